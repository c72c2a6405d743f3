import { editorialModel, type OpinionModel } from "@columnist/label/models";
import type { EvaluatedPart, Label } from "@columnist/model";
import type { Figure } from "./figures.ts";
import type { GoldDocument, GoldSet } from "./gold.ts";
import { judgeByBaseline, judgeOpeds } from "./judgeOpeds.ts";
import { judgeSets, type JudgedSentence } from "./judgeSets.ts";
import { labelFigures, THREE_CLASSES, TWO_CLASSES } from "./labelFigures.ts";
import { evaluatedPart } from "./labelParts.ts";
import { opedFigures } from "./opedFigures.ts";
import type { TrainingRun } from "./trainLabels.ts";

/** A gold set as it is read to be judged. */
interface Reading {
  readonly name: string;
  readonly set: GoldSet;
  readonly reading: "whole" | "alone";
  readonly classes: 2 | 3;
  /** Documents that count; all of the set unless told. */
  readonly test?: (document: GoldDocument) => boolean;
  /** Sentences that count; all unless told. */
  readonly keeps?: (judged: JudgedSentence) => boolean;
}

const agreeing =
  (from: number, to: number) =>
  ({ sentence: { agreement } }: JudgedSentence): boolean =>
    agreement !== null && agreement !== undefined && agreement >= from && agreement < to;
const isHeld = ({ fold }: GoldDocument): boolean => fold === 0;

const READINGS: ReadonlyArray<Reading> = [
  { name: "own gold held out", set: "gold", reading: "whole", classes: 3, test: isHeld },
  { name: "own gold held out, alone", set: "gold", reading: "alone", classes: 3, test: isHeld },
  { name: "checkthat dev, alone", set: "checkthat", reading: "alone", classes: 2, test: isHeld },
  { name: "babe, alone", set: "babe", reading: "alone", classes: 2 },
  {
    name: "babe, Breitbart alone",
    set: "babe",
    reading: "alone",
    classes: 2,
    keeps: ({ sentence }) => sentence.outlet === "Breitbart",
  },
  { name: "babe, all agree", set: "babe", reading: "alone", classes: 2, keeps: agreeing(1, 2) },
  { name: "babe, fewer agree", set: "babe", reading: "alone", classes: 2, keeps: agreeing(0, 1) },
  { name: "mpqa, whole text", set: "mpqa", reading: "whole", classes: 2 },
  { name: "mpqa, alone", set: "mpqa", reading: "alone", classes: 2 },
  { name: "webis, read by the guideline", set: "webis", reading: "whole", classes: 2 },
];

/** Figures of a run, and what lies behind them for a page. */
export interface MeasuredLabels {
  readonly figures: ReadonlyArray<Figure>;
  readonly parts: ReadonlyArray<EvaluatedPart>;
}

/** The models of a run by fold: each has seen nothing of the documents of its fold. */
export const foldModels = (run: TrainingRun): ((document: GoldDocument) => OpinionModel) => {
  const models = run.folds.map(({ shape, file }) => editorialModel("fast", shape, file));
  return ({ fold }) => models[fold]!;
};

/** Op-eds out of fold, as whole texts, beside the baseline: alone, and where this program tells it what is quoted. */
export const measureOpeds = (
  documents: ReadonlyArray<GoldDocument>,
  modelOf: (document: GoldDocument) => OpinionModel,
): ReadonlyArray<Figure> => {
  const opeds = documents.filter(({ set }) => set === "opeds");
  const judged = judgeOpeds(opeds, modelOf);
  return [
    ...opedFigures("fast", judged),
    ...opedFigures("TF-IDF and logistic regression", judgeByBaseline(opeds, null)),
    ...opedFigures("TF-IDF and logistic regression, quotes told", judgeByBaseline(opeds, judged)),
  ];
};

/** Each other set out of fold, read by the guideline, and what its own head says where it means something else. */
export const measureSets = (
  documents: ReadonlyArray<GoldDocument>,
  modelOf: (document: GoldDocument) => OpinionModel,
  helpers: TrainingRun["helpers"],
): MeasuredLabels => {
  const judged = READINGS.flatMap((reading) => {
    const some = documents.filter(
      (document) => document.set === reading.set && (reading.test?.(document) ?? true),
    );
    const outcomes = judgeSets(some, reading.reading, modelOf, reading.classes).filter(
      (row) => reading.keeps?.(row) ?? true,
    );
    const classes: ReadonlyArray<Label> = reading.classes === 3 ? THREE_CLASSES : TWO_CLASSES;
    return outcomes.length === 0 ? [] : [{ name: reading.name, classes, outcomes }];
  });
  return {
    figures: [
      ...judged.flatMap(({ name, classes, outcomes }) => labelFigures(name, outcomes, classes)),
      ...helpers.flatMap(({ set, outcomes }) => labelFigures(`${set}, by its own head`, outcomes)),
    ],
    parts: judged.map(({ name, classes, outcomes }) =>
      evaluatedPart(name, outcomes, classes, 0, (i) => outcomes[i]!.sentence.text),
    ),
  };
};
