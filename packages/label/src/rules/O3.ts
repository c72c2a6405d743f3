import { hashWord } from "../hash.ts";
import { bitsOf, findBits, isAuthors, voteAt, type Rule } from "../sentenceView.ts";

const TALK = bitsOf("feeling");
const PRAISE = bitsOf("positive");
const COLON = hashWord(":");

export const O3: Rule = {
  id: "O3",
  title: "Irony that the words show: opinion",
  examples: [
    { text: "A brilliant idea: close the only hospital before the flu season.", fires: true },
    { text: "Bravo, the queue is only nine hours long.", fires: true },
    { text: "The hospital closed in May: the flu season had begun.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const talk = findBits(sentence, TALK);
    if (talk >= 0) return voteAt(sentence, "opinion", 0.6, talk);
    // "A brilliant idea: close the only hospital": praise set off by a colon at the start.
    for (let t = sentence.from; t < Math.min(sentence.to - 3, sentence.from + 6); t++) {
      if (sentence.tokens.hash[t] !== COLON) continue;
      const praise = findBits(sentence, PRAISE);
      return praise >= 0 && praise < t ? voteAt(sentence, "opinion", 0.8, praise, t) : null;
    }
    return null;
  },
};
