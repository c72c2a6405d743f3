import {
  findSet,
  hasSet,
  isAuthors,
  isCount,
  NUMBERS,
  setsOf,
  stands,
  voteAt,
  type Rule,
} from "../sentenceView.ts";

const QUANTITY = setsOf("quantity");
const UNIT = setsOf("unit_of_measure");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor", "weight_word");
const DATE = setsOf("month_or_day");
const FUTURE = setsOf("future", "hedged_future");
/** Small numbers are counted of anything: less of a measure. */
const SMALL = setsOf("small_number");

export const C1: Rule = {
  id: "C1",
  title: "Quantity, comparison, ranking by a measure: claim",
  examples: [
    { text: "The lights failed on 41 nights last winter.", fires: true },
    { text: "Half a million people left.", fires: true },
    { text: "Fares rose by 12 percent.", fires: true },
    { text: "The lights are a disgrace.", fires: false },
    { text: "The board will decide on 14 April.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    if (!hasSet(sentence, QUANTITY) && (sentence.kinds & NUMBERS) === 0) return null;
    const isClean = !hasSet(sentence, JUDGES);
    const isFirm = isClean && isAuthors(sentence) && !hasSet(sentence, FUTURE);
    let first = -1;
    for (let t = sentence.from; t < sentence.to; t++) {
      // "14 April" is a date.
      const isDate = stands(sentence, t + 1, DATE) || stands(sentence, t - 1, DATE);
      const counts = isCount(sentence.tokens, t) && !isDate;
      // "12 percent", "$4 million": a measure leaves little to judge.
      if (counts && isFirm && (stands(sentence, t + 1, UNIT) || stands(sentence, t + 2, UNIT)))
        return voteAt(sentence, "claim", 0.9, t, t + 1);
      if (first < 0 && (counts || (stands(sentence, t, QUANTITY) && !stands(sentence, t, SMALL)))) first = t;
    }
    if (first >= 0) return voteAt(sentence, "claim", isClean ? 0.7 : 0.4, first);
    const small = findSet(sentence, QUANTITY);
    return small < 0 ? null : voteAt(sentence, "claim", 0.2, small);
  },
  pull: 0,
  firmPull: 0.5,
  tells: 40,
};
