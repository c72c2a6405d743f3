import { ATTITUDE } from "./data/lexicons/attitude.ts";
import { AUTHOR } from "./data/lexicons/author.ts";
import { BOOSTER } from "./data/lexicons/booster.ts";
import { CAUSE } from "./data/lexicons/cause.ts";
import { COMPARISON } from "./data/lexicons/comparison.ts";
import { CONCLUSION } from "./data/lexicons/conclusion.ts";
import { CONTRAST } from "./data/lexicons/contrast.ts";
import { CROWD } from "./data/lexicons/crowd.ts";
import { DUTY } from "./data/lexicons/duty.ts";
import { EVENT } from "./data/lexicons/event.ts";
import { FACTIVE } from "./data/lexicons/factive.ts";
import { FEELING } from "./data/lexicons/feeling.ts";
import { FUTURE } from "./data/lexicons/future.ts";
import { HEDGE } from "./data/lexicons/hedge.ts";
import { IMPERATIVE } from "./data/lexicons/imperative.ts";
import { INTENSE } from "./data/lexicons/intense.ts";
import { LAW } from "./data/lexicons/law.ts";
import { LOADED } from "./data/lexicons/loaded.ts";
import { METAPHOR } from "./data/lexicons/metaphor.ts";
import { NEGATION } from "./data/lexicons/negation.ts";
import { NEGATIVE } from "./data/lexicons/negative.ts";
import { POSITIVE } from "./data/lexicons/positive.ts";
import { QUANTITY } from "./data/lexicons/quantity.ts";
import { REPORTING } from "./data/lexicons/reporting.ts";
import { SCHEDULED } from "./data/lexicons/scheduled.ts";
import { SOURCE } from "./data/lexicons/source.ts";
import { TIME } from "./data/lexicons/time.ts";
import { US } from "./data/lexicons/us.ts";
import { YOU } from "./data/lexicons/you.ts";

/** One word list: a file in data/lexicons. */
export interface LexiconData {
  readonly id: string;
  /** Texts in which some term stands. */
  readonly matches: ReadonlyArray<string>;
  /** Texts in which none does. */
  readonly misses: ReadonlyArray<string>;
  /** Words and phrases in lower case, sorted; a phrase has at most five words. */
  readonly terms: ReadonlyArray<string>;
}

/** Every lexicon, a line each. A model names the lexicons it counts, so the order may change. */
export const LEXICONS: ReadonlyArray<LexiconData> = [
  ATTITUDE,
  AUTHOR,
  BOOSTER,
  CAUSE,
  COMPARISON,
  CONCLUSION,
  CONTRAST,
  CROWD,
  DUTY,
  EVENT,
  FACTIVE,
  FEELING,
  FUTURE,
  HEDGE,
  IMPERATIVE,
  INTENSE,
  LAW,
  LOADED,
  METAPHOR,
  NEGATION,
  NEGATIVE,
  POSITIVE,
  QUANTITY,
  REPORTING,
  SCHEDULED,
  SOURCE,
  TIME,
  US,
  YOU,
];
