import { hashWord } from "../hash.ts";
import { bitsOf, firstWord, voteAt, type Rule } from "../sentenceView.ts";
import { CAPITAL } from "../tokens.ts";

const COPULA = new Set(["is", "are", "was", "were"].map(hashWord));
const ARTICLE = new Set(["a", "an", "the", "one"].map(hashWord));
const JUDGES = bitsOf(
  "negative",
  "positive",
  "duty",
  "metaphor",
  "booster",
  "intense",
  "loaded",
  "future",
  "negation",
  "us",
  "author",
);

export const C8: Rule = {
  id: "C8",
  title: "Definition or background: claim",
  examples: [
    { text: "The Weir is a canal of the upper town.", fires: true },
    { text: "The weir is a disgrace.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote" || (sentence.bits & JUDGES) !== 0) return null;
    const lead = firstWord(sentence);
    if (lead >= sentence.to || sentence.tokens.shape[lead] !== CAPITAL) return null;
    for (let t = lead + 1; t + 1 < Math.min(sentence.to, lead + 8); t++)
      if (COPULA.has(sentence.tokens.hash[t]!) && ARTICLE.has(sentence.tokens.hash[t + 1]!))
        return voteAt(sentence, "claim", 0.3, t, t + 1);
    return null;
  },
};
