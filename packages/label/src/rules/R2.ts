import { hashWord } from "../hash.ts";
import { isWord, voteAt, type Rule } from "../sentenceView.ts";

const QUESTION = hashWord("?");

export const R2: Rule = {
  id: "R2",
  title: "The author as source, or a crowd that nobody stands behind: opinion",
  examples: [
    { text: "Everyone knows that the scheme is a failure.", fires: true },
    { text: "In our view the scheme is a failure.", fires: true },
    { text: "Senator Vale thinks that the scheme is a failure.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label !== "opinion" || sentence.quotes.rule !== "R2") return null;
    const isAsked = isWord(sentence, sentence.to - 1, QUESTION);
    return voteAt(sentence, "opinion", isAsked ? 0.5 : 0.85, sentence.from, sentence.to - 1);
  },
  pull: 3,
  firmPull: 3,
  tells: 230,
};
