import { hashWord } from "../hash.ts";
import {
  setsOf,
  countSet,
  findSet,
  firstWord,
  hashesOf,
  voteAt,
  type Rule,
  type SentenceView,
} from "../sentenceView.ts";

const LAW = setsOf("law");
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
const JUDGES = setsOf("negative", "positive", "metaphor");

const UNDER = hashesOf("under by");
const JUDGED = setsOf("negative", "positive", "metaphor", "booster", "intense", "author", "us");

/** "Under the act landlords must fit alarms": the law named first is what obliges. */
const isUnder = (sentence: SentenceView, law: number): boolean => {
  const lead = firstWord(sentence);
  return UNDER.has(sentence.tokens.hashes[lead]!) && law <= lead + 4 && countSet(sentence, JUDGED) === 0;
};

export const C3: Rule = {
  id: "C3",
  title: "Law, rule, procedure: claim",
  examples: [
    { text: "The 2006 act says a council must publish every contract above 50,000.", fires: true },
    { text: "The treaty bars new ports.", fires: true },
    { text: "Under the act a tenant must sweep the stairs.", fires: true },
    { text: "The law is an ass.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const law = findSet(sentence, LAW);
    if (law < 0) return null;
    if (isUnder(sentence, law)) return voteAt(sentence, "claim", 0.9, law);
    for (let t = law; t < sentence.to; t++)
      if (SAYS.has(sentence.tokens.hashes[t]!))
        return voteAt(sentence, "claim", countSet(sentence, JUDGES) > 0 ? 0.3 : 0.8, law, t);
    return null;
  },
  pull: 0,
  firmPull: 1.5,
  tells: 80,
};
