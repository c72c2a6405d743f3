import { DENSE_NAMES } from "../features.ts";

/** What is known of the sentences of one text besides their own logits; arrays are parallel to the sentences. */
export interface SequenceInput {
  /** Sentences. */
  readonly count: number;
  readonly heads: number;
  /** Logit of sentence `i`, head `k`, at `i * heads + k`. */
  readonly logits: Float32Array;
  /** Dense features, DENSE_NAMES.length a sentence. */
  readonly dense: Float32Array;
  /** 1 where the sentence opens a paragraph, 0 where not, 2 where paragraphs are unknown. */
  readonly opens: Uint8Array;
  /** 1 where the quote gate says quote. */
  readonly gate: Uint8Array;
}

const PLACES = [
  "alone",
  "few",
  "length",
  "position",
  "first",
  "last",
  "opens",
  "inside",
  "before",
  "after",
  "quotedBefore",
  "quotedAfter",
  "quotedShare",
] as const;

/** Dense features whose mean over the text tells its genre: who is cited, how often it counts, who speaks. */
const GENRE_IDS = [
  "author",
  "us",
  "you",
  "reporting",
  "source",
  "quantity",
  "time",
  "duty",
  "negative",
  "positive",
  "loaded",
  "event",
];
const GENRE = GENRE_IDS.map((id) => DENSE_NAMES.indexOf(`lexicon.${id}`));

/** Names of the sequence features for a model with these heads, in order. */
export const sequenceNames = (heads: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...heads.map((head) => `own.${head}`),
  ...heads.map((head) => `before.${head}`),
  ...heads.map((head) => `after.${head}`),
  ...heads.map((head) => `text.${head}`),
  "before2",
  "after2",
  ...PLACES.map((place) => `place.${place}`),
  ...GENRE_IDS.map((id) => `genre.${id}`),
];

/**
 * What neighbours, position and the whole text say of each sentence: one row a sentence, `sequenceNames` numbers wide.
 * Logits are divided by 4, so that all numbers are of one order.
 */
export const sequenceFeatures = (input: SequenceInput): Float32Array => {
  const { count: n, heads: K, logits } = input;
  const D = DENSE_NAMES.length;
  const width = 4 * K + 2 + PLACES.length + GENRE.length;
  const out = new Float32Array(n * width);
  const sum = new Float64Array(K);
  const genre = new Float64Array(GENRE.length);
  let quoted = 0;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < K; k++) sum[k]! += logits[i * K + k]!;
    for (let g = 0; g < GENRE.length; g++) genre[g]! += input.dense[i * D + GENRE[g]!]!;
    quoted += input.gate[i]!;
  }
  for (let i = 0; i < n; i++) {
    const row = i * width;
    for (let k = 0; k < K; k++) {
      const own = logits[i * K + k]!;
      out[row + k] = own / 4;
      if (i > 0) out[row + K + k] = logits[(i - 1) * K + k]! / 4;
      if (i + 1 < n) out[row + 2 * K + k] = logits[(i + 1) * K + k]! / 4;
      // Shrunk towards 0 in short texts, where the mean says little.
      out[row + 3 * K + k] = (sum[k]! - own) / (4 * (n + 2));
    }
    if (i > 1) out[row + 4 * K] = logits[(i - 2) * K + K - 1]! / 4;
    if (i + 2 < n) out[row + 4 * K + 1] = logits[(i + 2) * K + K - 1]! / 4;
    const place = row + 4 * K + 2;
    out[place] = n === 1 ? 1 : 0;
    out[place + 1] = n > 1 && n <= 4 ? 1 : 0;
    out[place + 2] = Math.min(1, Math.log2(n) / 6);
    out[place + 3] = n > 1 ? i / (n - 1) : 0;
    out[place + 4] = n > 4 && i === 0 ? 1 : 0;
    out[place + 5] = n > 4 && i === n - 1 ? 1 : 0;
    out[place + 6] = input.opens[i] === 1 ? 1 : 0;
    out[place + 7] = input.opens[i] === 0 ? 1 : 0;
    out[place + 8] = i > 0 ? 1 : 0;
    out[place + 9] = i + 1 < n ? 1 : 0;
    out[place + 10] = i > 0 ? input.gate[i - 1]! : 0;
    out[place + 11] = i + 1 < n ? input.gate[i + 1]! : 0;
    out[place + 12] = quoted / (n + 2);
    for (let g = 0; g < GENRE.length; g++) out[place + PLACES.length + g] = (2 * genre[g]!) / (n + 2);
  }
  return out;
};
