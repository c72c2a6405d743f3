import { hashWord } from "../hash.ts";
import { setsOf, countSet, isAuthors, voteAt, type Rule, isCount } from "../sentenceView.ts";

const QUESTION = hashWord("?");
const JUDGES = setsOf("negative", "positive", "duty", "booster", "metaphor", "feeling");

export const O4: Rule = {
  id: "O4",
  title: "A rhetorical question: opinion; a question that facts then answer: claim",
  examples: [
    { text: "How many more children must wait?", fires: true },
    { text: "What does the levy cost a family?", next: "It comes to 212 a year.", fires: true },
    { text: "The children wait.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    let mark = -1;
    for (let t = sentence.to - 1; t >= sentence.from && t >= sentence.to - 3; t--)
      if (sentence.tokens.hashes[t] === QUESTION) mark = t;
    if (mark < 0) return null;
    // Asked to be answered: a short next sentence that holds a number and judges nothing.
    const next = sentence.next;
    if (
      next !== null &&
      countSet(next, JUDGES) === 0 &&
      countSet(sentence, JUDGES) === 0 &&
      next.to - next.from < 14
    )
      for (let t = next.from; t < next.to; t++)
        if (isCount(next.tokens, t)) return voteAt(sentence, "claim", 0.3, mark);
    return voteAt(sentence, "opinion", 0.8, mark);
  },
  pull: 1,
  firmPull: 1,
  tells: 190,
};
