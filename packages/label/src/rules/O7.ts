import { hashWord } from "../hash.ts";
import { COMMA } from "../kinds.ts";
import {
  findSet,
  firstWord,
  hasSet,
  isAuthors,
  isWord,
  setsOf,
  stands,
  voteAt,
  type Rule,
} from "../sentenceView.ts";

const DRAWN = setsOf("conclusion");
const SURE = setsOf("booster", "crowd");
const SURE_ADVERB = setsOf("sure_adverb");
const REPORT = setsOf("reporting");
const SO = hashWord("so");

export const O7: Rule = {
  id: "O7",
  title: "A conclusion that the author draws, or what a thing really is: opinion",
  examples: [
    { text: "So the policy has failed.", fires: true },
    { text: "This proves the point.", fires: true },
    { text: "Clearly, nobody checked.", fires: true },
    { text: "The policy was passed in May.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const drawn = findSet(sentence, DRAWN);
    const lead = firstWord(sentence);
    if (drawn >= 0) {
      const isLead = drawn === lead || sentence.tokens.kinds[drawn - 1] === COMMA;
      const isSo = isWord(sentence, drawn, SO);
      if (!isSo || isLead) return voteAt(sentence, "opinion", isLead && !isSo ? 0.7 : 0.5, drawn);
    }
    const sure = findSet(sentence, SURE);
    if (sure < 0) return null;
    const isOwn = stands(sentence, sure, SURE_ADVERB) && !hasSet(sentence, REPORT);
    return voteAt(sentence, "opinion", isOwn ? (sure === lead ? 0.9 : 0.8) : 0.5, sure);
  },
  pull: 0.35,
  firmPull: 0.35,
  tells: 130,
};
