import { hashWord } from "../hash.ts";
import { findSet, isWord, setsOf, stands, voteAt, type Rule, type SentenceView } from "../sentenceView.ts";

const QUESTION = hashWord("?");
const KNOWS = setsOf("knows");
const WE = setsOf("plain_i_we");
const KNOW = hashWord("know");
const CROWD = setsOf("crowd_word");
const MOST = setsOf("most_word");
const PEOPLE = setsOf("people_word");
const ALL = hashWord("all");

/** "We all know …", "most people believe …", "no one doubts …": a view of everybody, which is the author's; -1 for none. */
const crowdIn = (sentence: SentenceView): number => {
  for (let t = findSet(sentence, KNOWS); t >= 0; t = findSet(sentence, KNOWS, t + 1)) {
    const before = isWord(sentence, t - 1, ALL) ? t - 2 : t - 1;
    if (stands(sentence, before, WE) && isWord(sentence, t, KNOW)) return before;
    if (stands(sentence, before, CROWD)) return before;
    if (stands(sentence, before, PEOPLE) && stands(sentence, before - 1, MOST)) return before - 1;
  }
  return -1;
};

export const R2: Rule = {
  id: "R2",
  title: "The author as source, or a crowd that nobody stands behind: opinion",
  examples: [
    { text: "Everyone knows that the scheme is a failure.", fires: true },
    { text: "In our view the scheme is a failure.", fires: true },
    { text: "Most people know that the scheme is a failure.", fires: true },
    { text: "Senator Vale thinks that the scheme is a failure.", fires: false },
  ],
  vote: (sentence) => {
    const { label, rule } = sentence.quotes;
    if (label === "quote") return null;
    const isAsked = isWord(sentence, sentence.to - 1, QUESTION);
    if (label === "opinion" && rule === "R2")
      return voteAt(sentence, "opinion", isAsked ? 0.5 : 0.85, sentence.from, sentence.to - 1);
    const crowd = isAsked ? -1 : crowdIn(sentence);
    return crowd < 0 ? null : voteAt(sentence, "opinion", 0.7, crowd, crowd + 1);
  },
  pull: 0.8,
  firmPull: 1.5,
  tells: 230,
};
