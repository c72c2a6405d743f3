import { countSet, findSet, isAuthors, setsOf, voteAt, type Rule } from "../sentenceView.ts";

const LOADED = setsOf("loaded");
const JUDGED = setsOf("loaded", "negative");

export const O9: Rule = {
  id: "O9",
  title: "Loaded words inside a fact: a claim that keeps its point, an opinion with several",
  examples: [
    { text: "The damning report lists 14 breaches.", fires: true },
    { text: "The shameful, cowardly report buries the truth.", fires: true, label: "opinion" },
    { text: "The long report lists 14 breaches.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const loaded = findSet(sentence, JUDGED);
    if (loaded < 0) return null;
    const count = countSet(sentence, JUDGED);
    if (count >= 2) return voteAt(sentence, "opinion", Math.min(0.8, 0.4 + 0.1 * count), loaded);
    return countSet(sentence, LOADED) === 0 ? null : voteAt(sentence, "claim", 0.2, loaded);
  },
  pull: 0,
  firmPull: 0,
  tells: 100,
};
