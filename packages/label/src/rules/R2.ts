import { voteAt, type Rule } from "../sentenceView.ts";

export const R2: Rule = {
  id: "R2",
  title: "The author as source, or a crowd that nobody stands behind: opinion",
  examples: [
    { text: "Everyone knows that the scheme is a failure.", fires: true },
    { text: "In our view the scheme is a failure.", fires: true },
    { text: "Senator Vale thinks that the scheme is a failure.", fires: false },
  ],
  vote: (sentence) =>
    sentence.quotes.label === "opinion" && sentence.quotes.rule === "R2"
      ? voteAt(sentence, "opinion", 0.9, sentence.from, sentence.to - 1)
      : null,
  pull: 0,
  firmPull: 3,
  tells: 230,
};
