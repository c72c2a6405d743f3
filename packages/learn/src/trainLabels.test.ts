import { FIRST_CLAIM, readSentences } from "@columnist/label/features";
import { editorialModel } from "@columnist/label/models";
import { describe, expect, it } from "vitest";
import type { GoldDocument } from "./gold.ts";
import { NO_AIDS } from "./aids.ts";
import { foldModels, measureSets } from "./measureLabels.ts";
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

const train = () => trainLabels({ documents, aids: NO_AIDS }, () => undefined);

describe("trainLabels", () => {
  const run = train();
  it("gives the same bytes for the same data", () => {
    expect(labelWeightsText(train().shipped)).toBe(labelWeightsText(run.shipped));
  });
  it("tells verdicts and demands from facts on documents it did not fit on", () => {
    const { figures } = measureSets(documents, foldModels(run), run.helpers);
    const figure = figures.find(({ set, metric }) => set === "own gold held out" && metric === "macro f1");
    expect(figure?.n).toBe(48);
    expect(figure?.value).toBeGreaterThan(0.9);
  });
  it("makes a label's probability the sum of its reasons'", () => {
    const { shape, file } = run.shipped;
    const text = OPINIONS.join(" ");
    const sentences = { starts: Int32Array.of(0), ends: Int32Array.of(text.length) };
    const { logits, rules } = editorialModel("fast", shape, file).score(
      readSentences({ text, blocks: [], sentences }),
    );
    const sum = rules!.subarray(0, FIRST_CLAIM).reduce((all, share) => all + share, 0);
    expect(sum).toBeCloseTo(1 / (1 + Math.exp(-logits[0]!)), 5);
  });
});
