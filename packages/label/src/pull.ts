import { RULES } from "./rules.ts";
import type { SentenceView, Vote } from "./sentenceView.ts";

/**
 * How far a full vote of a rule moves the final log-odds of opinion, beside its weight as a feature: the guideline's
 * own say where data sets differ. Chosen on held-out documents as the most that cost no set anything; pulls towards
 * claim cost some (Webis .005), so there are none but R1's, which the guideline leaves no doubt about.
 */
const PULLS: Readonly<Record<string, number>> = {
  O1: 0.75,
  O2: 0.25,
  O3: 0.4,
  O4: 0.6,
  O5: 0.35,
  O6: 0.6,
  O7: 0.35,
  O8: 0.5,
  O9: 0.4,
  O10: 0.5,
};
/** The quote gate found a crowd, the author as source, agreement or attack. */
const AUTHORS_VIEW = 1.2;
/** The author's verdict on a quote stands in a clause of its own (Q8). */
const VERDICT_ON_QUOTE = 3;
/** The quote gate found somebody else's speech or thought. */
const REPORTED = -1;

const PULL_OF_RULE = RULES.map((rule) => PULLS[rule.id] ?? 0);

/** Log-odds of opinion that the guideline adds to a sentence: the strongest pull among rules and gate. */
export const guidelinePull = ({ quotes }: SentenceView, votes: ReadonlyArray<Vote | null>): number => {
  let pull = 0;
  if (quotes.label === "opinion") pull = quotes.rule === "Q8" ? VERDICT_ON_QUOTE : AUTHORS_VIEW;
  for (let r = 0; r < votes.length; r++) {
    const vote = votes[r];
    if (vote?.label === "opinion") pull = Math.max(pull, PULL_OF_RULE[r]! * vote.strength);
  }
  return quotes.rule === "R1" && quotes.quoteKind === "indirect" && quotes.voice === "source"
    ? pull + REPORTED
    : pull;
};
