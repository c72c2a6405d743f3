import { VERDICTS } from "../data/verdicts.ts";
import { hashWord } from "../hash.ts";
import {
  bitsOf,
  findBits,
  findWord,
  hashesOf,
  isAuthors,
  voteAt,
  type Rule,
  type SentenceView,
} from "../sentenceView.ts";
import { PUNCTUATION } from "../tokens.ts";

const JOINTS = hashesOf("but so yet");
const TURNS = bitsOf("contrast", "conclusion");
const JUDGES = bitsOf("negative", "positive", "duty", "metaphor");
const COMMA = hashWord(",");
const VERDICT = bitsOf("negative", "positive", "metaphor");
const VERDICT_WORDS = new Set(VERDICTS.map(hashWord));
const JOINED = hashesOf("and but so yet");
const POINTERS = hashesOf("it that this he she they these those");
const WHICH = hashWord("which");
const BE = hashesOf("is are was were remains remain isn't wasn't seems");
/** Most words between "is" and the verdict: "is a rather sad joke". */
const NEAR = 4;
/** "which shows how wrong they were": what follows draws the author's conclusion. */
const DRAWS = hashesOf("proves shows suggests tells explains");
/** A clause with "which" is the last word only where little follows. */
const ENDS = 8;
const SAID = bitsOf("reporting");

/** ", which is laughable", ", and it was a disgrace": a verdict as the last word; its first and last token. */
const lastWord = (sentence: SentenceView): readonly [number, number] | null => {
  const { hash, shape, bits } = sentence.tokens;
  for (let t = sentence.from + 2; t + 2 < sentence.to; t++) {
    if (shape[t] !== PUNCTUATION) continue;
    let at = t + 1;
    if (JOINED.has(hash[at]!)) at++;
    else if (hash[at] !== WHICH || (sentence.to - at > ENDS && !DRAWS.has(hash[at + 1]!))) continue;
    if (hash[at] !== WHICH && !POINTERS.has(hash[at]!)) continue;
    if (hash[at] === WHICH && DRAWS.has(hash[at + 1]!) && (sentence.bits & SAID) === 0) return [t, at + 1];
    if (!BE.has(hash[at + 1]!)) continue;
    for (let k = at + 2; k < sentence.to && k <= at + 2 + NEAR; k++)
      if ((bits[k]! & VERDICT) !== 0 || VERDICT_WORDS.has(hash[k]!)) return [t, k];
  }
  return null;
};

export const O10: Rule = {
  id: "O10",
  title: "Fact and opinion joined: the last word after but, so or yet decides",
  examples: [
    { text: "Rents rose by a third, so the cap's end was a blunder.", fires: true },
    { text: "The pier was shut for a year, and that was a disgrace.", fires: true },
    { text: "Two boats sank, which shows how little was learnt.", fires: true },
    { text: "Rents rose by a third, but wages rose too.", fires: false },
    { text: "The pier was shut, which was announced in May.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const last = lastWord(sentence);
    // After a report too: whoever adds ", which is laughable" is the author.
    if (last !== null) return voteAt(sentence, "opinion", isAuthors(sentence) ? 1 : 0.9, ...last);
    if (!isAuthors(sentence) || (sentence.bits & TURNS) === 0 || (sentence.bits & JUDGES) === 0) return null;
    for (
      let t = findWord(sentence, JOINTS, sentence.from + 1);
      t > 0;
      t = findWord(sentence, JOINTS, t + 1)
    ) {
      const prior = sentence.tokens.hash[t - 1];
      if (prior !== COMMA) continue;
      const judge = findBits(sentence, JUDGES, t);
      if (judge >= 0) return voteAt(sentence, "opinion", 0.7, t, judge);
    }
    return null;
  },
};
