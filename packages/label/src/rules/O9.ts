import { countSet, findSet, isAuthors, setsOf, voteAt, type Rule } from "../sentenceView.ts";

const LOADED = setsOf("loaded", "loaded_word", "negative");

export const O9: Rule = {
  id: "O9",
  title: "A fact in loaded words: one word leaves a claim, several may leave nothing to check",
  examples: [
    { text: "The shameful, cowardly report buries the truth.", fires: true },
    { text: "The damning report lists 14 breaches.", fires: false },
    { text: "The long report lists 14 breaches.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const count = countSet(sentence, LOADED);
    if (count < 2) return null;
    return voteAt(sentence, "opinion", Math.min(0.85, 0.45 + 0.1 * count), findSet(sentence, LOADED));
  },
  pull: 0,
  firmPull: 0,
  tells: 100,
};
