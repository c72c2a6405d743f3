import { VERDICTS } from "../data/verdicts.ts";
import { hashWord } from "../hash.ts";
import { COMMA, isSign } from "../kinds.ts";
import {
  findSet,
  hasSet,
  holds,
  isAuthors,
  isWord,
  setsOf,
  stands,
  voteAt,
  type Rule,
  type SentenceView,
} from "../sentenceView.ts";

const TURN = setsOf("turn");
const TURNS = setsOf("contrast", "conclusion");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor");
const VERDICT = setsOf("negative", "positive", "metaphor");
const VERDICT_WORDS = new Set(VERDICTS.map(hashWord));
const JOINED = setsOf("joined");
const POINTER = setsOf("pointer");
const WHICH = hashWord("which");
const BE = setsOf("linking");
/** Most words between "is" and the verdict: "is a rather sad joke". */
const NEAR = 4;
/** "which shows how wrong they were": what follows draws the author's conclusion. */
const DRAWS = setsOf("draws");
/** A clause with "which" is the last word only where little follows. */
const ENDS = 8;
const SAID = setsOf("reporting");

/** ", which is laughable", ", and it was a disgrace": a verdict as the last word; its first and last token. */
const lastWord = (sentence: SentenceView): readonly [number, number] | null => {
  if (!hasSet(sentence, BE) && !hasSet(sentence, DRAWS)) return null;
  const { hashes, kinds } = sentence.tokens;
  for (let t = sentence.from + 2; t + 2 < sentence.to; t++) {
    if (!isSign(kinds[t]!)) continue;
    let at = t + 1;
    if (stands(sentence, at, JOINED)) at++;
    else if (!isWord(sentence, at, WHICH) || (sentence.to - at > ENDS && !stands(sentence, at + 1, DRAWS)))
      continue;
    const isWhich = isWord(sentence, at, WHICH);
    if (!isWhich && !stands(sentence, at, POINTER)) continue;
    if (isWhich && stands(sentence, at + 1, DRAWS) && !hasSet(sentence, SAID)) return [t, at + 1];
    if (!stands(sentence, at + 1, BE)) continue;
    for (let k = at + 2; k < sentence.to && k <= at + 2 + NEAR; k++)
      if (holds(sentence.tokens, k, VERDICT) || VERDICT_WORDS.has(hashes[k]!)) return [t, k];
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
    if (last !== null) return voteAt(sentence, "opinion", isAuthors(sentence) ? 0.95 : 0.9, ...last);
    if (!isAuthors(sentence) || !hasSet(sentence, TURNS) || !hasSet(sentence, JUDGES)) return null;
    for (let t = findSet(sentence, TURN, sentence.from + 1); t > 0; t = findSet(sentence, TURN, t + 1)) {
      if (sentence.tokens.kinds[t - 1] !== COMMA) continue;
      const judge = findSet(sentence, JUDGES, t);
      if (judge >= 0) return voteAt(sentence, "opinion", 0.8, t, judge);
    }
    return null;
  },
  pull: 0,
  firmPull: 2.5,
  tells: 140,
};
