import { setsOf, findSet, voteAt, type Rule, hasSet } from "../sentenceView.ts";

const REPORT = setsOf("reporting");
const SELF = setsOf("author", "us");

export const C5: Rule = {
  id: "C5",
  title: "A word of reporting: claim",
  examples: [
    { text: "Officials said the pier would close for ten weeks.", fires: true },
    { text: "The pier is a joke.", fires: false },
  ],
  vote: (sentence) => {
    const { rule, label } = sentence.quotes;
    if (label === "quote" || rule === "R2" || rule === "R3") return null;
    const report = findSet(sentence, REPORT);
    if (rule === "R1" || rule === "Q6")
      return voteAt(sentence, "claim", 0.9, report >= 0 ? report : sentence.from);
    return report < 0 || hasSet(sentence, SELF) ? null : voteAt(sentence, "claim", 0.4, report);
  },
  pull: 0,
  firmPull: 0,
  tells: null,
};
