import { hashWord } from "../hash.ts";
import { bitsOf, findBits, findWord, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const JOINTS = new Set(["but", "so", "yet"].map(hashWord));
const TURNS = bitsOf("contrast", "conclusion");
const JUDGES = bitsOf("negative", "positive", "duty", "metaphor");
const COMMA = hashWord(",");

export const O10: Rule = {
  id: "O10",
  title: "Fact and opinion joined: the last word after but, so or yet decides",
  examples: [
    { text: "Rents rose by a third, so the cap's end was a blunder.", fires: true },
    { text: "Rents rose by a third, but wages rose too.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence) || (sentence.bits & TURNS) === 0 || (sentence.bits & JUDGES) === 0) return null;
    for (
      let t = findWord(sentence, JOINTS, sentence.from + 1);
      t > 0;
      t = findWord(sentence, JOINTS, t + 1)
    ) {
      const prior = sentence.tokens.hash[t - 1];
      if (prior !== COMMA) continue;
      const judge = findBits(sentence, JUDGES, t);
      if (judge >= 0) return voteAt(sentence, "opinion", 0.7, t, judge);
    }
    return null;
  },
};
