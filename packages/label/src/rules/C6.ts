import { findFuture } from "../futures.ts";
import { findSet, hasSet, isCount, setsOf, stands, voteAt, type Rule } from "../sentenceView.ts";

const FIXED = setsOf("scheduled");
const DATE = setsOf("date_word");
const ON = setsOf("date_preposition");
const JUDGES = setsOf("negative", "positive", "metaphor", "duty");

export const C6: Rule = {
  id: "C6",
  title: "A scheduled or attributed forecast: claim",
  examples: [
    { text: "The levy will take effect on 1 July.", fires: true },
    { text: "The board will meet on Monday.", fires: true },
    { text: "He drew up a will in May.", fires: false },
    { text: "The levy will empty the high street within a year.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote" || hasSet(sentence, JUDGES)) return null;
    const fixed = findSet(sentence, FIXED);
    if (fixed >= 0) return voteAt(sentence, "claim", 0.6, fixed);
    const future = findFuture(sentence);
    if (future < 0) return null;
    // "From Christmas the ferry will run": the date may come first.
    for (let t = sentence.from; t + 1 < sentence.to; t++) {
      if (!stands(sentence, t, ON)) continue;
      const isDate =
        stands(sentence, t + 1, DATE) || (isCount(sentence.tokens, t + 1) && stands(sentence, t + 2, DATE));
      if (isDate) return voteAt(sentence, "claim", 0.8, Math.min(future, t), Math.max(future, t + 1));
    }
    return null;
  },
  pull: 0,
  firmPull: 0,
  tells: 90,
};
