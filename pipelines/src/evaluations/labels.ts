/**
 * Measures opinion, claim and quote on documents that no fit has seen: the shipped kind of model is fitted again without
 * the held-out documents (a minute or two), since the shipped arrays have seen them. Parts: each set in each reading,
 * each level of agreement among BABE's experts, and Breitbart alone, where outlet says nothing of the label. Of the
 * accurate model, the second step is fitted again, on the logits of an encoder that saw no held-out document.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  abstentionOf,
  accurateFigures,
  evaluatedPart,
  GOLD_SETS,
  heldOutFigures,
  inventedGold,
  labelFigures,
  MODES,
  outcomesOf,
  readAids,
  readGold,
  readHeldOutLogits,
  READINGS,
  readUnlabelled,
  THREE_CLASSES,
  trainAccurate,
  trainLabels,
  TWO_CLASSES,
  type AccurateRun,
  type Evaluation,
  type Figure,
  type GoldSentence,
  type ReadData,
  type TrainingRun,
} from "@columnist/learn";
import type { EvaluatedPart } from "@columnist/model";
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

/** Reading whose wrong sentences a page shows: the fullest that a set has. */
const SHOWN: ReadonlySet<string> = new Set([
  "webis text",
  "mpqa text",
  "gold text",
  "babe alone",
  "checkthat alone",
]);

interface Measured {
  readonly run: TrainingRun;
  readonly accurate: AccurateRun;
  readonly sentences: ReadonlyArray<GoldSentence>;
}

const measure = (folder: ReadData): Measured | null => {
  const documents = readGold(withOwnGold(folder));
  if (!documents.some(({ set }) => set !== "gold")) return null;
  const aids = readAids();
  const run = trainLabels(
    {
      documents: [...documents, ...inventedGold(), ...readUnlabelled(folder, documents, aids.soft)],
      aids,
      fitSets: new Set(GOLD_SETS),
      isFinal: false,
    },
    () => undefined,
  );
  const accurate = trainAccurate(documents, readHeldOutLogits());
  return { run, accurate, sentences: documents.flatMap((document) => document.sentences) };
};

/** Parts of BABE read alone: where the outlet says nothing, and by how far the experts agree. */
const partsOf = ({ run, sentences }: Measured) => {
  const part = (name: string, test: (sentence: GoldSentence) => boolean) => ({
    name,
    outcomes: outcomesOf(
      run,
      2,
      (sentence, mode) =>
        mode === "alone" && run.data.sets[sentence] === "babe" && test(sentences[sentence]!),
    ),
  });
  return [
    part("babe, Breitbart alone", ({ outlet }) => outlet === "Breitbart"),
    ...LEVELS.map(([name, from, to]) =>
      part(`babe, ${name}`, ({ agreement }) => agreement !== null && agreement >= from && agreement < to),
    ),
  ].filter(({ outcomes }) => outcomes.length > 0);
};

const figuresOf = (measured: Measured): ReadonlyArray<Figure> => [
  ...heldOutFigures(measured.run),
  ...accurateFigures(measured.accurate),
  ...partsOf(measured).flatMap(({ name, outcomes }) => labelFigures(name, outcomes)),
];

const pagePartsOf = (measured: Measured): ReadonlyArray<EvaluatedPart> => {
  const { run } = measured;
  const abstainBelow = abstentionOf(run);
  const sets = [...new Set(run.heldOut.map(({ sentence }) => run.data.sets[sentence]!))].toSorted();
  const whole = sets.flatMap((set) =>
    MODES.flatMap((mode) => {
      const three = outcomesOf(
        run,
        3,
        (sentence, found) => found === mode && run.data.sets[sentence] === set,
      );
      if (three.length === 0) return [];
      const classes = three.some(({ gold }) => gold === 2) ? THREE_CLASSES : TWO_CLASSES;
      // Without quotes in the gold, what the gate takes counts as claim.
      const outcomes =
        classes === THREE_CLASSES
          ? three
          : outcomesOf(run, 2, (sentence, found) => found === mode && run.data.sets[sentence] === set);
      const textOf = (i: number): string => run.data.texts[outcomes[i]!.sentence]!;
      const isShown = SHOWN.has(`${set} ${mode}`);
      return [
        evaluatedPart(`${set} ${READINGS[mode]}`, outcomes, classes, abstainBelow, isShown ? textOf : null),
      ];
    }),
  );
  return [
    ...whole,
    ...partsOf(measured).map(({ name, outcomes }) =>
      evaluatedPart(name, outcomes, TWO_CLASSES, abstainBelow, null),
    ),
  ];
};

export const labelsEvaluation: Evaluation = {
  id: "labels",
  run: (folder) => {
    const measured = measure(folder);
    return measured === null ? [] : figuresOf(measured);
  },
  detail: (folder) => {
    const measured = measure(folder);
    return measured === null
      ? { figures: [], parts: [] }
      : { figures: figuresOf(measured), parts: pagePartsOf(measured) };
  },
};
