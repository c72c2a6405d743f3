import { hashWord } from "../hash.ts";
import { setsOf, findSet, firstWord, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const DRAWN = setsOf("conclusion");
const SURE = setsOf("booster", "crowd");
const SO = hashWord("so");

export const O7: Rule = {
  id: "O7",
  title: "A conclusion drawn from facts: opinion",
  examples: [
    { text: "So the policy has failed.", fires: true },
    { text: "This proves the point.", fires: true },
    { text: "Clearly, nobody checked.", fires: true },
    { text: "The policy was passed in May.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const drawn = findSet(sentence, DRAWN);
    if (drawn >= 0) {
      const isLead = drawn === firstWord(sentence) || sentence.tokens.hashes[drawn - 1] === hashWord(",");
      if (sentence.tokens.hashes[drawn] !== SO || isLead)
        return voteAt(sentence, "opinion", isLead ? 0.6 : 0.4, drawn);
    }
    const sure = findSet(sentence, SURE);
    return sure < 0 ? null : voteAt(sentence, "opinion", 0.5, sure);
  },
  pull: 0.35,
  firmPull: 0.35,
  tells: 130,
};
