import { findSet, setsOf, voteAt, type Rule } from "../sentenceView.ts";

const CREDIT = setsOf("credit");
/** A notice is seldom longer, in tokens. */
const SHORT = 8;

export const S1: Rule = {
  id: "S1",
  title: "Bylines, credits and notices are no sentences of the article: never a sure label",
  examples: [
    { text: "Photograph: Ana Lutz/Harbour Pictures", fires: true },
    { text: "The photo shows the mayor on the pier with a rope in each of his hands.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.to - sentence.from > SHORT) return null;
    const credit = findSet(sentence, CREDIT);
    return credit < 0 ? null : voteAt(sentence, "claim", 0.2, credit);
  },
  pull: 0,
  firmPull: 0,
  tells: null,
};
