import type { EvaluatedPart, Label, Mistaken } from "@columnist/model";
import { reliability } from "./calibrate.ts";
import type { Outcome } from "./labelFigures.ts";
import { confusionOf, riskCoverage } from "./score.ts";

/** Most wrong sentences that a page shows of one pair of labels. */
const SHOWN = 12;
const STEPS = 100;

const mistakenOf = (
  outcomes: ReadonlyArray<Outcome>,
  classes: ReadonlyArray<Label>,
  textOf: (outcome: number) => string,
): ReadonlyArray<Mistaken> => {
  const mistaken: Mistaken[] = [];
  for (const gold of classes.keys())
    for (const given of classes.keys()) {
      if (gold === given) continue;
      const here = [...outcomes.keys()]
        .filter((i) => outcomes[i]!.gold === gold && outcomes[i]!.given === given)
        .toSorted((a, b) => outcomes[b]!.confidence - outcomes[a]!.confidence || a - b)
        .slice(0, SHOWN);
      for (const i of here)
        mistaken.push({
          gold: classes[gold]!,
          given: classes[given]!,
          confidence: outcomes[i]!.confidence,
          text: textOf(i),
        });
    }
  return mistaken;
};

/**
 * What a page shows of some judged sentences.
 * @param abstainBelow confidence below which the labeller abstains
 * @param textOf text of an outcome by its index; null shows no sentences
 */
export const evaluatedPart = (
  name: string,
  outcomes: ReadonlyArray<Outcome>,
  classes: ReadonlyArray<Label>,
  abstainBelow: number,
  textOf: ((outcome: number) => string) | null,
): EvaluatedPart => {
  const confidence = outcomes.map((outcome) => outcome.confidence);
  const isRight = outcomes.map(({ gold, given }) => (gold === given ? 1 : 0));
  const kept = outcomes.filter((outcome) => outcome.confidence >= abstainBelow);
  const { counts } = confusionOf(
    classes,
    outcomes.map(({ gold }) => gold),
    outcomes.map(({ given }) => given),
  );
  return {
    name,
    classes,
    confusion: [...counts],
    reliability: reliability(confidence, isRight),
    curve: riskCoverage(confidence, isRight, STEPS),
    kept: {
      coverage: kept.length / Math.max(1, outcomes.length),
      risk: kept.filter(({ gold, given }) => gold !== given).length / Math.max(1, kept.length),
    },
    mistaken: textOf === null ? [] : mistakenOf(outcomes, classes, textOf),
  };
};
