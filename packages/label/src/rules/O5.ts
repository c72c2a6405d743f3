import { hashWord } from "../hash.ts";
import {
  setsOf,
  countSet,
  findSet,
  hashesOf,
  isAuthors,
  type Rule,
  type SentenceView,
  voteAt,
  hasSet,
  holds,
} from "../sentenceView.ts";
import { NUMBER } from "../kinds.ts";

const FUTURE = setsOf("future");
const TIME = setsOf("time");
const FIXED = setsOf("scheduled");
const DATES = new Set(
  [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
  ].map(hashWord),
);
const SURE = hashesOf("bound doomed destined inevitably sooner never");
const GOING = hashWord("going");
const WOULD = hashesOf("would wouldn't");

const WILL = hashesOf("will won't");
const REPORT = setsOf("reporting");
const LAW = setsOf("law");
/** Nobody else's forecast, and no other clause's. */
const JOINTS = hashesOf(
  "that which who whose if when whether because while since until says said say expects plans",
);
const SHORT = 14;
/** "It will remain", "they will have": what stays so is told more often than foretold. */
const STAYS = hashesOf("be have remain stay also now continue");

/** "The levy will empty the high street": a short sentence whose own verb is the forecast, with no sum in it. */
const isPlain = (sentence: SentenceView, future: number): boolean => {
  const { hashes } = sentence.tokens;
  if (sentence.to - sentence.from > SHORT || !WILL.has(hashes[future]!) || STAYS.has(hashes[future + 1]!))
    return false;
  if (hasSet(sentence, REPORT) || (sentence.kinds & (1 << NUMBER)) !== 0) return false;
  for (let t = sentence.from; t < future; t++)
    if (JOINTS.has(hashes[t]!) || holds(sentence.tokens, t, LAW)) return false;
  return sentence.quotes.quoteKind === "none";
};

export const O5: Rule = {
  id: "O5",
  title: "The author's forecast: opinion, unless scheduled, decreed or attributed",
  examples: [
    { text: "The levy will empty the high street within a year.", fires: true },
    { text: "This is bound to end in court.", fires: true },
    { text: "The levy will take effect on 1 July.", fires: false },
    { text: "The levy emptied the high street.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const future = findSet(sentence, FUTURE);
    if (future < 0 || countSet(sentence, FIXED) > 0) return null;
    for (let t = findSet(sentence, TIME); t >= 0; t = findSet(sentence, TIME, t + 1))
      if (DATES.has(sentence.tokens.hashes[t]!)) return null;
    const { hashes } = sentence.tokens;
    if (
      hashes[future] === GOING &&
      (hashes[future + 2] === hashWord("work") || hashes[future + 2] === hashWord("the"))
    )
      return null;
    const would = WOULD.has(hashes[future]!);
    if (!would && (SURE.has(hashes[future]!) || SURE.has(hashes[future + 1]!)))
      return voteAt(sentence, "opinion", 1, future);
    if (!would && isPlain(sentence, future)) return voteAt(sentence, "opinion", 0.95, future);
    // A count that is to come is a plan or a sum more often than a forecast.
    if ((sentence.kinds & (1 << NUMBER)) !== 0) return voteAt(sentence, "opinion", 0.3, future);
    return voteAt(sentence, "opinion", would ? 0.4 : 0.6, future);
  },
  pull: 0.35,
  firmPull: 1.3,
  tells: 120,
};
