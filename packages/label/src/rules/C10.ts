import { bitsOf, findBits, voteAt, type Rule } from "../sentenceView.ts";

const HEDGE = bitsOf("hedge");
const JUDGES = bitsOf(
  "negative",
  "positive",
  "duty",
  "metaphor",
  "booster",
  "intense",
  "attitude",
  "us",
  "author",
  "conclusion",
);

export const C10: Rule = {
  id: "C10",
  title: "A hedge makes no opinion by itself",
  examples: [
    { text: "The pier may close.", fires: true },
    { text: "The pier may be a terrible mistake.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote" || (sentence.bits & JUDGES) !== 0) return null;
    const hedge = findBits(sentence, HEDGE);
    return hedge < 0 ? null : voteAt(sentence, "claim", 0.2, hedge);
  },
};
