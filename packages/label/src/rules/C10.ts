import { hashWord } from "../hash.ts";
import { findSet, hasSet, isWord, setsOf, stands, voteAt, type Rule } from "../sentenceView.ts";

const VERDICTS = setsOf("negative", "positive", "metaphor", "author", "us");
const MODAL = setsOf("guess_modal");
const [HAVE, TO] = ["have", "to"].map(hashWord) as [number, number];
const HEDGE = setsOf("hedge");
const JUDGES = setsOf(
  "negative",
  "positive",
  "duty",
  "metaphor",
  "booster",
  "intense",
  "attitude",
  "us",
  "author",
  "conclusion",
);

export const C10: Rule = {
  id: "C10",
  title: "A hedge about what is or was makes no opinion by itself",
  examples: [
    { text: "The pier is perhaps the oldest.", fires: true },
    { text: "The damp may have come from the roof.", fires: true },
    { text: "The pier may be a terrible mistake.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote" || !hasSet(sentence, HEDGE)) return null;
    // "The damp may have come from the roof": a guess at what was. With "must" editorials draw a conclusion.
    if (!hasSet(sentence, VERDICTS))
      for (let t = sentence.from + 1; t + 2 < sentence.to; t++)
        if (stands(sentence, t, MODAL) && isWord(sentence, t + 1, HAVE))
          return isWord(sentence, t + 2, TO) ? null : voteAt(sentence, "claim", 0.3, t, t + 1);
    return hasSet(sentence, JUDGES) ? null : voteAt(sentence, "claim", 0.2, findSet(sentence, HEDGE));
  },
  pull: 0,
  firmPull: 0,
  tells: 10,
};
