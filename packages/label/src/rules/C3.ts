import { hashWord } from "../hash.ts";
import { bitsOf, countBits, findBits, voteAt, type Rule } from "../sentenceView.ts";

const LAW = bitsOf("law");
const SAYS = new Set(
  [
    "says",
    "say",
    "requires",
    "require",
    "required",
    "states",
    "provides",
    "allows",
    "prohibits",
    "bars",
    "bans",
    "permits",
    "obliges",
    "mandates",
    "applies",
    "guarantees",
    "grants",
  ].map(hashWord),
);
const JUDGES = bitsOf("negative", "positive", "metaphor");

export const C3: Rule = {
  id: "C3",
  title: "Law, rule, procedure: claim",
  examples: [
    { text: "The 2006 act says a council must publish every contract above 50,000.", fires: true },
    { text: "The treaty bars new ports.", fires: true },
    { text: "The law is an ass.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const law = findBits(sentence, LAW);
    if (law < 0) return null;
    for (let t = law; t < sentence.to; t++)
      if (SAYS.has(sentence.tokens.hash[t]!))
        return voteAt(sentence, "claim", countBits(sentence, JUDGES) > 0 ? 0.3 : 0.8, law, t);
    return null;
  },
};
