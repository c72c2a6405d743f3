import { findFuture } from "../futures.ts";
import { hashWord } from "../hash.ts";
import { IS } from "../kinds.ts";
import {
  findSet,
  hasSet,
  isAuthors,
  isWord,
  NUMBERS,
  setsOf,
  stands,
  type Rule,
  type SentenceView,
  voteAt,
} from "../sentenceView.ts";

const HEDGED = setsOf("hedged_future");
const FIXED = setsOf("scheduled");
const DATE = setsOf("month_or_day");
const SURE = setsOf("sure_future");
const WOULD = setsOf("would_word");
/** The plain future, whose forecast is the author's own; "is likely to" says less. */
const OWN = setsOf("plain_future");
const REFUSAL = setsOf("refusal");
const REPORT = setsOf("reporting");
const LAW = setsOf("law");
/** Nobody else's forecast, and no other clause's. */
const JOINT = setsOf("joint");
/** "It will remain": what stays so is told more often than foretold. */
const STAYS = setsOf("stays");
const HAVE = hashWord("have");

/** The sentence's own verb is the forecast: nothing before it opens another clause, and no law speaks. */
const isOwn = (sentence: SentenceView, future: number): boolean => {
  if (hasSet(sentence, REPORT) || sentence.quotes.quoteKind !== "none") return false;
  for (let t = sentence.from; t < future; t++)
    if (stands(sentence, t, JOINT) || stands(sentence, t, LAW)) return false;
  return true;
};

/** "may", "could", "might" of what is to come: "may have" and "could have" look back. */
const hedgedIn = (sentence: SentenceView): number => {
  for (let t = findSet(sentence, HEDGED); t >= 0; t = findSet(sentence, HEDGED, t + 1)) {
    if (t > sentence.from && (sentence.tokens.is[t - 1]! & IS.preposition) !== 0) continue;
    if (!isWord(sentence, t + 1, HAVE)) return t;
  }
  return -1;
};

export const O5: Rule = {
  id: "O5",
  title: "The author's forecast, hedged ones too: opinion, unless scheduled, decreed or attributed",
  examples: [
    { text: "The levy will empty the high street within a year.", fires: true },
    { text: "This is bound to end in court.", fires: true },
    { text: "The levy could empty the high street.", fires: true },
    { text: "The will of the people was read out.", fires: false },
    { text: "He left no will.", fires: false },
    { text: "The king’s will was done.", fires: false },
    { text: "The levy will take effect on 1 July.", fires: false },
    { text: "The levy emptied the high street.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    if (hasSet(sentence, FIXED) || hasSet(sentence, DATE)) return null;
    const future = findFuture(sentence);
    if (future < 0) {
      const hedged = hedgedIn(sentence);
      return hedged < 0 ? null : voteAt(sentence, "opinion", isOwn(sentence, hedged) ? 0.6 : 0.4, hedged);
    }
    // A count that is to come is a plan or a sum more often than a forecast.
    const isCounted = (sentence.kinds & NUMBERS) !== 0;
    if (stands(sentence, future, WOULD)) return voteAt(sentence, "opinion", 0.4, future);
    const isSure = stands(sentence, future, SURE) || stands(sentence, future + 1, SURE);
    if (isSure && !isCounted)
      return voteAt(sentence, "opinion", isOwn(sentence, future) ? 0.95 : 0.8, future);
    if (isCounted || !isOwn(sentence, future)) return voteAt(sentence, "opinion", 0.6, future);
    // "He won't pay": a refusal looks so.
    const isLess =
      stands(sentence, future + 1, STAYS) ||
      stands(sentence, future, REFUSAL) ||
      !stands(sentence, future, OWN);
    return voteAt(sentence, "opinion", isLess ? 0.8 : 0.9, future);
  },
  pull: 0.35,
  firmPull: 1.3,
  tells: 120,
};
