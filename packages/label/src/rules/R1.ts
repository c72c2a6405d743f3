import { findSet, setsOf, voteAt, type Rule } from "../sentenceView.ts";

const REPORT = setsOf("reporting");
/** A sentence of so many tokens leaves room for nothing beside the report. */
const SHORT = 12;

export const R1: Rule = {
  id: "R1",
  title: "Speech, thought or view of a source, however opinionated: claim",
  examples: [
    { text: "Officials said the pier would close for ten weeks.", fires: true },
    { text: "Farmers fear that the new levy will ruin them.", fires: true },
    { text: "The chair called the figures “soft”.", fires: true },
    { text: "The pier is a joke.", fires: false },
  ],
  vote: (sentence) => {
    const { label, rule, quoteKind, voice } = sentence.quotes;
    if (label === "quote" || voice !== "source" || (rule !== "R1" && rule !== "Q6")) return null;
    const report = findSet(sentence, REPORT);
    const isAll = rule === "R1" && quoteKind === "indirect" && sentence.to - sentence.from <= SHORT;
    return voteAt(sentence, "claim", isAll ? 0.9 : 0.6, report >= 0 ? report : sentence.from);
  },
  pull: 0.5,
  firmPull: 2,
  tells: 240,
};
