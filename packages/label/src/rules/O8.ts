import { COMMA, isSign } from "../kinds.ts";
import { findSet, hasSet, setsOf, stands, voteAt, type Rule, type SentenceView } from "../sentenceView.ts";

const SELF = setsOf("author", "us");
const ATTITUDE = setsOf("attitude");
const REPORT = setsOf("reporting");
/** Most tokens between "I" and what it feels. */
const SPAN = 4;
/** The subject of the sentence's own clause stands within so many tokens. */
const FARTHEST = 7;
const FIRST = setsOf("plain_i_we");
const I_AM = setsOf("i_am");
const AM = setsOf("am");
/** "I despair of the canal": said of oneself in the present, these are a stance and no report. */
const STANCE = setsOf("stance_verb");
/** "I am sick of …", "I am convinced that …". */
const STATE = setsOf("stance_state");
const STEP = setsOf("stance_step");
/** After one of these "I" is another clause's: "the day when we fear". */
const BAR = setsOf("stance_bar");
const CANNOT = setsOf("cannot");
const BEAR = setsOf("bear_verb");

/** First-person stance in the present: the token of its subject and its word; null for none. */
const stanceIn = (sentence: SentenceView): readonly [number, number] | null => {
  if (!hasSet(sentence, SELF)) return null;
  const { kinds } = sentence.tokens;
  const last = Math.min(sentence.to, sentence.from + FARTHEST);
  for (let t = sentence.from; t < last; t++) {
    const isIAm = stands(sentence, t, I_AM);
    if (!isIAm && !stands(sentence, t, FIRST)) continue;
    if (t > sentence.from + 1 && stands(sentence, t - 1, BAR)) return null;
    let next = t + 1;
    const isState = isIAm || stands(sentence, next, AM);
    if (!isIAm && isState) next++;
    if (stands(sentence, next, CANNOT) && stands(sentence, next + 1, BEAR)) return [t, next + 1];
    for (let k = 0; k < 3 && stands(sentence, next, STEP); k++) next++;
    if (stands(sentence, next, isState ? STATE : STANCE))
      return kinds[t - 1] === COMMA && kinds[next + 1] === COMMA ? null : [t, next];
  }
  return null;
};

/** "We believe in peace, the envoy said": the "we" is another's, though its marks are lost. */
const isSpoken = (sentence: SentenceView, stance: number): boolean => {
  const { kinds } = sentence.tokens;
  for (let t = findSet(sentence, REPORT, stance + 4); t >= 0; t = findSet(sentence, REPORT, t + 1))
    if (isSign(kinds[t - 1]!) || isSign(kinds[t - 2]!) || isSign(kinds[t - 3]!)) return true;
  return false;
};

export const O8: Rule = {
  id: "O8",
  title: "The writer's stance, hope, fear or regret in the present: opinion",
  examples: [
    { text: "I fear that the levy will stay.", fires: true },
    { text: "We believe the pier is safe.", fires: true },
    { text: "I am tired of waiting for the ferry.", fires: true },
    { text: "We still object to the toll.", fires: true },
    { text: "I cannot stand the smell of it.", fires: true },
    { text: "We demand a count of the cars.", fires: true },
    { text: "I waited four hours at the clinic in May.", fires: false },
    { text: "Farmers fear the levy.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const stance = sentence.quotes.quoteKind === "direct" ? null : stanceIn(sentence);
    // "We demand …" is no report, whatever the clause after it: the author is the source (R2).
    if (stance !== null)
      return voteAt(sentence, "opinion", isSpoken(sentence, stance[1]) ? 0.5 : 0.95, ...stance);
    if (sentence.quotes.rule === "R1") return null;
    for (let t = findSet(sentence, SELF); t >= 0; t = findSet(sentence, SELF, t + 1)) {
      const word = findSet(sentence, ATTITUDE, t);
      if (word >= t && word - t <= SPAN) return voteAt(sentence, "opinion", 0.4, t, word);
    }
    return null;
  },
  pull: 0,
  firmPull: 3,
  tells: 150,
};
