import { hashWord } from "../hash.ts";
import { IS } from "../kinds.ts";
import {
  findSet,
  firstWord,
  hasSet,
  isAuthors,
  isWord,
  setsOf,
  stands,
  voteAt,
  type Rule,
  type SentenceView,
} from "../sentenceView.ts";

const MODAL = setsOf("future", "hedge");
const UNREAL = setsOf("unreal");
const SURE = setsOf("sure_word");
const UNREAL_NEXT = setsOf("unreal_next");
const DID = setsOf("did_word");
const IT = setsOf("it_this");
const ONLY = setsOf("only_word");
const AIM = setsOf("motive_aim");
const PRIZE = setsOf("motive_prize");
const INNER = setsOf("inner_verb");
const FEIGNED = setsOf("motive_word");
const OTHERS = setsOf("source");
const REPORT = setsOf("reporting");
const [HAD, IF, TO, HAVE] = ["had", "if", "to", "have"].map(hashWord) as [number, number, number, number];
/** A prize stands within so many tokens of its aim. */
const NEAR = 5;

/** "He did it to please his donors", "… to win votes": the token "to" of a motive, -1 for none. */
const motiveIn = (sentence: SentenceView): number => {
  if (!hasSet(sentence, AIM)) return -1;
  for (let t = sentence.from + 2; t + 1 < sentence.to; t++) {
    if (!isWord(sentence, t, TO) || !stands(sentence, t + 1, AIM)) continue;
    const isOnly = stands(sentence, t - 1, ONLY);
    const before = isOnly ? t - 2 : t - 1;
    if (stands(sentence, before, IT) && stands(sentence, before - 1, DID)) return t;
    if (isOnly) return t;
    for (let k = t + 2; k < t + NEAR; k++) if (stands(sentence, k, PRIZE)) return t;
  }
  return -1;
};

/** "The board knows that …", "they care only for votes": an inner state that nobody told, -1 for none. */
const innerIn = (sentence: SentenceView): number => {
  if (hasSet(sentence, REPORT) || sentence.quotes.quoteKind !== "none") return -1;
  for (let t = findSet(sentence, INNER); t >= 0; t = findSet(sentence, INNER, t + 1)) {
    const before = t > sentence.from ? sentence.tokens.is[t - 1]! : 0;
    if ((before & IS.thirdPerson) !== 0 && (before & IS.subject) !== 0) return t;
    if (stands(sentence, t - 1, OTHERS)) return t;
  }
  return -1;
};

export const O6: Rule = {
  id: "O6",
  title: "A counterfactual, or a motive or inner state read into others: opinion",
  examples: [
    { text: "Had the board met in spring, the wall would still stand.", fires: true },
    { text: "The wall would have stood if they had met.", fires: true },
    { text: "She did it to please her party.", fires: true },
    { text: "She cares only for the wall.", fires: true },
    { text: "The inspection was a pretext.", fires: true },
    { text: "The board had met in spring.", fires: false },
    { text: "She opened the school to teach carpentry.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const motive = motiveIn(sentence);
    if (motive >= 0) return voteAt(sentence, "opinion", 0.9, motive, motive + 1);
    const feigned = findSet(sentence, FEIGNED);
    if (feigned >= 0) return voteAt(sentence, "opinion", 0.8, feigned);
    const inner = innerIn(sentence);
    const unreal = hasSet(sentence, MODAL) ? findSet(sentence, UNREAL) : -1;
    if (unreal >= 0) {
      const lead = firstWord(sentence);
      if (isWord(sentence, lead, HAD)) return voteAt(sentence, "opinion", 0.95, lead, unreal);
      const next = stands(sentence, unreal + 1, SURE) ? unreal + 2 : unreal + 1;
      if (stands(sentence, next, UNREAL_NEXT)) {
        let hasIf = false;
        for (let t = sentence.from; t < sentence.to; t++) if (isWord(sentence, t, IF)) hasIf = true;
        const isUnreal = isWord(sentence, next, HAVE) && (hasIf || next > unreal + 1);
        return voteAt(sentence, "opinion", isUnreal ? 0.8 : 0.5, unreal, next);
      }
    }
    return inner < 0 ? null : voteAt(sentence, "opinion", 0.5, inner);
  },
  pull: 0.6,
  firmPull: 1.5,
  tells: 170,
};
