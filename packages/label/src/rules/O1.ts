import { ORDERS } from "../data/orders.ts";
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
  holds,
} from "../sentenceView.ts";
import { isSign, WORD } from "../kinds.ts";

const DUTY = setsOf("duty");
const ORDER = setsOf("imperative");
const LAW = setsOf("law");
const REPORT = setsOf("reporting");
const SUBJECTS = hashesOf("i he she it they we you is was and of or on in to by has had");
const QUESTION = hashWord("?");
const NEEDS = hashesOf(
  "need needs needed necessary demand demands urgent urgently responsibility obligation",
);
const MODALS = hashesOf("must should ought shouldn't mustn't");
const MUST = hashWord("must");
const HAVE = hashWord("have");
const TO = hashWord("to");
const ORDER_VERBS = new Set(ORDERS.map(hashWord));
/** What an order acts on begins with one of these: "Close the dump", "Give them time". */
const OBJECTS = hashesOf(
  "the a an this that these those your our their his her its my it them him us me every each all both no more fewer less any some nobody everyone anyone everything up down out off away back it instead now",
);
/** Words that may stand before an order. */
const LEADS = hashesOf("so and but then instead now first please just yet or better rather finally above");
const NEGATED = hashesOf("don't never");
const DO = hashWord("do");
const NOT = hashWord("not");
const LET = hashWord("let");
/** Before the modal of a main clause none of these stands: what it demands would be another clause's. */
const JOINTS = hashesOf(
  "that which who whom whose if when whenever because whether as while since unless although though what how why where until so after before than says said say saying according under by per",
);
/** "The law must change" demands; "under the act a council must" tells. */
const UNDER = hashesOf("under by per in of");
const REQUIRE = hashesOf(
  "says say requires require required states provides obliges mandates rules ruled asks specifies",
);

/** These bid the reader to look at something, as an example opens: less of a demand. */
const EXAMPLES = hashesOf(
  "say suppose imagine recall take consider picture remember note compare recognise notice",
);

/** "Close the dump.", "Do not sign it.", "And let the ferries run.": the token that orders, -1 for none. */
const orderAt = (sentence: SentenceView): number => {
  const { hashes, kinds } = sentence.tokens;
  if (hashes[sentence.to - 1] === QUESTION) return -1;
  let t = firstWord(sentence);
  while (t + 2 < sentence.to && (LEADS.has(hashes[t]!) || (isSign(kinds[t]!) && t > sentence.from))) t++;
  if (t + 1 >= sentence.to) return -1;
  if (hashes[t] === DO && hashes[t + 1] === NOT) return t;
  if (NEGATED.has(hashes[t]!) && (ORDER_VERBS.has(hashes[t + 1]!) || hashes[t] === hashWord("don't")))
    return t;
  if (!ORDER_VERBS.has(hashes[t]!)) return -1;
  const next = hashes[t + 1]!;
  if (OBJECTS.has(next)) return t;
  return hashes[t] === LET && kinds[t + 1] === WORD && !SUBJECTS.has(next) ? t : -1;
};

/** The law speaks, not the author: "the act says a council must", "under the treaty either side must". */
const isLaws = (sentence: SentenceView, duty: number): boolean => {
  if (countSet(sentence, LAW) === 0) return false;
  const report = findSet(sentence, REPORT);
  if (report >= 0 && report < duty) return true;
  const { hashes } = sentence.tokens;
  let under = false;
  let law = false;
  for (let t = sentence.from; t < duty; t++) {
    if (UNDER.has(hashes[t]!) && t < sentence.from + 3) under = true;
    if (holds(sentence.tokens, t, LAW)) law = true;
    if (law && REQUIRE.has(hashes[t]!)) return true;
  }
  return under && law && !holds(sentence.tokens, duty - 1, LAW);
};

/** "must have been built": a guess at what was, no duty. */
const isGuess = (sentence: SentenceView, duty: number): boolean => {
  const { hashes } = sentence.tokens;
  return hashes[duty] === MUST && hashes[duty + 1] === HAVE && hashes[duty + 2] !== TO;
};

/** The modal is the main clause's: nothing before it opens another. */
const isMain = (sentence: SentenceView, duty: number): boolean => {
  const { hashes } = sentence.tokens;
  if (!MODALS.has(hashes[duty]!) || hashes[sentence.to - 1] === QUESTION) return false;
  for (let t = sentence.from; t < duty; t++) if (JOINTS.has(hashes[t]!)) return false;
  return duty > sentence.from && duty <= sentence.from + 10 && countSet(sentence, REPORT) === 0;
};

export const O1: Rule = {
  id: "O1",
  title: "Advice, demand, imperative, duty: opinion",
  examples: [
    { text: "The council must publish the contract this week.", fires: true },
    { text: "Let the ferries run.", fires: true },
    { text: "It is time to mend the pier.", fires: true },
    { text: "Stop the cuts before winter.", fires: true },
    { text: "Instead, mend the roof.", fires: true },
    { text: "Question the figures.", fires: true },
    { text: "The 2006 act says a council must publish every contract above 50,000.", fires: false },
    { text: "Under the act a tenant must sweep the stairs.", fires: false },
    { text: "The stairs must have been swept.", fires: false },
    { text: "The ferries run at nine.", fires: false },
    { text: "Question time began at noon.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    let duty = findSet(sentence, DUTY);
    while (duty >= 0 && isGuess(sentence, duty)) duty = findSet(sentence, DUTY, duty + 1);
    const order = orderAt(sentence);
    if (order >= 0 && (duty < 0 || order < duty))
      return voteAt(sentence, "opinion", EXAMPLES.has(sentence.tokens.hashes[order]!) ? 0.6 : 1, order);
    if (duty >= 0) {
      if (isLaws(sentence, duty)) return null;
      if (isMain(sentence, duty)) return voteAt(sentence, "opinion", 1, duty);
      return voteAt(sentence, "opinion", NEEDS.has(sentence.tokens.hashes[duty]!) ? 0.5 : 0.8, duty);
    }
    const lead = firstWord(sentence);
    if (lead + 1 >= sentence.to || !holds(sentence.tokens, lead, ORDER)) return null;
    if (
      sentence.tokens.hashes[sentence.to - 1] === QUESTION ||
      SUBJECTS.has(sentence.tokens.hashes[lead + 1]!)
    )
      return null;
    return voteAt(sentence, "opinion", 0.7, lead);
  },
  pull: 0.5,
  firmPull: 3,
  tells: 180,
};
