import { joinHash } from "./hash.ts";
import { hasSets, setsIn } from "./wordTable.ts";
import { LEXICONS } from "./lexicons.ts";
import { RULES } from "./rules.ts";
import { firstWord, type SentenceView, type Vote } from "./sentenceView.ts";
import { CAPITAL, isSign, NUMBER, UPPER, WORD, YEAR } from "./kinds.ts";

const SHAPES = [
  "length",
  "words",
  "capitals",
  "upper",
  "numbers",
  "years",
  "question",
  "exclamation",
  "colon",
  "semicolon",
  "commas",
  "dash",
  "bracket",
  "ellipsis",
  "marks",
  "title",
  "short",
] as const;
const QUOTES = [
  "share",
  "direct",
  "mixed",
  "indirect",
  "source",
  "unclear",
  "scare",
  "quoted",
  "R1",
  "R2",
  "R3",
  "Q6",
] as const;

/**
 * Names of the dense features, in order: what a model's dense weights are for. `lexicon.*` counts, `shape.*`,
 * `quote.*`, and `rule.*`, the strength of a rule's vote (negative where it votes claim).
 */
export const DENSE_NAMES: ReadonlyArray<string> = [
  ...LEXICONS.map((lexicon) => `lexicon.${lexicon.id}`),
  ...SHAPES.map((name) => `shape.${name}`),
  ...QUOTES.map((name) => `quote.${name}`),
  ...RULES.map((rule) => `rule.${rule.id}`),
];

const LEXICON_COUNT = LEXICONS.length;
/** Numbers of a row's sets that hold lexicons, and the bits of the last that do: behind them stand lists for rules alone. */
const LEXICON_WORDS = (LEXICON_COUNT + 31) >> 5;
const LAST_LEXICONS = LEXICON_COUNT % 32 === 0 ? -1 : (1 << (LEXICON_COUNT & 31)) - 1;
const SHAPE_AT = LEXICON_COUNT;
const QUOTE_AT = SHAPE_AT + SHAPES.length;
const RULE_AT = QUOTE_AT + QUOTES.length;

/** Slot of a mark by its folded unit, 0 for a mark that is not counted. */
const MARKS = new Uint8Array(0x10000);
for (const [mark, slot] of [
  ["?", 6],
  ["!", 7],
  [":", 8],
  [";", 9],
  [",", 10],
  ["\u2013", 11],
  ["-", 11],
  ["(", 12],
  ["\u2026", 13],
  ['"', 14],
] as const)
  MARKS[mark.charCodeAt(0)] = slot;

/**
 * Fills the dense features of one sentence into `out` at `at`, where DENSE_NAMES.length zeros stand: most stay 0.
 * Counts are capped, so that a long sentence does not drown the rest.
 * @param votes one entry a rule of RULES
 */
export const fillDense = (
  sentence: SentenceView,
  votes: ReadonlyArray<Vote | null>,
  out: Float32Array,
  at: number,
): void => {
  const { tokens, from, to, quotes } = sentence;
  const words = to - from;
  const shape = at + SHAPE_AT;
  out[shape] = Math.min(1, (sentence.end - sentence.start) / 300);
  out[shape + 1] = Math.min(1, words / 50);
  for (let t = from; t < to; t++) {
    // Half a point a token, at most three tokens a lexicon.
    const row = tokens.rows[t]!;
    if (hasSets(row))
      for (let w = 0; w < LEXICON_WORDS; w++) {
        let bits = setsIn(row, w);
        if (w === LEXICON_WORDS - 1) bits &= LAST_LEXICONS;
        for (; bits !== 0; bits &= bits - 1) {
          const k = at + w * 32 + 31 - Math.clz32(bits & -bits);
          if (out[k]! < 1.5) out[k]! += 0.5;
        }
      }
    const kind = tokens.kinds[t]!;
    const looks = tokens.shapes[t]!;
    if (kind === WORD) {
      if ((looks & UPPER) !== 0) out[shape + 3]! += 0.25;
      else if ((looks & CAPITAL) !== 0 && t > from) out[shape + 2]! += 0.1;
    } else if (kind === NUMBER) out[shape + ((looks & YEAR) !== 0 ? 5 : 4)]! += 0.5;
    else if (isSign(kind)) {
      const slot = MARKS[tokens.codes[tokens.starts[t]!]!]!;
      if (slot !== 0) out[shape + slot]! += slot === 10 ? 0.2 : 0.5;
    }
  }
  for (let k = 2; k < 15; k++) if (out[shape + k]! > 1.5) out[shape + k] = 1.5;
  if (sentence.block === "headline" || sentence.block === "standfirst" || sentence.block === "heading")
    out[shape + 15] = 1;
  if (words < 8) out[shape + 16] = 1;
  const quote = at + QUOTE_AT;
  out[quote] = quotes.quoteShare;
  if (quotes.quoteKind === "direct") out[quote + 1] = 1;
  else if (quotes.quoteKind === "mixed") out[quote + 2] = 1;
  else if (quotes.quoteKind === "indirect") out[quote + 3] = 1;
  if (quotes.voice === "source") out[quote + 4] = 1;
  else if (quotes.voice === "unclear") out[quote + 5] = 1;
  if (quotes.scareQuote) out[quote + 6] = 1;
  if (quotes.label === "quote") out[quote + 7] = 1;
  if (quotes.rule === "R1") out[quote + 8] = 1;
  else if (quotes.rule === "R2") out[quote + 9] = 1;
  else if (quotes.rule === "R3") out[quote + 10] = 1;
  else if (quotes.rule === "Q6") out[quote + 11] = 1;
  for (let r = 0; r < votes.length; r++) {
    const vote = votes[r];
    if (vote !== null && vote !== undefined)
      out[at + RULE_AT + r] = vote.label === "opinion" ? vote.strength : -vote.strength;
  }
};

/** Most n-grams that `fillGrams` writes for one token. */
export const GRAMS_A_TOKEN = 3;

/**
 * Writes the hashes of the n-grams of a sentence's tokens, and of its opening, into `out`: what the hashed weights are
 * for. `owners[i]` is the token that ends gram `i`. Returns how many; at most GRAMS_A_TOKEN a token.
 */
export const fillGrams = (sentence: SentenceView, out: Int32Array, owners: Int32Array): number => {
  const { tokens, from, to } = sentence;
  let last = 0x2545f491;
  let beforeLast = 0;
  let n = 0;
  for (let t = from; t < to; t++) {
    const hash = tokens.hashes[t]!;
    out[n] = joinHash(last, hash);
    owners[n++] = t;
    if (beforeLast !== 0) {
      out[n] = joinHash(joinHash(beforeLast, last), hash);
      owners[n++] = t;
    }
    beforeLast = last;
    last = hash;
  }
  const lead = firstWord(sentence);
  if (lead < to) {
    out[n] = joinHash(0x1b873593, tokens.hashes[lead]!);
    owners[n++] = lead;
  }
  return n;
};

const GRAM_SALT = 0x7feb352d;
const EDGE = 95;

/** Hashes of the 3- to 5-grams of letters of one word with its edges; digits count as "0". Stops after 24 units. */
export const eachLetterGram = (
  codes: Uint16Array,
  start: number,
  end: number,
  visit: (hash: number) => void,
): void => {
  const stop = Math.min(end, start + 24);
  for (let i = start - 1; i + 2 <= stop; i++) {
    let hash = GRAM_SALT;
    for (let k = 0; k < 5; k++) {
      const at = i + k;
      if (at > stop) break;
      hash = Math.imul(hash ^ (at < start || at === stop ? EDGE : codes[at]!), 0x5bd1e995);
      hash ^= hash >>> 13;
      if (k >= 2) visit(hash);
    }
  }
};
