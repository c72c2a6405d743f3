import { hashWord } from "../hash.ts";
import { setsOf, findSet, voteAt, type Rule, hasSet, holds, isCount } from "../sentenceView.ts";
import { NUMBER } from "../kinds.ts";

const QUANTITY = setsOf("quantity");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor");
const SMALL_WORDS =
  "one first second many two three four five six seven eight nine ten twelve figures number numbers points rate".split(
    " ",
  );
const SMALL = new Set(SMALL_WORDS.map(hashWord));

export const C1: Rule = {
  id: "C1",
  title: "Quantity, comparison, ranking by a measure: claim",
  examples: [
    { text: "The lights failed on 41 nights last winter.", fires: true },
    { text: "Half a million people left.", fires: true },
    { text: "The lights are a disgrace.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    if (!hasSet(sentence, QUANTITY) && (sentence.kinds & (1 << NUMBER)) === 0) return null;
    const strength = !hasSet(sentence, JUDGES) ? 0.7 : 0.3;
    for (let t = sentence.from; t < sentence.to; t++) {
      if (isCount(sentence.tokens, t)) return voteAt(sentence, "claim", strength, t);
      if (holds(sentence.tokens, t, QUANTITY) && !SMALL.has(sentence.tokens.hashes[t]!))
        return voteAt(sentence, "claim", strength, t);
    }
    return findSet(sentence, QUANTITY) < 0
      ? null
      : voteAt(sentence, "claim", 0.2, findSet(sentence, QUANTITY));
  },
  pull: 0,
  firmPull: 0,
  tells: 40,
};
