import { VERDICTS } from "../data/verdicts.ts";
import { hashWord } from "../hash.ts";
import {
  setsOf,
  countSet,
  findSet,
  firstWord,
  hashesOf,
  isAuthors,
  voteAt,
  type Rule,
  type SentenceView,
  hasSet,
  holds,
} from "../sentenceView.ts";
import { isSign } from "../kinds.ts";

const WORTH = setsOf("negative", "positive", "metaphor");
const DEGREE = setsOf("intense", "booster");

const BE = hashesOf("is are was were isn't aren't wasn't weren't remains looks seems sounds it's that's");
/** Between "is" and its verdict. */
const STEPS = hashesOf(
  "a an the not no so too very simply plainly just nothing but quite rather utterly truly always still both more less most",
);
/** Before the main clause's "is" none of these stands. */
const JOINTS = hashesOf(
  "that which who whom whose if when whenever because whether as while since unless what how why where until before after than says said say according",
);

const VERDICT_WORDS = new Set(VERDICTS.map(hashWord));
/** Verdict words that are other words too. */
const OTHERS = hashesOf("just right sound better worse best worst fine poor good broken");
/** What may follow the verdict: the sentence's end or a phrase, no noun that it would only describe. */
const FOLLOWS = hashesOf("for to of that and but or if in at on as because enough when from about with");
const YIELDS = hashesOf("although though while whilst");
const POINTERS = hashesOf("it this that these those they");
/** "They think the mayor is a coward", "in his view the scheme is a waste": another's verdict. */
const HELD = setsOf("attitude");
const VIEWS = hashesOf("view eyes opinion words mind book");
const OWN = hashesOf("my our");
const COMMA = hashWord(",");
const REPORT = setsOf("reporting");

/** A subject is seldom longer, in tokens. */
const FARTHEST = 14;

/** Nothing before the verb hands the verdict to somebody else or to another clause. */
const isOwnClause = (sentence: SentenceView, start: number, verb: number): boolean => {
  for (let t = start; t < verb; t++) {
    if (JOINTS.has(sentence.tokens.hashes[t]!) || holds(sentence.tokens, t, HELD)) return false;
    if (VIEWS.has(sentence.tokens.hashes[t]!) && !OWN.has(sentence.tokens.hashes[t - 1]!)) return false;
  }
  return true;
};

/** "The dismissal was unjust.", "It is a rather sad joke": the verdict that the main clause's subject is given, -1 for none. */
const predicateIn = (sentence: SentenceView): number => {
  const { hashes, kinds } = sentence.tokens;
  if (sentence.quotes.quoteKind !== "none" || hasSet(sentence, REPORT)) return -1;
  const isVerdict = (t: number): boolean =>
    t < sentence.to &&
    (holds(sentence.tokens, t, WORTH) || VERDICT_WORDS.has(hashes[t]!)) &&
    !OTHERS.has(hashes[t]!);
  const isEnd = (t: number): boolean => t >= sentence.to || isSign(kinds[t]!) || FOLLOWS.has(hashes[t]!);
  const lead = firstWord(sentence);
  let start = sentence.from;
  // "Although it passed, the plan is foolish": the main clause comes after the comma.
  if (YIELDS.has(hashes[lead]!)) while (start < sentence.to && hashes[start] !== COMMA) start++;
  const last = Math.min(sentence.to, start + FARTHEST);
  for (let t = start; t < last; t++) {
    if (!BE.has(hashes[t]!)) continue;
    let next = t + 1;
    while (next < sentence.to && STEPS.has(hashes[next]!) && !isVerdict(next)) next++;
    if (!isVerdict(next)) next++;
    if (!isVerdict(next)) return -1;
    const isPointed = POINTERS.has(hashes[lead]!) && t === lead + 1;
    if (!isEnd(next + 1) && !(isPointed && (isEnd(next + 2) || isEnd(next + 3)))) return -1;
    return isOwnClause(sentence, start, t) ? next : -1;
  }
  return -1;
};

export const O2: Rule = {
  id: "O2",
  title: "A verdict of worth, an insult, a metaphor as verdict: opinion",
  examples: [
    { text: "It is a disgrace that the lights still fail.", fires: true },
    { text: "Their reform is a tax on the poor.", fires: true },
    { text: "That was a wise and decent choice.", fires: true },
    { text: "It is the loveliest lane in the county.", fires: true },
    { text: "Although it passed, the plan is foolish.", fires: true },
    { text: "The lights went out on 41 nights.", fires: false },
    { text: "The bus left at nine.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const predicate = predicateIn(sentence);
    if (predicate >= 0) return voteAt(sentence, "opinion", 1, predicate);
    const worth = findSet(sentence, WORTH);
    if (worth < 0) return null;
    const count = countSet(sentence, WORTH) + 0.5 * countSet(sentence, DEGREE);
    return voteAt(sentence, "opinion", Math.min(0.8, 0.35 + 0.2 * count), worth);
  },
  pull: 0,
  firmPull: 2,
  tells: 110,
};
