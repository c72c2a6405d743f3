import { ENCODER_WIDTH, openHead, openWeights, readOutputs, runHead } from "@columnist/label/features";
import { describe, expect, it } from "vitest";
import { fitHead, type HeadExamples, type HeadOptions } from "./fitHead.ts";
import { headSections, meanHead, roundedHead } from "./headSections.ts";
import { packSections } from "./quantise.ts";
import { seededRandom } from "@columnist/statistics";

const OPTIONS: HeadOptions = {
  hidden: 8,
  epochs: 40,
  rate: 0.004,
  decay: 0.01,
  dropout: 0.1,
  batch: 16,
  reasonWeight: 0.5,
  seed: 3,
};

const LABELS = ["opinion", "opinion", "claim", "claim"] as const;

/** Sentences whose label hangs on one number of the encoder and whose reason on it and on a feature. */
const exampleOf = (count: number): HeadExamples => {
  const random = seededRandom(5);
  const states = Float32Array.from({ length: count * ENCODER_WIDTH }, (_, i) =>
    i % ENCODER_WIDTH < 20 ? random() - 0.5 : 0,
  );
  const features = Float32Array.from({ length: count }, () => (random() < 0.5 ? 1 : 0));
  const sides = new Float32Array(count);
  const reasons = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const isOpinion = random() < 0.5;
    states[i * ENCODER_WIDTH + 7] = isOpinion ? 2 : -2;
    sides[i] = isOpinion ? 1 : 0;
    reasons[i] = (isOpinion ? 0 : 2) + features[i]!;
  }
  return {
    count,
    states,
    features,
    sides,
    reasons,
    reasonLabels: LABELS,
    weights: new Float32Array(count).fill(1),
  };
};

describe("fitHead", () => {
  const data = exampleOf(300);
  const rows = Int32Array.from({ length: 200 }, (_, i) => i);
  const head = fitHead(data, rows, OPTIONS);

  it("learns label and reason from the encoder's numbers and from features", () => {
    const outputs = runHead(head, data.states, data.features, data.count);
    let right = 0;
    for (let i = 200; i < 300; i++) {
      const { logit, shares } = readOutputs(outputs.subarray(i * 5, (i + 1) * 5), LABELS);
      const isOpinion = logit > 0;
      const first = isOpinion ? 0 : 2;
      const reason = shares[first]! > shares[first + 1]! ? first : first + 1;
      if (isOpinion === (data.sides[i] === 1) && reason === data.reasons[i]) right++;
      expect(shares[0]! + shares[1]!).toBeCloseTo(1, 5);
      expect(shares[2]! + shares[3]!).toBeCloseTo(1, 5);
    }
    expect(right).toBeGreaterThan(85);
  });

  it("gives the same weights for the same data and seed, others for another seed", () => {
    expect(fitHead(data, rows, OPTIONS)).toEqual(head);
    expect(fitHead(data, rows, { ...OPTIONS, seed: 4 }).into).not.toEqual(head.into);
  });

  it("learns the label where no reason is known, and leaves open which of its reasons it is", () => {
    const untold = { ...data, reasons: data.reasons.map(() => -1) };
    const outputs = runHead(fitHead(untold, rows, OPTIONS), data.states, data.features, data.count);
    const right = Array.from({ length: 100 }, (_, i) => 200 + i).filter((i) => {
      // The reasons alone, without the output of the label.
      const own = outputs.slice(i * 5, (i + 1) * 5).fill(0, 0, 1);
      return readOutputs(own, LABELS).logit > 0 === (data.sides[i] === 1);
    });
    expect(right.length).toBeGreaterThan(85);
  });
});

describe("headSections", () => {
  const data = exampleOf(60);
  const rows = Int32Array.from({ length: 60 }, (_, i) => i);
  const [first, second] = [3, 4].map((seed) => fitHead(data, rows, { ...OPTIONS, epochs: 2, seed }));

  it("is the head again once it is opened", () => {
    const { bytes, table } = packSections(headSections(first!));
    const base64 = btoa(String.fromCharCode(...bytes));
    const file = { sha256: "", sections: table, base64 } as Parameters<typeof openWeights>[0];
    expect(openHead(openWeights(file))).toEqual(roundedHead(first!));
  });

  it("takes the mean of heads as one head", () => {
    const mean = runHead(meanHead([first!, second!]), data.states, data.features, data.count);
    const [a, b] = [first!, second!].map((head) => runHead(head, data.states, data.features, data.count));
    for (let k = 0; k < mean.length; k++)
      expect(Math.abs(mean[k]! - (a![k]! + b![k]!) / 2)).toBeLessThan(0.02);
  });
});
