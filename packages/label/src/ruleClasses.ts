import type { Label } from "@columnist/model";

/** A rule of the guideline as the reason of a label: what a model predicts beside the label. */
export interface RuleClass {
  /** The id of guideline.md. */
  readonly rule: string;
  readonly label: Label;
}

const of = (label: Label, rules: string): ReadonlyArray<RuleClass> =>
  rules.split(" ").map((rule) => ({ rule, label }));

/**
 * The rules that people who label by the guideline give as reasons, with the label that they are reasons for, in the
 * order of every model's numbers. O4, O9 and Q8 stand under two labels: a question that a fact answers is a claim.
 */
export const RULE_CLASSES: ReadonlyArray<RuleClass> = [
  ...of("opinion", "O1 O2 O3 O4 O5 O6 O7 O8 O9 O10 R2 R3 Q8"),
  ...of("claim", "R1 C1 C2 C3 C4 C6 C7 C8 C9 C10 O4 O9"),
  ...of("quote", "Q1 Q2 Q3 Q8"),
];

const rangeOf = (label: Label): readonly [number, number] => [
  RULE_CLASSES.findIndex((found) => found.label === label),
  RULE_CLASSES.findLastIndex((found) => found.label === label) + 1,
];

/** Where the classes of a label start and end. */
export const CLASSES_OF: Readonly<Record<Label, readonly [from: number, to: number]>> = {
  opinion: rangeOf("opinion"),
  claim: rangeOf("claim"),
  quote: rangeOf("quote"),
};

/** Rules that the guideline tells apart and a reason does not: reported speech is R1 or C5, a quote in a quote Q2. */
const SAME: Readonly<Record<string, string>> = { C5: "R1", Q4: "Q2", Q7: "Q2" };

/** The class of a label that was given for a rule; -1 where the guideline knows no such reason. */
export const ruleClassOf = (rule: string, label: Label): number => {
  const same = SAME[rule] ?? rule;
  return RULE_CLASSES.findIndex((found) => found.rule === same && found.label === label);
};
