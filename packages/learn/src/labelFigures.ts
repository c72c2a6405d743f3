import type { Label } from "@columnist/model";
import { bootstrapInterval } from "@columnist/statistics";
import { calibrationError } from "./calibrate.ts";
import type { Figure } from "./figures.ts";
import { confusionOf, f1Of, macroF1, riskCoverage } from "./score.ts";

/** A judged sentence: classes as indices into opinion, claim. */
export interface Outcome {
  readonly gold: number;
  readonly given: number;
  /** Confidence in the class given, 0 to 1. */
  readonly confidence: number;
  /** Document, for intervals. */
  readonly group: string;
}

/** Classes without quotes, then with them: gold and given are indices of these. */
export const TWO_CLASSES: ReadonlyArray<Label> = ["opinion", "claim"];
export const THREE_CLASSES: ReadonlyArray<Label> = ["opinion", "claim", "quote"];
const PART = 0.7;

/** Sentences of each document, as indices. */
export const groupsOf = (
  outcomes: ReadonlyArray<{ readonly group: string }>,
): ReadonlyArray<ReadonlyArray<number>> => {
  const groups = new Map<string, number[]>();
  for (const [i, { group }] of outcomes.entries()) {
    const found = groups.get(group);
    if (found === undefined) groups.set(group, [i]);
    else found.push(i);
  }
  return [...groups.values()];
};

/** Macro-F1 with its interval, calibration error, and error at full and at 70 % coverage. Nothing for no outcomes. */
export const labelFigures = (
  set: string,
  outcomes: ReadonlyArray<Outcome>,
  classes: ReadonlyArray<string> = TWO_CLASSES,
  metric: string = "macro f1",
): ReadonlyArray<Figure> => {
  if (outcomes.length === 0) return [];
  const n = outcomes.length;
  const macro = (items: ReadonlyArray<number>): number =>
    macroF1(
      confusionOf(
        classes,
        items.map((i) => outcomes[i]!.gold),
        items.map((i) => outcomes[i]!.given),
      ),
    );
  const confidence = outcomes.map((outcome) => outcome.confidence);
  const isRight = outcomes.map((outcome) => (outcome.gold === outcome.given ? 1 : 0));
  const curve = riskCoverage(confidence, isRight);
  const risk = (share: number): number =>
    curve.find((point) => point.coverage >= share - 1e-9)?.risk ?? curve.at(-1)?.risk ?? 0;
  const every = outcomes.map((_, i) => i);
  const confusion = confusionOf(
    classes,
    outcomes.map(({ gold }) => gold),
    outcomes.map(({ given }) => given),
  );
  return [
    ...classes.map((name, k): Figure => ({
      set,
      metric: `f1 of ${name}`,
      value: f1Of(confusion, k),
      interval: null,
      n,
      better: "higher",
    })),
    {
      set,
      metric,
      value: macro(every),
      interval: bootstrapInterval(groupsOf(outcomes), macro),
      n,
      better: "higher",
    },
    {
      set,
      metric: "calibration error",
      value: calibrationError(confidence, isRight),
      interval: null,
      n,
      better: "lower",
    },
    { set, metric: "error", value: risk(1), interval: null, n, better: "lower" },
    { set, metric: "error at 70 % coverage", value: risk(PART), interval: null, n, better: "lower" },
  ];
};
