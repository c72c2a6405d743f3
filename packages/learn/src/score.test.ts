import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "@columnist/statistics";
import { calibrate, calibrationError } from "./calibrate.ts";
import { seededRandom } from "@columnist/statistics";
import { confusionOf, f1Of, macroF1, riskCoverage } from "./score.ts";

describe("scores", () => {
  it("counts gold against given and averages the F1 of classes that occur", () => {
    const confusion = confusionOf(["o", "c", "q"], [0, 0, 0, 1, 1, -1], [0, 0, 1, 1, 0, 2]);
    expect(f1Of(confusion, 0)).toBeCloseTo(2 / 3, 9);
    expect(f1Of(confusion, 1)).toBeCloseTo(0.5, 9);
    expect(macroF1(confusion)).toBeCloseTo((2 / 3 + 0.5) / 2, 9);
  });
  it("drops the least sure sentences first", () => {
    const curve = riskCoverage([0.9, 0.6, 0.8, 0.7], [1, 0, 1, 0], 4);
    expect(curve.map((point) => point.risk)).toEqual([0, 0, 1 / 3, 0.5]);
    expect(curve[1]).toMatchObject({ coverage: 0.5, threshold: 0.8 });
  });
});

describe("calibration", () => {
  it("finds the line that made the data", () => {
    const random = seededRandom(4);
    const n = 20_000;
    const logits = Float32Array.from({ length: n }, () => (random() - 0.5) * 8);
    const positive = logits.map((x) => (random() < 1 / (1 + Math.exp(-(0.5 * x + 1))) ? 1 : 0));
    const line = calibrate(logits, positive, new Float32Array(n).fill(1));
    expect(line.scale).toBeCloseTo(0.5, 1);
    expect(line.shift).toBeCloseTo(1, 1);
  });
  it("measures no error where confidence is the rate of being right", () => {
    expect(calibrationError([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0])).toBeCloseTo(0, 9);
    expect(calibrationError([0.95, 0.95], [0, 1])).toBeCloseTo(0.45, 9);
  });
});

describe("bootstrapInterval", () => {
  const mean = (values: ReadonlyArray<number>) => (items: ReadonlyArray<number>) =>
    items.reduce((sum, item) => sum + values[item]!, 0) / items.length;
  it("holds the mean, and widens where sentences of a document go together", () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 50 ? 1 : 0));
    const alone = bootstrapInterval(
      values.map((_, i) => [i]),
      mean(values),
    )!;
    const together = bootstrapInterval(
      Array.from({ length: 10 }, (_, g) => Array.from({ length: 10 }, (__, i) => g * 10 + i)),
      mean(values),
    )!;
    expect(alone[0]).toBeLessThan(0.5);
    expect(alone[1]).toBeGreaterThan(0.5);
    expect(together[1] - together[0]).toBeGreaterThan(alone[1] - alone[0]);
  });
  it("gives the same interval each time", () => {
    const groups = [[0], [1], [2], [3]];
    expect(bootstrapInterval(groups, mean([1, 2, 3, 4]))).toEqual(
      bootstrapInterval(groups, mean([1, 2, 3, 4])),
    );
  });
});
