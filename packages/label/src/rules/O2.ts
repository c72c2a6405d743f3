import { bitsOf, countBits, findBits, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const WORTH = bitsOf("negative", "positive", "metaphor");
const DEGREE = bitsOf("intense", "booster");

export const O2: Rule = {
  id: "O2",
  title: "A verdict of worth, an insult, a metaphor as verdict: opinion",
  examples: [
    { text: "It is a disgrace that the lights still fail.", fires: true },
    { text: "Their reform is a tax on the poor.", fires: true },
    { text: "That was a wise and decent choice.", fires: true },
    { text: "The lights went out on 41 nights.", fires: false },
    { text: "The bus left at nine.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const worth = findBits(sentence, WORTH);
    if (worth < 0) return null;
    const count = countBits(sentence, WORTH) + 0.5 * countBits(sentence, DEGREE);
    return voteAt(sentence, "opinion", Math.min(1, 0.35 + 0.2 * count), worth);
  },
};
