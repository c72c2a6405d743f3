import { setsOf, findSet, voteAt, type Rule, hasSet } from "../sentenceView.ts";

const CAUSE = setsOf("cause");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor", "booster");

export const C4: Rule = {
  id: "C4",
  title: "Cause or correlation stated flat: claim",
  examples: [
    { text: "Rents rose by a third after the cap ended, because fewer flats were built.", fires: true },
    { text: "They left because the plan was stupid.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const cause = findSet(sentence, CAUSE);
    return cause < 0 || hasSet(sentence, JUDGES) ? null : voteAt(sentence, "claim", 0.4, cause);
  },
  pull: 0,
  firmPull: 0,
  tells: 50,
};
