import { RULES } from "./rules.ts";
import { FIRM, type Vote } from "./sentenceView.ts";

/** A pull towards opinion this strong leaves nothing to what pulls the other way: a firm verdict on a report is the author's. */
const FREES = 2;

/**
 * Log-odds of opinion that the guideline adds to a sentence, beside its votes as features: the strongest pull towards
 * opinion, less the strongest towards claim unless the first is firm.
 * @param votes one entry a rule of RULES
 * @param counted which rules count; all where none is told
 */
export const guidelinePull = (
  votes: ReadonlyArray<Vote | null>,
  counted: ReadonlyArray<boolean> | null = null,
): number => {
  let opinion = 0;
  let claim = 0;
  for (let r = 0; r < votes.length; r++) {
    const vote = votes[r];
    if (vote === null || vote === undefined || vote.label === "quote" || counted?.[r] === false) continue;
    const { pull, firmPull } = RULES[r]!;
    const moves = vote.strength >= FIRM ? firmPull : pull * vote.strength;
    if (vote.label === "opinion") opinion = Math.max(opinion, moves);
    else claim = Math.max(claim, moves);
  }
  return opinion >= FREES ? opinion : opinion - claim;
};
