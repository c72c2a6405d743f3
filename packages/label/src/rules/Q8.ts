import { voteAt, type Rule } from "../sentenceView.ts";

export const Q8: Rule = {
  id: "Q8",
  title: "The author's verdict on a quote, in a clause of its own: opinion",
  examples: [
    { text: "“We have a plan,” he said, and that is the saddest joke of this whole affair.", fires: true },
    { text: "“We have a plan,” he said.", fires: false },
  ],
  vote: (sentence) =>
    sentence.quotes.label === "opinion" && sentence.quotes.rule === "Q8"
      ? voteAt(sentence, "opinion", 0.9, sentence.from, sentence.to - 1)
      : null,
  pull: 0,
  firmPull: 3,
  tells: 230,
};
