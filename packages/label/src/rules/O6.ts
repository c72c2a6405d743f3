import { hashWord } from "../hash.ts";
import {
  setsOf,
  findWord,
  firstWord,
  hashesOf,
  isAuthors,
  voteAt,
  type Rule,
  type SentenceView,
  hasSet,
} from "../sentenceView.ts";

const MODAL = setsOf("future", "hedge");
const HAD = hashWord("had");
const IF = hashesOf("if");
const WOULD = hashesOf("would could might");
const NEVER = hashesOf("never surely certainly");
const HAVE = hashesOf("have still be not");

const DID = hashesOf("did done does doing");
const IT = hashesOf("it this that so");
const ONLY = hashesOf("only just simply merely purely");
const TO = hashWord("to");
/** What an act is said to be for where its motive is read into it. */
const AIMS = hashesOf(
  "please win save spite flatter impress distract appease placate score buy curry hide court punish",
);
const PRIZES = hashesOf(
  "votes vote voters face donors friends headlines attention applause favour favor base points party supporters power career",
);

/** "He did it to please his donors", "… to win votes": the token "to" of a motive, -1 for none. */
const motiveIn = (sentence: SentenceView): number => {
  const { hashes } = sentence.tokens;
  for (let t = sentence.from + 2; t + 1 < sentence.to; t++) {
    if (hashes[t] !== TO || !AIMS.has(hashes[t + 1]!)) continue;
    const before = ONLY.has(hashes[t - 1]!) ? t - 2 : t - 1;
    if (IT.has(hashes[before]!) && DID.has(hashes[before - 1]!)) return t;
    if (ONLY.has(hashes[t - 1]!)) return t;
    for (let k = t + 2; k < sentence.to && k < t + 5; k++) if (PRIZES.has(hashes[k]!)) return t;
  }
  return -1;
};

export const O6: Rule = {
  id: "O6",
  title: "A counterfactual, or a motive read into others: opinion",
  examples: [
    { text: "Had the board met in spring, the wall would still stand.", fires: true },
    { text: "The wall would have stood if they had met.", fires: true },
    { text: "She did it to please her party.", fires: true },
    { text: "The board had met in spring.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const motive = motiveIn(sentence);
    if (motive >= 0) return voteAt(sentence, "opinion", 1, motive, motive + 1);
    if (!hasSet(sentence, MODAL)) return null;
    const would = findWord(sentence, WOULD);
    if (would < 0) return null;
    const lead = firstWord(sentence);
    if (sentence.tokens.hashes[lead] === HAD) return voteAt(sentence, "opinion", 0.9, lead, would);
    const next = NEVER.has(sentence.tokens.hashes[would + 1]!) ? would + 2 : would + 1;
    const isPast = next < sentence.to && HAVE.has(sentence.tokens.hashes[next]!);
    if (!isPast) return null;
    return voteAt(
      sentence,
      "opinion",
      next > would + 1 || findWord(sentence, IF) >= 0 ? 0.7 : 0.4,
      would,
      next,
    );
  },
  pull: 0.6,
  firmPull: 1.5,
  tells: 170,
};
