import { stands, setsOf, firstWord, voteAt, type Rule, hasSet } from "../sentenceView.ts";
import { CAPITAL } from "../kinds.ts";

const COPULA = setsOf("copula");
const ARTICLE = setsOf("article");
const JUDGES = setsOf(
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
    if (sentence.quotes.label === "quote" || hasSet(sentence, JUDGES)) return null;
    const lead = firstWord(sentence);
    if (lead >= sentence.to || (sentence.tokens.shapes[lead]! & CAPITAL) === 0) return null;
    for (let t = lead + 1; t + 1 < Math.min(sentence.to, lead + 8); t++)
      if (stands(sentence, t, COPULA) && stands(sentence, t + 1, ARTICLE))
        return voteAt(sentence, "claim", 0.3, t, t + 1);
    return null;
  },
  pull: 0,
  firmPull: 0,
  tells: 20,
};
