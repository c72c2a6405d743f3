import { hashWord } from "../hash.ts";
import { bitsOf, findWord, firstWord, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const MODAL = bitsOf("future", "hedge");
const HAD = hashWord("had");
const IF = new Set(["if"].map(hashWord));
const WOULD = new Set(["would", "could", "might"].map(hashWord));
const HAVE = new Set(["have", "still", "be", "not"].map(hashWord));

export const O6: Rule = {
  id: "O6",
  title: "A counterfactual, or a motive read into others: opinion",
  examples: [
    { text: "Had the board met in spring, the wall would still stand.", fires: true },
    { text: "The wall would have stood if they had met.", fires: true },
    { text: "The board had met in spring.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    if ((sentence.bits & MODAL) === 0) return null;
    const would = findWord(sentence, WOULD);
    if (would < 0) return null;
    const lead = firstWord(sentence);
    if (sentence.tokens.hash[lead] === HAD) return voteAt(sentence, "opinion", 0.9, lead, would);
    const isPast = would + 1 < sentence.to && HAVE.has(sentence.tokens.hash[would + 1]!);
    if (!isPast) return null;
    return voteAt(sentence, "opinion", findWord(sentence, IF) >= 0 ? 0.7 : 0.4, would, would + 1);
  },
};
