import { hashWord } from "../hash.ts";
import { bitsOf, countBits, findBits, firstWord, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const DUTY = bitsOf("duty");
const ORDER = bitsOf("imperative");
const LAW = bitsOf("law");
const REPORT = bitsOf("reporting");
const SUBJECTS = new Set(
  [
    "i",
    "he",
    "she",
    "it",
    "they",
    "we",
    "you",
    "is",
    "was",
    "and",
    "of",
    "or",
    "on",
    "in",
    "to",
    "by",
    "has",
    "had",
  ].map(hashWord),
);
const QUESTION = hashWord("?");
const NEEDS = new Set(
  [
    "need",
    "needs",
    "needed",
    "necessary",
    "demand",
    "demands",
    "urgent",
    "urgently",
    "responsibility",
    "obligation",
  ].map(hashWord),
);

export const O1: Rule = {
  id: "O1",
  title: "Advice, demand, imperative, duty: opinion",
  examples: [
    { text: "The council must publish the contract this week.", fires: true },
    { text: "Let the ferries run.", fires: true },
    { text: "It is time to mend the pier.", fires: true },
    { text: "Stop the cuts before winter.", fires: true },
    { text: "The 2006 act says a council must publish every contract above 50,000.", fires: false },
    { text: "The ferries run at nine.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const duty = findBits(sentence, DUTY);
    if (duty >= 0) {
      // "The act says a council must publish": the law speaks, not the author.
      const report = findBits(sentence, REPORT);
      if (countBits(sentence, LAW) > 0 && report >= 0 && report < duty) return null;
      return voteAt(sentence, "opinion", NEEDS.has(sentence.tokens.hash[duty]!) ? 0.5 : 0.9, duty);
    }
    const lead = firstWord(sentence);
    if (lead + 1 >= sentence.to || (sentence.tokens.bits[lead]! & ORDER) === 0) return null;
    if (sentence.tokens.hash[sentence.to - 1] === QUESTION || SUBJECTS.has(sentence.tokens.hash[lead + 1]!))
      return null;
    return voteAt(sentence, "opinion", 0.8, lead);
  },
};
