import { voteAt, type Rule } from "../sentenceView.ts";

export const C9: Rule = {
  id: "C9",
  title: "What no other rule tells: claim, with low confidence",
  examples: [{ text: "The pier stands.", fires: true }],
  vote: (sentence) => {
    return sentence.quotes.label === "quote"
      ? null
      : voteAt(sentence, "claim", 0.1, sentence.from, sentence.to - 1);
  },
  pull: 0,
  firmPull: 0,
  tells: null,
};
