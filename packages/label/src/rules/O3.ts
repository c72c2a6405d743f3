import { hashWord } from "../hash.ts";
import {
  setsOf,
  findSet,
  firstWord,
  hashesOf,
  isAuthors,
  voteAt,
  type Rule,
  holds,
} from "../sentenceView.ts";

const TALK = setsOf("feeling");
const PRAISE = setsOf("positive");
/** "How kind of the firm to write." */
const HOW = hashWord("how");
const VERY = hashWord("very");
const OF = hashWord("of");
const KIND = hashesOf("kind nice generous convenient typical like big sweet");
const COLON = hashWord(":");

export const O3: Rule = {
  id: "O3",
  title: "Irony that the words show: opinion",
  examples: [
    { text: "A brilliant idea: close the only hospital before the flu season.", fires: true },
    { text: "How kind of the bank to write.", fires: true },
    { text: "Bravo, the queue is only nine hours long.", fires: true },
    { text: "The hospital closed in May: the flu season had begun.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const { hashes } = sentence.tokens;
    const lead = firstWord(sentence);
    if (hashes[lead] === HOW) {
      const kind = lead + (hashes[lead + 1] === VERY ? 2 : 1);
      if (hashes[kind + 1] === OF && (KIND.has(hashes[kind]!) || holds(sentence.tokens, kind, PRAISE)))
        return voteAt(sentence, "opinion", 1, lead, kind);
    }
    const talk = findSet(sentence, TALK);
    if (talk >= 0) return voteAt(sentence, "opinion", 0.6, talk);
    // "A brilliant idea: close the only hospital": praise set off by a colon at the start.
    for (let t = sentence.from; t < Math.min(sentence.to - 3, sentence.from + 6); t++) {
      if (sentence.tokens.hashes[t] !== COLON) continue;
      const praise = findSet(sentence, PRAISE);
      return praise >= 0 && praise < t ? voteAt(sentence, "opinion", 0.8, praise, t) : null;
    }
    return null;
  },
  pull: 0,
  firmPull: 4,
  tells: 160,
};
