import { voteAt, type Rule } from "../sentenceView.ts";

export const R3: Rule = {
  id: "R3",
  title: "The author takes sides on a reported view: opinion",
  examples: [
    { text: "Senator Vale wrongly thinks the scheme is the best in Europe.", fires: true },
    { text: "Senator Vale thinks the scheme is the best in Europe.", fires: false },
  ],
  vote: (sentence) =>
    sentence.quotes.label === "opinion" && sentence.quotes.rule === "R3"
      ? voteAt(sentence, "opinion", 0.9, sentence.from, sentence.to - 1)
      : null,
  pull: 0,
  firmPull: 3,
  tells: 230,
};
