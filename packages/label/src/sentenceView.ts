import type { BlockKind, Label, SentenceQuotes } from "@columnist/model";
import { hashWord } from "./hash.ts";
import { CAPITAL, isSign, NUMBER, WORD, YEAR } from "./kinds.ts";
import type { Tokens } from "./tokens.ts";
import { holds, meets, type WordSets } from "./wordSets.ts";
import { SET_WORDS } from "./wordTable.ts";

export { holds, setsOf } from "./wordSets.ts";

/** One sentence as a rule sees it. Offsets are UTF-16 units into `text`, tokens are indices into `tokens`. */
export interface SentenceView {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: Tokens;
  /** First token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Number of the sentence in its text. */
  readonly index: number;
  /** Lexicons that some token of each sentence stands in (wordSets.ts). */
  readonly sets: Int32Array;
  /** All kinds that some token has: `1 << NUMBER`, … A year is no number here. */
  readonly kinds: number;
  /** All looks that some token has: `CAPITAL`, `YEAR`, … or-ed. */
  readonly shapes: number;
  readonly quotes: SentenceQuotes;
  readonly block: BlockKind;
  /** The sentence after this one, null at the end. */
  readonly next: SentenceView | null;
}

/** A rule's vote: for a label, how strongly (0 to 1), and the text that made it vote. */
export interface Vote {
  readonly label: Label;
  readonly strength: number;
  readonly start: number;
  readonly end: number;
}

/** An example that runs as a test: the rule fires on `text` (with `next` after it), or does not. */
export interface RuleExample {
  readonly text: string;
  readonly next?: string;
  /** The kind of its block; a paragraph unless told. */
  readonly block?: BlockKind;
  readonly fires: boolean;
  /** What it votes for; any label unless told. */
  readonly label?: Label;
}

/** Votes from this strength on are firm: the guideline leaves little doubt. */
export const FIRM = 0.9;

/**
 * One rule of the guideline: votes or abstains (null). A file in rules/ holds all of it; registering it in rules.ts is
 * all that it takes. A model whose weights do not know the rule takes its pull alone.
 */
export interface Rule {
  /** The id of guideline.md: `O1`, `C4`, `S2`. */
  readonly id: string;
  /** One line of the guideline. */
  readonly title: string;
  readonly examples: ReadonlyArray<RuleExample>;
  /** Pure, and linear in the sentence. */
  readonly vote: (sentence: SentenceView) => Vote | null;
  /** Log-odds towards its label that a full vote adds to a model's, beside any weight that the model has for it. */
  readonly pull: number;
  /** The same for a firm vote. */
  readonly firmPull: number;
  /** How much the rule tells of a sentence: of those that vote for a label the one that tells most is its reason; null for a rule that gives none. */
  readonly tells: number | null;
}

/** Whether some token of a sentence stands in one of the lexicons. */
export const hasSet = (sentence: SentenceView, sets: WordSets): boolean =>
  meets(sentence.sets, sentence.index * SET_WORDS, sets);

/** Whether token `t` is one of the sentence's and this word, by its `hashWord`. */
export const isWord = ({ tokens, from, to }: SentenceView, t: number, hash: number): boolean =>
  t >= from && t < to && tokens.hashes[t] === hash;

/** First token at or after `at` in one of the lexicons; -1 where none is. */
export const findSet = (sentence: SentenceView, sets: WordSets, at: number = sentence.from): number => {
  if (!hasSet(sentence, sets)) return -1;
  for (let t = at; t < sentence.to; t++) if (holds(sentence.tokens, t, sets)) return t;
  return -1;
};

/** Whether token `t` is one of the sentence's and stands in one of the lexicons. */
export const stands = ({ tokens, from, to }: SentenceView, t: number, sets: WordSets): boolean =>
  t >= from && t < to && holds(tokens, t, sets);

/** How many tokens stand in one of the lexicons. */
export const countSet = (sentence: SentenceView, sets: WordSets): number => {
  if (!hasSet(sentence, sets)) return 0;
  let count = 0;
  for (let t = sentence.from; t < sentence.to; t++) if (holds(sentence.tokens, t, sets)) count++;
  return count;
};

/** The bit of numbers in `SentenceView.kinds`; years are none. */
export const NUMBERS = 1 << NUMBER;

/** A number that is no year. */
export const isCount = ({ kinds, shapes }: Tokens, t: number): boolean =>
  kinds[t] === NUMBER && (shapes[t]! & YEAR) === 0;

/** First token that is no mark; `to` where all are marks. */
export const firstWord = (sentence: SentenceView): number => {
  let t = sentence.from;
  while (t < sentence.to && isSign(sentence.tokens.kinds[t]!)) t++;
  return t;
};

/** A vote whose evidence is the tokens `t` to `last`, both included; the whole sentence where it has no such token. */
export const voteAt = (
  sentence: SentenceView,
  label: Label,
  strength: number,
  t: number,
  last: number = t,
): Vote => {
  const isInside = t >= sentence.from && last >= t && last < sentence.to;
  return {
    label,
    strength,
    start: isInside ? sentence.tokens.starts[t]! : sentence.start,
    end: isInside ? sentence.tokens.ends[last]! : sentence.end,
  };
};

/** The frame is the author's own: neither a quote nor speech or thought of a source. A partial quote (Q6) leaves it so. */
export const isAuthors = (sentence: SentenceView): boolean =>
  sentence.quotes.label !== "quote" && sentence.quotes.rule !== "R1";

/** Forms of a past tense without -ed; all begin with w, h or d. */
const PAST_FORMS = new Set(["was", "were", "had", "did", "didn't", "wasn't", "weren't"].map(hashWord));
const NO_PAST = new Set(["indeed", "hundred", "exceed", "proceed", "succeed", "embed"].map(hashWord));

/** First token at or after `at` that has the form of a past tense: "was", "had", "did", or a word in -ed; -1 for none. */
export const findPast = (sentence: SentenceView, at: number = sentence.from): number => {
  const { hashes, kinds, shapes, starts, ends, codes } = sentence.tokens;
  for (let t = at; t < sentence.to; t++) {
    if (kinds[t] !== WORD || (shapes[t]! & CAPITAL) !== 0) continue;
    const begin = starts[t]!;
    const stop = ends[t]!;
    const isRegular = stop - begin > 4 && codes[stop - 1] === 100 && codes[stop - 2] === 101;
    if (isRegular && !NO_PAST.has(hashes[t]!)) return t;
    const initial = codes[begin];
    if (initial !== 119 && initial !== 104 && initial !== 100) continue;
    if (stop - begin < 8 && PAST_FORMS.has(hashes[t]!)) return t;
  }
  return -1;
};
