import { hashWord } from "../hash.ts";
import { bitsOf, countBits, findBits, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const FUTURE = bitsOf("future");
const TIME = bitsOf("time");
const FIXED = bitsOf("scheduled");
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
const WOULD = new Set(["would", "wouldn't"].map(hashWord));

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
    const future = findBits(sentence, FUTURE);
    if (future < 0 || countBits(sentence, FIXED) > 0) return null;
    for (let t = findBits(sentence, TIME); t >= 0; t = findBits(sentence, TIME, t + 1))
      if (DATES.has(sentence.tokens.hash[t]!)) return null;
    return voteAt(sentence, "opinion", WOULD.has(sentence.tokens.hash[future]!) ? 0.4 : 0.6, future);
  },
};
