import { CAPITAL, isSign } from "../kinds.ts";
import { findSet, firstWord, setsOf, stands, voteAt, type Rule, type SentenceView } from "../sentenceView.ts";

const POINTER = setsOf("pointer");
const BE = setsOf("linking");
const STEP = setsOf("verdict_step");
const RIGHT = setsOf("right_or_wrong");
const AFTER = setsOf("right_after");
const MYTH = setsOf("myth");

/** "He was right.", "Justice Vale is quite wrong about this.": the verdict on who said it, -1 for none. */
const rightIn = (sentence: SentenceView): number => {
  const { kinds, shapes } = sentence.tokens;
  const lead = firstWord(sentence);
  for (let t = lead + 1; t < lead + 5; t++) {
    if (!stands(sentence, t, BE)) continue;
    if (!stands(sentence, t - 1, POINTER) && (shapes[t - 1]! & CAPITAL) === 0) return -1;
    const next = stands(sentence, t + 1, STEP) && !stands(sentence, t + 1, RIGHT) ? t + 2 : t + 1;
    if (!stands(sentence, next, RIGHT)) return -1;
    return next + 1 >= sentence.to || isSign(kinds[next + 1]!) || stands(sentence, next + 1, AFTER)
      ? next
      : -1;
  }
  return -1;
};

export const R3: Rule = {
  id: "R3",
  title: "The author takes sides on a reported view: opinion",
  examples: [
    { text: "Senator Vale wrongly thinks the scheme is the best in Europe.", fires: true },
    { text: "He is exactly wrong about the ferry.", fires: true },
    { text: "That the pier pays for itself is a myth.", fires: true },
    { text: "Senator Vale thinks the scheme is the best in Europe.", fires: false },
    { text: "She took the wrong door.", fires: false },
  ],
  vote: (sentence) => {
    const { label, rule } = sentence.quotes;
    if (label === "quote") return null;
    if (label === "opinion" && rule === "R3")
      return voteAt(sentence, "opinion", 0.9, sentence.from, sentence.to - 1);
    const right = rightIn(sentence);
    if (right >= 0) return voteAt(sentence, "opinion", 0.9, right);
    const myth = findSet(sentence, MYTH);
    return myth < 0 ? null : voteAt(sentence, "opinion", 0.8, myth);
  },
  pull: 0,
  firmPull: 3,
  tells: 230,
};
