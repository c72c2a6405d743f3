import { hashWord } from "../hash.ts";
import { setsOf, findSet, hashesOf, voteAt, type Rule, hasSet } from "../sentenceView.ts";

const VERDICTS = setsOf("negative", "positive", "metaphor", "author", "us");
const MODAL = hashesOf("may might");
const HAVE = hashWord("have");
const TO = hashWord("to");
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
  title: "A hedge makes no opinion by itself",
  examples: [
    { text: "The pier may close.", fires: true },
    { text: "The damp may have come from the roof.", fires: true },
    { text: "The pier may be a terrible mistake.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    // "The damp may have come from the roof": a guess at what was. With "must" editorials draw a conclusion.
    const hasModal = hasSet(sentence, HEDGE) && !hasSet(sentence, VERDICTS);
    const stop = hasModal ? sentence.to : 0;
    for (let t = sentence.from + 1; t + 2 < stop; t++)
      if (MODAL.has(sentence.tokens.hashes[t]!) && sentence.tokens.hashes[t + 1] === HAVE)
        return sentence.tokens.hashes[t + 2] === TO ? null : voteAt(sentence, "claim", 0.9, t, t + 1);
    if (hasSet(sentence, JUDGES)) return null;
    const hedge = findSet(sentence, HEDGE);
    return hedge < 0 ? null : voteAt(sentence, "claim", 0.2, hedge);
  },
  pull: 0,
  firmPull: 1.2,
  tells: 10,
};
