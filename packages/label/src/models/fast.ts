import { bucketOf } from "../hash.ts";
import { DENSE_NAMES, eachLetterGram, fillGrams, GRAMS_A_TOKEN } from "../features.ts";
import type { SentenceView } from "../sentenceView.ts";
import { PUNCTUATION } from "../tokens.ts";
import { openWeights, type WeightFile } from "./weights.ts";

/** A word whose letters' score was not summed when the weights were made. */
export const UNSUMMED = -32768;

/** What a fast model needs besides its arrays. */
export interface FastShape {
  readonly heads: ReadonlyArray<string>;
  readonly hidden: number;
  readonly gramBits: number;
  /** Dense features in the order of the weights; must equal DENSE_NAMES. */
  readonly dense: ReadonlyArray<string>;
}

/** Scores of the sentences of one text, before their neighbours are looked at. */
export interface LocalScores {
  /** Logit of opinion of sentence `i`, head `k`, at `i * heads + k`. */
  readonly logits: Float32Array;
  /** Log-odds that each token adds to the last head: parallel to the tokens of the text. */
  readonly tokenWeights: Float32Array;
}

export interface FastModel {
  readonly shape: FastShape;
  readonly score: (views: ReadonlyArray<SentenceView>, dense: Float32Array, tokens: number) => LocalScores;
}

const roomFor = (tokens: number) => ({
  values: new Int32Array(tokens),
  grams: new Int32Array(tokens * GRAMS_A_TOKEN + 1),
  owners: new Int32Array(tokens * GRAMS_A_TOKEN + 1),
});

/** A token whose n-grams weigh less than this is not looked at as evidence. */
const SHOWN_SCORE = 0.1;

/**
 * One hidden layer over summed word vectors and dense features, beside a linear score of hashed n-grams.
 * Letters of known words were summed when the weights were made, so that only unknown words are spelt out.
 */
export const openFastModel = (shape: FastShape, file: WeightFile): FastModel => {
  const weights = openWeights(file);
  const { hidden: H, gramBits } = shape;
  const K = shape.heads.length;
  const D = DENSE_NAMES.length;
  const keys = weights.int32("keys");
  const vectors = weights.int8("vectors");
  const vectorScale = weights.float32("vectorScale");
  const wordScore = weights.int16("wordScore");
  const grams = weights.int8("grams");
  const [gramScale = 0, wordScale = 0] = weights.float32("scales");
  const denseHidden = weights.float32("denseHidden");
  const denseOut = weights.float32("denseOut");
  const hiddenBias = weights.float32("hiddenBias");
  const out = weights.float32("out");
  const mix = weights.float32("mix");
  const bias = weights.float32("bias");

  // Word hash to row, by open addressing at half load.
  let slotBits = 4;
  while (1 << slotBits < keys.length * 2) slotBits++;
  const slotMask = (1 << slotBits) - 1;
  const slots = new Int32Array(1 << slotBits).fill(-1);
  for (let row = 0; row < keys.length; row++) {
    let slot = bucketOf(keys[row]!, slotBits);
    while (slots[slot]! >= 0) slot = (slot + 1) & slotMask;
    slots[slot] = row;
  }
  const rowOf = (hash: number): number => {
    let slot = bucketOf(hash, slotBits);
    for (;;) {
      const row = slots[slot]!;
      if (row < 0 || keys[row] === hash) return row;
      slot = (slot + 1) & slotMask;
    }
  };

  const last = K - 1;
  const h = new Float64Array(H);
  const vectorSum = new Int32Array(H);
  const pull = new Float64Array(H);
  const rows = roomFor(256);
  const score = (
    views: ReadonlyArray<SentenceView>,
    dense: Float32Array,
    tokenCount: number,
  ): LocalScores => {
    const logits = new Float32Array(views.length * K);
    const tokenWeights = new Float32Array(tokenCount);
    for (let i = 0; i < views.length; i++) {
      const view = views[i]!;
      const { tokens, from, to } = view;
      const scale = 1 / Math.sqrt(to - from + 1);
      if (rows.values.length < to - from) Object.assign(rows, roomFor((to - from) * 2));
      const own = rows.values;
      let sum = 0;
      vectorSum.fill(0);
      const gramCount = fillGrams(view, rows.grams, rows.owners);
      for (let g = 0; g < gramCount; g++) {
        const value = grams[bucketOf(rows.grams[g]!, gramBits)]!;
        tokenWeights[rows.owners[g]!]! += value * gramScale;
        sum += value;
      }
      sum *= gramScale;
      for (let t = from; t < to; t++) {
        const row = rowOf(tokens.hash[t]!);
        own[t - from] = row;
        let value = 0;
        if (row >= 0) {
          const base = row * H;
          for (let j = 0; j < H; j++) vectorSum[j]! += vectors[base + j]!;
          if (wordScore[row] !== UNSUMMED) value = wordScore[row]! * wordScale;
        }
        if ((row < 0 || wordScore[row] === UNSUMMED) && tokens.shape[t] !== PUNCTUATION) {
          let spelt = 0;
          eachLetterGram(tokens.codes, tokens.start[t]!, tokens.end[t]!, (hash) => {
            spelt += grams[bucketOf(hash, gramBits)]!;
          });
          value = spelt * gramScale;
        }
        tokenWeights[t]! += value;
        sum += value;
      }
      for (let j = 0; j < H; j++) h[j] = hiddenBias[j]! + vectorSum[j]! * vectorScale[j]! * scale;
      const at = i * K;
      for (let k = 0; k < K; k++) logits[at + k] = bias[k]! + mix[k]! * sum * scale;
      for (let d = 0; d < D; d++) {
        const x = dense[i * D + d]!;
        if (x === 0) continue;
        for (let j = 0; j < H; j++) h[j]! += denseHidden[d * H + j]! * x;
        for (let k = 0; k < K; k++) logits[at + k]! += denseOut[d * K + k]! * x;
      }
      for (let j = 0; j < H; j++) {
        pull[j] = 0;
        const value = h[j]!;
        if (value <= 0) continue;
        for (let k = 0; k < K; k++) logits[at + k]! += out[j * K + k]! * value;
        pull[j] = out[j * K + last]! * vectorScale[j]! * scale;
      }
      for (let t = from; t < to; t++) {
        let weight = tokenWeights[t]! * mix[last]! * scale;
        const row = own[t - from]!;
        // Vectors are read again only for words that may be shown as evidence.
        if (row >= 0 && Math.abs(weight) > SHOWN_SCORE)
          for (let j = 0; j < H; j++) weight += pull[j]! * vectors[row * H + j]!;
        tokenWeights[t] = weight;
      }
    }
    return { logits, tokenWeights };
  };
  return { shape, score };
};
