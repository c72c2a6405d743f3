import { bitsOf, findBits, voteAt, type Rule } from "../sentenceView.ts";

const CAUSE = bitsOf("cause");
const JUDGES = bitsOf("negative", "positive", "duty", "metaphor", "booster");

export const C4: Rule = {
  id: "C4",
  title: "Cause or correlation stated flat: claim",
  examples: [
    { text: "Rents rose by a third after the cap ended, because fewer flats were built.", fires: true },
    { text: "They left because the plan was stupid.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const cause = findBits(sentence, CAUSE);
    return cause < 0 || (sentence.bits & JUDGES) !== 0 ? null : voteAt(sentence, "claim", 0.4, cause);
  },
};
