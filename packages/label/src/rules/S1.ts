import { hashWord } from "../hash.ts";
import { findWord, firstWord, voteAt, type Rule } from "../sentenceView.ts";

const CREDITS = new Set(
  ["photograph", "photo", "getty", "reuters", "newsletter", "subscribe", "cookies", "copyright"].map(
    hashWord,
  ),
);

export const S1: Rule = {
  id: "S1",
  title: "Bylines, credits and notices are no sentences of the article: never a sure label",
  examples: [
    { text: "Photograph: Ana Lutz/Harbour Pictures", fires: true },
    { text: "The photo shows the mayor on the pier with a rope in each of his hands.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.to - sentence.from > 8) return null;
    const t = findWord(sentence, CREDITS, firstWord(sentence));
    return t < 0 ? null : voteAt(sentence, "claim", 0.2, t);
  },
  pull: 0,
  firmPull: 0,
  tells: 210,
};
