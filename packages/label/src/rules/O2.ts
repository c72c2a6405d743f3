import { VERDICTS } from "../data/verdicts.ts";
import { hashWord } from "../hash.ts";
import { CLITIC, COMMA, isSign } from "../kinds.ts";
import {
  countSet,
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

const WORTH = setsOf("negative", "positive", "metaphor", "weight_word");
const DEGREE = setsOf("intense", "booster");
const LINKING = setsOf("linking");
/** Between "is" and its verdict. */
const STEP = setsOf("verdict_step");
/** Before the main clause's "is" none of these stands. */
const JOINT = setsOf("joint");
/** Verdict words that are other words too. */
const TWO_FACED = setsOf("two_faced_verdict");
/** What may follow the verdict: the sentence's end or a phrase, no noun that it would only describe. */
const AFTER = setsOf("after_verdict");
const YIELDING = setsOf("yielding");
const POINTER = setsOf("neuter_pointer");
/** "They think the mayor is a coward", "in his view the scheme is a waste": another's verdict. */
const HELD = setsOf("attitude");
const VIEW = setsOf("view_noun");
const OWN = setsOf("own");
const SELF = setsOf("plain_i_we");
const QUESTION = hashWord("?");
const REPORT = setsOf("reporting");
const VERDICT_WORDS = new Set(VERDICTS.map(hashWord));
/** The bit of `'s` in `SentenceView.kinds`. */
const CLITICS = 1 << CLITIC;
/** A subject is seldom longer, in tokens. */
const FARTHEST = 14;

/** Nothing before the verb hands the verdict to somebody else or to another clause. */
const isOwnClause = (sentence: SentenceView, start: number, verb: number): boolean => {
  for (let t = start; t < verb; t++) {
    if (stands(sentence, t, JOINT) || stands(sentence, t, HELD)) return false;
    if (stands(sentence, t, VIEW) && !stands(sentence, t - 1, OWN)) return false;
  }
  return true;
};

/** "The dismissal was unjust.", "It is a rather sad joke": the verdict that the main clause's subject is given, -1 for none. */
const predicateIn = (sentence: SentenceView): number => {
  const { hashes, kinds } = sentence.tokens;
  if (sentence.quotes.quoteKind !== "none" || hasSet(sentence, REPORT)) return -1;
  if (!hasSet(sentence, LINKING) && (sentence.kinds & CLITICS) === 0) return -1;
  if (isWord(sentence, sentence.to - 1, QUESTION)) return -1;
  const isVerdict = (t: number): boolean =>
    t < sentence.to &&
    (stands(sentence, t, WORTH) || VERDICT_WORDS.has(hashes[t]!)) &&
    !stands(sentence, t, TWO_FACED);
  const isEnd = (t: number): boolean => t >= sentence.to || isSign(kinds[t]!) || stands(sentence, t, AFTER);
  const lead = firstWord(sentence);
  let start = sentence.from;
  // "Although it passed, the plan is foolish": the main clause comes after the comma.
  if (stands(sentence, lead, YIELDING)) while (start < sentence.to && kinds[start] !== COMMA) start++;
  const last = Math.min(sentence.to, start + FARTHEST);
  for (let t = start; t < last; t++) {
    // "It's a disgrace": the clitic is the verb after a pointer.
    const isClitic = kinds[t] === CLITIC && stands(sentence, t - 1, POINTER);
    if (!isClitic && !stands(sentence, t, LINKING)) continue;
    // "I was sad": the author's own state is no verdict on the matter.
    if (stands(sentence, t - 1, SELF)) return -1;
    let next = t + 1;
    while (next < sentence.to && stands(sentence, next, STEP) && !isVerdict(next)) next++;
    if (!isVerdict(next)) next++;
    if (!isVerdict(next)) return -1;
    const isPointed = stands(sentence, lead, POINTER) && t === lead + 1;
    if (!isEnd(next + 1) && !(isPointed && (isEnd(next + 2) || isEnd(next + 3)))) return -1;
    return isOwnClause(sentence, start, t) ? next : -1;
  }
  return -1;
};

export const O2: Rule = {
  id: "O2",
  title: "A verdict of worth or weight, an insult, a metaphor as verdict: opinion",
  examples: [
    { text: "It is a disgrace that the lights still fail.", fires: true },
    { text: "Their reform is a tax on the poor.", fires: true },
    { text: "That was a wise and decent choice.", fires: true },
    { text: "It is the loveliest lane in the county.", fires: true },
    { text: "Although it passed, the plan is foolish.", fires: true },
    { text: "The omission is telling.", fires: true },
    { text: "It’s a disgrace.", fires: true },
    { text: "The lights went out on 41 nights.", fires: false },
    { text: "The bus left at nine.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const predicate = predicateIn(sentence);
    if (predicate >= 0) return voteAt(sentence, "opinion", 0.95, predicate);
    const worth = findSet(sentence, WORTH);
    if (worth < 0) return null;
    const count = countSet(sentence, WORTH) + 0.5 * countSet(sentence, DEGREE);
    return voteAt(sentence, "opinion", Math.min(0.8, 0.35 + 0.15 * count), worth);
  },
  pull: 0,
  firmPull: 2,
  tells: 110,
};
