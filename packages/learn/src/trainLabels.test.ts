import { describe, expect, it } from "vitest";
import type { GoldDocument } from "./gold.ts";
import { heldOutFigures } from "./labelCard.ts";
import { trainLabels } from "./trainLabels.ts";
import { labelWeightsText } from "./writeLabels.ts";

const CLAIMS = [
  "The council closed the pier on 3 March.",
  "Rents rose by 4 per cent in 2019.",
  "Officials said the ferry would run on Monday.",
  "The board counted 312 cars in April.",
];
const OPINIONS = [
  "It is a disgrace that the pier is shut.",
  "The council must open the pier again.",
  "This is a foolish and shameful plan.",
  "We should never have trusted the board.",
];

const documents: ReadonlyArray<GoldDocument> = Array.from({ length: 40 }, (_, d) => ({
  id: `d${d}`,
  source: `d${d}`,
  set: "gold",
  fold: d % 5,
  sentences: Array.from({ length: 6 }, (__, i) => {
    const isOpinion = (d * 7 + i * 3) % 5 < 2;
    return {
      id: `d${d}-${i}`,
      text: (isOpinion ? OPINIONS : CLAIMS)[(d + i) % 4]!,
      label: isOpinion ? ("opinion" as const) : ("claim" as const),
      nativeLabel: "",
      kind: "paragraph" as const,
      paragraph: i >> 1,
      outlet: null,
      agreement: null,
    };
  }),
}));

const train = () =>
  trainLabels(
    { documents, aids: { vectors: null, soft: null }, fitSets: new Set(["gold"] as const), isFinal: true },
    () => undefined,
  );

describe("trainLabels", () => {
  it("gives the same bytes for the same data", () => {
    expect(labelWeightsText(train().trained, 0.7)).toBe(labelWeightsText(train().trained, 0.7));
  });
  it("tells verdicts and demands from facts on documents it did not fit on", () => {
    const figure = heldOutFigures(train()).find(
      ({ set, metric }) => set === "own gold whole text" && metric === "macro f1",
    );
    expect(figure?.n).toBe(48);
    expect(figure?.value).toBeGreaterThan(0.9);
  });
});
