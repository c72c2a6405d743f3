import { ORDERS } from "../data/orders.ts";
import { hashWord } from "../hash.ts";
import { isSign } from "../kinds.ts";
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

const DUTY = setsOf("duty");
const ORDER = setsOf("imperative");
const LAW = setsOf("law");
const REPORT = setsOf("reporting");
const JOINT = setsOf("joint");
const MODAL = setsOf("modal_duty");
const NEED = setsOf("need_verb");
const WEAK = setsOf("weak_duty");
const HAVE_TO = setsOf("have_duty");
const WE = setsOf("i_we", "we_you");
const CALL = setsOf("call_verb");
const CALL_FOR = setsOf("call_for");
const URGE = setsOf("urging");
const OBJECT = setsOf("order_object");
const LEAD = setsOf("order_lead");
const NEGATED = setsOf("negated_order");
const POINTING = setsOf("example_order", "pointing_order");
const NO_ORDER = setsOf("no_order_after");
const LAW_PREPOSITION = setsOf("law_preposition");
const LAW_SPEAKS = setsOf("law_speaks");
const ORDER_VERBS = new Set(ORDERS.map(hashWord));
const [MUST, HAVE, TO, DO, DONT, NOT, LET, US, QUESTION, S] = [
  "must",
  "have",
  "to",
  "do",
  "don't",
  "not",
  "let",
  "us",
  "?",
  "'s",
].map(hashWord) as [number, number, number, number, number, number, number, number, number, number];
/** The modal of the sentence's own demand stands within so many tokens. */
const FARTHEST = 14;

const isQuestion = (sentence: SentenceView): boolean => isWord(sentence, sentence.to - 1, QUESTION);

/** First token that could order: after marks and words like "so" or "instead". */
const orderStart = (sentence: SentenceView): number => {
  let t = firstWord(sentence);
  while (t + 2 < sentence.to && (stands(sentence, t, LEAD) || isSign(sentence.tokens.kinds[t]!))) t++;
  return t;
};

/** "Close the dump.", "Do not sign it.", "And let the ferries run.": the token that orders, -1 for none. */
const orderAt = (sentence: SentenceView, t: number): number => {
  const { hashes } = sentence.tokens;
  if (t + 1 >= sentence.to) return -1;
  if (hashes[t] === DO && hashes[t + 1] === NOT) return t;
  if (stands(sentence, t, NEGATED) && (hashes[t] === DONT || ORDER_VERBS.has(hashes[t + 1]!))) return t;
  if (!ORDER_VERBS.has(hashes[t]!)) return -1;
  if (stands(sentence, t + 1, OBJECT)) return t;
  return hashes[t] === LET && !stands(sentence, t + 1, NO_ORDER) ? t : -1;
};

/** "We call on the board to …", "I urge you …": the author demands, though the verb could report. */
const callAt = (sentence: SentenceView): number => {
  if (!hasSet(sentence, WE)) return -1;
  const last = Math.min(sentence.to, sentence.from + FARTHEST);
  for (let t = sentence.from; t + 1 < last; t++) {
    if (!stands(sentence, t, WE)) continue;
    if (stands(sentence, t + 1, URGE)) return t;
    if (stands(sentence, t + 1, CALL) && stands(sentence, t + 2, CALL_FOR)) return t;
  }
  return -1;
};

/** The law speaks, not the author: "the act says a council must", "under the treaty either side must". */
const isLaws = (sentence: SentenceView, duty: number): boolean => {
  if (!hasSet(sentence, LAW)) return false;
  const report = findSet(sentence, REPORT);
  if (report >= 0 && report < duty) return true;
  let under = false;
  let law = false;
  for (let t = sentence.from; t < duty; t++) {
    if (t < sentence.from + 3 && stands(sentence, t, LAW_PREPOSITION)) under = true;
    if (stands(sentence, t, LAW)) law = true;
    if (law && stands(sentence, t, LAW_SPEAKS)) return true;
  }
  return under && law && !stands(sentence, duty - 1, LAW);
};

/** "must have been built": a guess at what was, no duty. */
const isGuess = (sentence: SentenceView, duty: number): boolean =>
  isWord(sentence, duty, MUST) && isWord(sentence, duty + 1, HAVE) && !isWord(sentence, duty + 2, TO);

/** "We need …", "So we need …", but not "the talent we need". */
const isWeNeed = (sentence: SentenceView, need: number): boolean => {
  if (!stands(sentence, need - 1, WE)) return false;
  return (
    need - 1 <= firstWord(sentence) ||
    isSign(sentence.tokens.kinds[need - 2]!) ||
    stands(sentence, need - 2, LEAD)
  );
};

/** How sure a word of duty is to be the author's own demand. */
const strengthAt = (sentence: SentenceView, duty: number): number => {
  if (stands(sentence, duty, WEAK) && !stands(sentence, duty, NEED)) return 0.4;
  if (stands(sentence, duty, HAVE_TO)) return 0.5;
  if (isQuestion(sentence)) return 0.7;
  for (let t = sentence.from; t < duty; t++) if (stands(sentence, t, JOINT)) return 0.7;
  const report = findSet(sentence, REPORT);
  const near = duty <= sentence.from + FARTHEST && (report < 0 || report > duty);
  if (!near || sentence.quotes.quoteKind !== "none") return 0.75;
  if (stands(sentence, duty, MODAL)) return duty > sentence.from ? 0.95 : 0.7;
  // "We need a plan" and "the county needs to act", but "a ferry needs fuel".
  if (stands(sentence, duty, NEED))
    return isWeNeed(sentence, duty) ? 0.9 : isWord(sentence, duty + 1, TO) ? 0.8 : 0.5;
  return 0.9;
};

export const O1: Rule = {
  id: "O1",
  title: "Advice, demand, order, duty: opinion",
  examples: [
    { text: "The council must publish the contract this week.", fires: true },
    { text: "Let the ferries run.", fires: true },
    { text: "It is time to mend the pier.", fires: true },
    { text: "Stop the cuts before winter.", fires: true },
    { text: "Instead, mend the roof.", fires: true },
    { text: "Question the figures.", fires: true },
    { text: "We call on the board to open its books.", fires: true },
    { text: "We need a plan for the pier.", fires: true },
    { text: "The 2006 act says a council must publish every contract above 50,000.", fires: false },
    { text: "Under the act a tenant must sweep the stairs.", fires: false },
    { text: "The stairs must have been swept.", fires: false },
    { text: "The ferries run at nine.", fires: false },
    { text: "Question time began at noon.", fires: false },
    { text: "From time to time the ferries stop.", fires: false },
  ],
  vote: (sentence) => {
    const call = sentence.quotes.label === "quote" ? -1 : callAt(sentence);
    if (call >= 0) return voteAt(sentence, "opinion", 0.95, call, call + 1);
    if (!isAuthors(sentence)) return null;
    let duty = findSet(sentence, DUTY);
    while (duty >= 0 && isGuess(sentence, duty)) duty = findSet(sentence, DUTY, duty + 1);
    const start = orderStart(sentence);
    if (isWord(sentence, start, LET) && (isWord(sentence, start + 1, S) || isWord(sentence, start + 1, US)))
      return voteAt(sentence, "opinion", 0.8, start, start + 1);
    const order = isQuestion(sentence) ? -1 : orderAt(sentence, start);
    if (order >= 0 && (duty < 0 || order < duty))
      return voteAt(sentence, "opinion", stands(sentence, order, POINTING) ? 0.5 : 1, order);
    if (duty >= 0)
      return isLaws(sentence, duty) ? null : voteAt(sentence, "opinion", strengthAt(sentence, duty), duty);
    const lead = firstWord(sentence);
    if (lead + 1 >= sentence.to || !stands(sentence, lead, ORDER)) return null;
    if (isQuestion(sentence) || stands(sentence, lead + 1, NO_ORDER)) return null;
    return voteAt(sentence, "opinion", stands(sentence, lead, POINTING) ? 0.5 : 0.7, lead);
  },
  pull: 0.5,
  firmPull: 3,
  tells: 180,
};
