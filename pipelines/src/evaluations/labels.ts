/**
 * Measures opinion, claim and quote on documents that no fit has seen: the shipped kind of model is fitted again without
 * the held-out documents (a minute or two), since the shipped arrays have seen them. Parts: each set in each reading,
 * each level of agreement among BABE's experts, and Breitbart alone, where outlet says nothing of the label.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  GOLD_SETS,
  heldOutFigures,
  labelFigures,
  outcomesOf,
  readAids,
  readGold,
  readUnlabelled,
  trainLabels,
  type Evaluation,
  type Figure,
  type ReadData,
} from "@columnist/learn";
import { ROOT } from "../workspace.ts";

/** Levels of agreement among annotators: the share that gave the majority's label. */
const LEVELS: ReadonlyArray<readonly [string, number, number]> = [
  ["all agree", 1, 2],
  ["three quarters or more agree", 0.75, 1],
  ["fewer agree", 0, 0.75],
];

const withOwnGold =
  (read: ReadData): ReadData =>
  (path) =>
    read(path) ?? (path === "gold/labels.jsonl" ? readFileSync(join(ROOT, "tests", path)) : null);

export const labelsEvaluation: Evaluation = {
  id: "labels",
  run: (folder) => {
    const documents = readGold(withOwnGold(folder));
    if (!documents.some(({ set }) => set !== "gold")) return [];
    const aids = readAids();
    const run = trainLabels(
      {
        documents: [...documents, ...readUnlabelled(folder, documents, aids.soft)],
        aids,
        fitSets: new Set(GOLD_SETS),
        isFinal: false,
      },
      () => undefined,
    );
    const sentences = documents.flatMap((document) => document.sentences);
    const part = (name: string, test: (sentence: number) => boolean): ReadonlyArray<Figure> =>
      labelFigures(
        name,
        outcomesOf(
          run,
          2,
          (sentence, mode) => mode === "alone" && run.data.sets[sentence] === "babe" && test(sentence),
        ),
      );
    return [
      ...heldOutFigures(run),
      ...part("babe, Breitbart alone", (sentence) => sentences[sentence]!.outlet === "Breitbart"),
      ...LEVELS.flatMap(([name, from, to]) =>
        part(`babe, ${name}`, (sentence) => {
          const agreement = sentences[sentence]!.agreement;
          return agreement !== null && agreement >= from && agreement < to;
        }),
      ),
    ];
  },
};
