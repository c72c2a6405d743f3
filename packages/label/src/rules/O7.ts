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
  type SentenceView,
} from "../sentenceView.ts";

const DRAWN = setsOf("conclusion");
const SURE = setsOf("booster", "crowd");
const SURE_ADVERB = setsOf("sure_adverb");
const REPORT = setsOf("reporting");
const REVEALS = setsOf("reveals");
const STANDS_FOR = setsOf("stands_for");
const POINTER = setsOf("neuter_pointer");
const BE = setsOf("linking");
const [SO, OF, ABOUT] = ["so", "of", "about"].map(hashWord) as [number, number, number];

/** "This shows …", "It is about power", "a sign of decline": what a thing means or really is, -1 for none. */
const meaningIn = (sentence: SentenceView): number => {
  for (let t = findSet(sentence, REVEALS); t >= 0; t = findSet(sentence, REVEALS, t + 1))
    if (stands(sentence, t - 1, POINTER)) return t;
  for (let t = findSet(sentence, STANDS_FOR); t >= 0; t = findSet(sentence, STANDS_FOR, t + 1))
    if (isWord(sentence, t + 1, OF)) return t;
  for (let t = findSet(sentence, BE); t >= 0; t = findSet(sentence, BE, t + 1))
    if (isWord(sentence, t + 1, ABOUT) || isWord(sentence, t + 2, ABOUT)) return t;
  return -1;
};

export const O7: Rule = {
  id: "O7",
  title: "A conclusion that the author draws, or what a thing really is: opinion",
  examples: [
    { text: "So the policy has failed.", fires: true },
    { text: "This proves the point.", fires: true },
    { text: "Clearly, nobody checked.", fires: true },
    { text: "The quarrel is about power.", fires: true },
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
    if (sure < 0) {
      const meaning = hasSet(sentence, REPORT) ? -1 : meaningIn(sentence);
      return meaning < 0 ? null : voteAt(sentence, "opinion", 0.6, meaning);
    }
    const isOwn = stands(sentence, sure, SURE_ADVERB) && !hasSet(sentence, REPORT);
    return voteAt(sentence, "opinion", isOwn ? (sure === lead ? 0.9 : 0.8) : 0.5, sure);
  },
  pull: 0,
  firmPull: 1,
  tells: 130,
};
