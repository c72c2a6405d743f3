import { hashWord } from "../hash.ts";
import { firstWord, voteAt, type Rule } from "../sentenceView.ts";

const COLON = hashWord(":");
const TITLES = new Set(["headline", "standfirst", "heading"]);

export const S2: Rule = {
  id: "S2",
  title: "A headline is labelled by the same rules; a colon after a name acts as 'said'",
  examples: [{ text: "Rents rose by a third.", fires: false }],
  vote: (sentence) => {
    if (!TITLES.has(sentence.block)) return null;
    if (sentence.quotes.label !== "quote") return null;
    for (let t = firstWord(sentence); t < sentence.to; t++)
      if (sentence.tokens.hashes[t] === COLON) return voteAt(sentence, "quote", 1, t);
    return null;
  },
  pull: 0,
  firmPull: 0,
  tells: 200,
};
