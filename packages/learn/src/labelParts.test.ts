import { describe, expect, it } from "vitest";
import { calibrationError } from "./calibrate.ts";
import { labelFigures, TWO_CLASSES, type Outcome } from "./labelFigures.ts";
import { evaluatedPart } from "./labelParts.ts";

const outcomes: ReadonlyArray<Outcome> = Array.from({ length: 40 }, (_, i) => ({
  gold: i % 2,
  given: i % 10 === 0 ? 1 - (i % 2) : i % 2,
  confidence: 0.5 + (i % 10) / 20,
  group: `d${i % 5}`,
}));

describe("labelFigures", () => {
  it("gives F1 of each class, macro-F1 with an interval, and less error where the unsure are left out", () => {
    const figures = labelFigures("x", outcomes);
    const value = (metric: string) => figures.find((figure) => figure.metric === metric)!.value;
    expect(value("macro f1")).toBeCloseTo((value("f1 of opinion") + value("f1 of claim")) / 2, 9);
    expect(value("error")).toBeCloseTo(0.1, 9);
    expect(value("error at 70 % coverage")).toBe(0);
    expect(figures.find((figure) => figure.metric === "macro f1")!.interval).not.toBeNull();
  });
  it("gives nothing for nothing", () => {
    expect(labelFigures("x", [])).toEqual([]);
  });
});

describe("evaluatedPart", () => {
  const part = evaluatedPart("x", outcomes, TWO_CLASSES, 0.7, (i) => `sentence ${i}`);
  it("counts gold against given", () => {
    expect(part.confusion).toEqual([16, 4, 0, 20]);
  });
  it("keeps what is sure enough, and says how much of it is wrong", () => {
    expect(part.kept).toEqual({ coverage: 24 / 40, risk: 0 });
    expect(part.curve.at(-1)).toMatchObject({ coverage: 1, risk: 0.1 });
  });
  it("has bins that give the calibration error", () => {
    const off = part.reliability.map(({ confidence, right, n }) => Math.abs(confidence * n - right));
    const error = off.reduce((sum, x) => sum + x, 0) / outcomes.length;
    expect(error).toBeCloseTo(
      calibrationError(
        outcomes.map(({ confidence }) => confidence),
        outcomes.map(({ gold, given }) => (gold === given ? 1 : 0)),
      ),
      12,
    );
    expect(part.reliability.reduce((sum, { n }) => sum + n, 0)).toBe(40);
  });
  it("shows the sentences that went wrong, or none where no text is given", () => {
    expect(part.mistaken.map(({ text }) => text)).toEqual([0, 10, 20, 30].map((i) => `sentence ${i}`));
    expect(part.mistaken.every(({ gold, given }) => gold === "opinion" && given === "claim")).toBe(true);
    expect(evaluatedPart("x", outcomes, TWO_CLASSES, 0.7, null).mistaken).toEqual([]);
  });
});
