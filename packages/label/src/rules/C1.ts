import { hashWord } from "../hash.ts";
import { bitsOf, findBits, voteAt, type Rule } from "../sentenceView.ts";
import { NUMBER } from "../tokens.ts";

const QUANTITY = bitsOf("quantity");
const JUDGES = bitsOf("negative", "positive", "duty", "metaphor");
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
    if ((sentence.bits & QUANTITY) === 0 && (sentence.shapes & (1 << NUMBER)) === 0) return null;
    const strength = (sentence.bits & JUDGES) === 0 ? 0.7 : 0.3;
    for (let t = sentence.from; t < sentence.to; t++) {
      if (sentence.tokens.shape[t] === NUMBER) return voteAt(sentence, "claim", strength, t);
      if ((sentence.tokens.bits[t]! & QUANTITY) !== 0 && !SMALL.has(sentence.tokens.hash[t]!))
        return voteAt(sentence, "claim", strength, t);
    }
    return findBits(sentence, QUANTITY) < 0
      ? null
      : voteAt(sentence, "claim", 0.2, findBits(sentence, QUANTITY));
  },
};
