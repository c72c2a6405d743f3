import { bitsOf, findBits, voteAt, type Rule } from "../sentenceView.ts";

const REPORT = bitsOf("reporting");
const SELF = bitsOf("author", "us");

export const C5: Rule = {
  id: "C5",
  title: "A report of what others say or hold: claim, voice source",
  examples: [
    { text: "Officials said the pier would close for ten weeks.", fires: true },
    { text: "The pier is a joke.", fires: false },
  ],
  vote: (sentence) => {
    const { rule, label } = sentence.quotes;
    if (label === "quote" || rule === "R2" || rule === "R3") return null;
    const report = findBits(sentence, REPORT);
    if (rule === "R1" || rule === "Q6")
      return voteAt(sentence, "claim", 0.9, report >= 0 ? report : sentence.from);
    return report < 0 || (sentence.bits & SELF) !== 0 ? null : voteAt(sentence, "claim", 0.4, report);
  },
};
