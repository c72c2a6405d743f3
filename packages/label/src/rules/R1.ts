import { hashWord } from "../hash.ts";
import { findSet, hasSet, isWord, setsOf, voteAt, type Rule } from "../sentenceView.ts";

const REPORT = setsOf("reporting");
/** Words of the author's own voice: beside them a report is seldom all that the sentence is. */
const OWN_VOICE = setsOf("author", "us", "you", "duty");
const JUDGES = setsOf("negative", "positive", "metaphor", "booster");
/** A sentence of so many tokens leaves room for nothing beside the report. */
const SHORT = 12;
const QUESTION = hashWord("?");

export const R1: Rule = {
  id: "R1",
  title: "Speech, thought or view of a source, however opinionated: claim",
  examples: [
    { text: "Officials said the pier would close for ten weeks.", fires: true },
    { text: "Farmers fear that the new levy will ruin them.", fires: true },
    { text: "The chair called the figures “soft”.", fires: true },
    { text: "Did the chair say so?", fires: false },
    { text: "The pier is a joke.", fires: false },
  ],
  vote: (sentence) => {
    const { label, rule, voice } = sentence.quotes;
    if (label === "quote" || voice !== "source" || (rule !== "R1" && rule !== "Q6")) return null;
    if (isWord(sentence, sentence.to - 1, QUESTION)) return null;
    const report = findSet(sentence, REPORT);
    const [at, last] = report >= 0 ? [report, report] : [sentence.from, sentence.to - 1];
    if (hasSet(sentence, OWN_VOICE)) return voteAt(sentence, "claim", 0.4, at, last);
    const isJudged = hasSet(sentence, JUDGES);
    if (rule === "Q6") return voteAt(sentence, "claim", isJudged ? 0.4 : 0.6, at, last);
    if (report < 0) return voteAt(sentence, "claim", isJudged ? 0.5 : 0.7, at, last);
    const isShort = sentence.to - sentence.from <= SHORT;
    return voteAt(sentence, "claim", isJudged && !isShort ? 0.7 : 0.9, at, last);
  },
  pull: 0.5,
  firmPull: 2,
  tells: 240,
};
