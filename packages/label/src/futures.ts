import { hashWord } from "./hash.ts";
import { CLITIC } from "./kinds.ts";
import { findSet, isWord, setsOf, stands, type SentenceView } from "./sentenceView.ts";

const FUTURE = setsOf("future");
const WILL = setsOf("will_word");
const NOUN_BEFORE = setsOf("will_noun_before");
const [GOING, TO, THE] = ["going", "to", "the"].map(hashWord) as [number, number, number];

/** "the will of the people", "her last will", "the king's will": a noun. */
const isNoun = (sentence: SentenceView, t: number): boolean =>
  stands(sentence, t, WILL) &&
  (stands(sentence, t - 1, NOUN_BEFORE) || (t > sentence.from && sentence.tokens.kinds[t - 1] === CLITIC));

/** "going to the fair", "going to work": no forecast. */
const isWay = (sentence: SentenceView, t: number): boolean =>
  isWord(sentence, t, GOING) && (!isWord(sentence, t + 1, TO) || isWord(sentence, t + 2, THE));

/** First word of the future that is one, -1 for none: no noun "will", nobody on the way. */
export const findFuture = (sentence: SentenceView): number => {
  let t = findSet(sentence, FUTURE);
  while (t >= 0 && (isNoun(sentence, t) || isWay(sentence, t))) t = findSet(sentence, FUTURE, t + 1);
  return t;
};
