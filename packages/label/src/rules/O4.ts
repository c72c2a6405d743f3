import { hashWord } from "../hash.ts";
import {
  countSet,
  firstWord,
  hasSet,
  isCount,
  isWord,
  setsOf,
  stands,
  voteAt,
  type Rule,
} from "../sentenceView.ts";

const QUESTION = hashWord("?");
const JUDGES = setsOf("negative", "positive", "duty", "booster", "metaphor", "feeling");
const ASKS = setsOf("asks_fact");
/** A flat answer is seldom longer, in tokens. */
const SHORT = 14;

export const O4: Rule = {
  id: "O4",
  title: "A rhetorical question: opinion; a question that facts then answer: claim",
  examples: [
    { text: "How many more children must wait?", fires: true },
    {
      text: "What does the levy cost a family?",
      next: "It comes to 212 a year.",
      fires: true,
      label: "claim",
    },
    { text: "What does the levy cost a family?", next: "Nobody asks.", fires: true, label: "opinion" },
    { text: "The children wait.", fires: false },
  ],
  vote: (sentence) => {
    // A question is the author's though it asks what others hold; a reported one has no mark of its own.
    if (sentence.quotes.label === "quote" || sentence.quotes.quoteKind === "direct") return null;
    let mark = sentence.to - 1;
    while (mark >= sentence.from && mark >= sentence.to - 3 && !isWord(sentence, mark, QUESTION)) mark--;
    if (!isWord(sentence, mark, QUESTION)) return null;
    // Asked to be answered: a short next sentence that holds a number and judges nothing.
    const next = sentence.next;
    if (
      next !== null &&
      countSet(next, JUDGES) === 0 &&
      countSet(sentence, JUDGES) === 0 &&
      next.to - next.from < SHORT
    )
      for (let t = next.from; t < next.to; t++)
        if (isCount(next.tokens, t)) return voteAt(sentence, "claim", 0.9, mark);
    // "Who signed it?": an open question looks so.
    const isOpen = stands(sentence, firstWord(sentence), ASKS) && !hasSet(sentence, JUDGES);
    return voteAt(sentence, "opinion", isOpen ? 0.8 : hasSet(sentence, JUDGES) ? 0.9 : 0.85, mark);
  },
  pull: 0.7,
  firmPull: 1.5,
  tells: 190,
};
