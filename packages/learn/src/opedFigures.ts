import type { Label } from "@columnist/model";
import { bootstrapInterval } from "@columnist/statistics";
import { calibrationError } from "./calibrate.ts";
import type { Figure } from "./figures.ts";
import { groupsOf } from "./labelFigures.ts";
import { confusionOf, macroF1 } from "./score.ts";

/** A sentence of an op-ed beside what a labeller said of it. */
export interface JudgedOped {
  readonly gold: Label;
  /** The other label that a careful reader could give; null where there is none. */
  readonly second: Label | null;
  /** 3 sure, 2 arguable, 1 a coin toss. */
  readonly certainty: number;
  /** Class of the gold's rule, -1 for none; and of the rule given, null where none was named. */
  readonly goldRule: number;
  readonly givenRule: number | null;
  readonly given: Label;
  /** Probability that `given` is right, 0 to 1. */
  readonly confidence: number;
  readonly abstains: boolean;
  /** Document. */
  readonly group: string;
}

/** Confidence from which a label is called sure. */
const SURE = 0.9;

const shareOf = <A>(rows: ReadonlyArray<A>, test: (row: A) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(test).length / rows.length;

const isRight = ({ gold, given }: JudgedOped): boolean => gold === given;
const isDoubted = ({ second }: JudgedOped): boolean => second !== null;
const isNamed = ({ givenRule }: JudgedOped): boolean => givenRule !== null;

/** Opinion against claim where the gold is no quote; what is taken for a quote counts as claim. */
const twoSides = (rows: ReadonlyArray<JudgedOped>): number => {
  const open = rows.filter(({ gold }) => gold !== "quote");
  const side = (label: Label): number => (label === "opinion" ? 0 : 1);
  return macroF1(
    confusionOf(
      ["opinion", "claim"],
      open.map(({ gold }) => side(gold)),
      open.map(({ given }) => side(given)),
    ),
  );
};

const LABELS: ReadonlyArray<Label> = ["opinion", "claim", "quote"];
const threeSides = (rows: ReadonlyArray<JudgedOped>): number =>
  macroF1(
    confusionOf(
      LABELS,
      rows.map(({ gold }) => LABELS.indexOf(gold)),
      rows.map(({ given }) => LABELS.indexOf(given)),
    ),
  );

interface Measure {
  readonly metric: string;
  readonly of: (rows: ReadonlyArray<JudgedOped>) => number;
  readonly better?: "lower";
}

const MEASURES: ReadonlyArray<Measure> = [
  { metric: "label right", of: (rows) => shareOf(rows, isRight) },
  {
    metric: "right or the second label",
    of: (rows) => shareOf(rows, (row) => isRight(row) || row.given === row.second),
  },
  {
    metric: "right where the gold is sure",
    of: (rows) =>
      shareOf(
        rows.filter(({ certainty }) => certainty === 3),
        isRight,
      ),
  },
  { metric: "opinion/claim macro f1", of: twoSides },
  { metric: "three labels macro f1", of: threeSides },
  {
    metric: "right at confidence .9",
    of: (rows) =>
      shareOf(
        rows.filter(({ confidence }) => confidence >= SURE),
        isRight,
      ),
  },
  {
    metric: "share at confidence .9",
    of: (rows) => shareOf(rows, ({ confidence }) => confidence >= SURE),
  },
  {
    metric: "calibration error",
    of: (rows) =>
      calibrationError(
        rows.map(({ confidence }) => confidence),
        rows.map((row) => (isRight(row) ? 1 : 0)),
      ),
    better: "lower",
  },
  {
    metric: "named rule right",
    of: (rows) =>
      shareOf(
        rows.filter((row) => isRight(row) && isNamed(row)),
        (row) => row.goldRule === row.givenRule,
      ),
  },
  { metric: "rule named", of: (rows) => shareOf(rows.filter(isRight), isNamed) },
  { metric: "abstained", of: (rows) => shareOf(rows, ({ abstains }) => abstains) },
  {
    metric: "two labels possible where abstained",
    of: (rows) =>
      shareOf(
        rows.filter(({ abstains }) => abstains),
        isDoubted,
      ),
  },
  {
    metric: "right where not abstained",
    of: (rows) =>
      shareOf(
        rows.filter(({ abstains }) => !abstains),
        isRight,
      ),
  },
];

/** Figures of judged op-eds, with 95 % intervals by whole documents. Nothing for no rows. */
export const opedFigures = (set: string, rows: ReadonlyArray<JudgedOped>): ReadonlyArray<Figure> => {
  if (rows.length === 0) return [];
  const groups = groupsOf(rows);
  return MEASURES.map(({ metric, of, better }) => ({
    set,
    metric,
    value: of(rows),
    interval: bootstrapInterval(groups, (items) => of(items.map((i) => rows[i]!))),
    n: rows.length,
    better: better ?? "higher",
  }));
};
