import { ENCODER_HEADS } from "@columnist/label/features";
import { describe, expect, it } from "vitest";
import { accurateAbstention, accurateFigures } from "./accurateCard.ts";
import type { GoldDocument } from "./gold.ts";
import { sentenceHash } from "./targets.ts";
import { trainAccurate } from "./trainAccurate.ts";
import { accurateWeightsText } from "./writeLabels.ts";

/** Sentences of a list set and of texts, one in three of which the encoder gets wrong by itself. */
const documents: ReadonlyArray<GoldDocument> = Array.from({ length: 60 }, (_, d) => ({
  id: `d${d}`,
  source: `d${d}`,
  set: d % 2 === 0 ? "webis" : "checkthat",
  fold: 0,
  sentences: Array.from({ length: d % 2 === 0 ? 6 : 1 }, (__, i) => ({
    id: `d${d}-${i}`,
    text: `Boat ${d} of row ${i} went out.`,
    label: (d + i) % 3 === 0 ? ("claim" as const) : ("opinion" as const),
    nativeLabel: "",
    kind: "paragraph" as const,
    paragraph: i >> 1,
    outlet: null,
    agreement: null,
  })),
}));

const scores = new Map(
  documents.flatMap(({ sentences, set }) =>
    sentences.map(({ text, label }, i) => {
      const logits = new Float32Array(ENCODER_HEADS.length);
      const isWrong = (text.length + i) % 9 === 0;
      for (const head of [set, "all"])
        logits[ENCODER_HEADS.indexOf(head)] = (label === "opinion") === isWrong ? -2 : 2;
      logits[ENCODER_HEADS.indexOf(`from.${set}`)] = 2;
      return [sentenceHash(text), logits] as const;
    }),
  ),
);

describe("trainAccurate", () => {
  const run = trainAccurate(documents, scores);
  it("gives the same bytes for the same data", () => {
    const text = (some: typeof run): string => accurateWeightsText(some, accurateAbstention(some), "0");
    expect(text(trainAccurate(documents, scores))).toBe(text(run));
  });

  it("judges each sentence of each reading once, lists of a set too", () => {
    const count = (mode: string): number => run.rows.filter((row) => row.mode === mode).length;
    expect([count("text"), count("alone")]).toEqual([180, 210]);
    // Three lists a sentence; one that is left over alone makes no list.
    expect(count("list")).toBeGreaterThan(80);
  });

  it("follows the encoder on documents it was not fitted on", () => {
    const figure = accurateFigures(run).find(
      ({ set, metric }) => set === "accurate: webis whole text" && metric === "macro f1",
    );
    expect(figure?.n).toBe(180);
    expect(figure?.value).toBeGreaterThan(0.8);
  });
});
