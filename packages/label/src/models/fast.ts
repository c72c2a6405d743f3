import { bucketOf } from "../hash.ts";
import { DENSE_NAMES, eachLetterGram, fillGrams, GRAMS_A_TOKEN } from "../features.ts";
import type { SentenceView } from "../sentenceView.ts";
import { PUNCTUATION, type Tokens } from "../tokens.ts";
import { openWeights, type WeightFile } from "./weights.ts";

/** A word whose letters' score was not summed when the weights were made. */
export const UNSUMMED = -32768;

/** What a fast model needs besides its arrays. */
export interface FastShape {
  readonly heads: ReadonlyArray<string>;
  /** Hidden units: a multiple of four. */
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

/** Tokens of one sentence, and what is known of them while it is scored. */
const roomFor = (tokens: number) => ({
  grams: new Int32Array(tokens * GRAMS_A_TOKEN + 1),
  owners: new Int32Array(tokens * GRAMS_A_TOKEN + 1),
  /** Row of each token, -1 for an unknown word. */
  rows: new Int32Array(tokens),
  /** Rows of the known ones. */
  known: new Int32Array(tokens),
});

/** A token whose n-grams weigh less than this is not looked at as evidence. */
const SHOWN_SCORE = 0.1;

/**
 * Vectors are summed four signed bytes at a time: with 128 added to each byte, two lanes of 16 bits hold the sum of up to
 * 257 bytes.
 */
const SIGNS = 0x80808080 | 0;
const LANE_ROWS = 256;

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
  const vectorScale = Float64Array.from(weights.float32("vectorScale"));
  const wordScore = weights.int16("wordScore");
  const grams = weights.int8("grams");
  const [gramScale = 0, wordScale = 0] = weights.float32("scales");
  // Sums are double anyway: widened once, not at each use.
  const denseHidden = Float64Array.from(weights.float32("denseHidden"));
  const denseOut = Float64Array.from(weights.float32("denseOut"));
  const hiddenBias = Float64Array.from(weights.float32("hiddenBias"));
  const out = Float64Array.from(weights.float32("out"));
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

  const spell = (tokens: Tokens, t: number): number => {
    let spelt = 0;
    eachLetterGram(tokens.codes, tokens.start[t]!, tokens.end[t]!, (hash) => {
      spelt += grams[bucketOf(hash, gramBits)]!;
    });
    return spelt * gramScale;
  };

  // Four numbers of a vector at a time: a word has W words of 32 bits.
  const W = H >> 2;
  const packed = new Int32Array(vectors.buffer, vectors.byteOffset, vectors.length >> 2);
  const vectorSum = new Float64Array(H);
  /** Writes the sum of the vectors of `count` rows. */
  const sumVectors = (rows: Int32Array, count: number): void => {
    vectorSum.fill(0);
    for (let from = 0; from < count; from += LANE_ROWS) {
      const to = Math.min(count, from + LANE_ROWS);
      for (let w = 0; w < W; w++) {
        let even = 0;
        let odd = 0;
        for (let k = from; k < to; k++) {
          const four = packed[rows[k]! * W + w]! ^ SIGNS;
          even = (even + (four & 0x00ff00ff)) | 0;
          odd = (odd + ((four >>> 8) & 0x00ff00ff)) | 0;
        }
        const surplus = (to - from) << 7;
        const j = w << 2;
        vectorSum[j]! += (even & 0xffff) - surplus;
        vectorSum[j + 1]! += (odd & 0xffff) - surplus;
        vectorSum[j + 2]! += (even >>> 16) - surplus;
        vectorSum[j + 3]! += (odd >>> 16) - surplus;
      }
    }
  };

  const h = new Float64Array(H);
  const features = new Int32Array(D);
  const values = new Float64Array(D);
  /** Writes the hidden layer of row `i` of `dense`, beside the sum of the vectors; adds its straight part to `logits`. */
  const addDense = (dense: Float32Array, i: number, scale: number, logits: Float32Array): void => {
    let n = 0;
    for (let d = 0; d < D; d++) {
      const x = dense[i * D + d]!;
      if (x === 0) continue;
      features[n] = d;
      values[n++] = x;
    }
    for (let j = 0; j < H; j += 4) {
      let a = hiddenBias[j]! + vectorSum[j]! * vectorScale[j]! * scale;
      let b = hiddenBias[j + 1]! + vectorSum[j + 1]! * vectorScale[j + 1]! * scale;
      let c = hiddenBias[j + 2]! + vectorSum[j + 2]! * vectorScale[j + 2]! * scale;
      let d = hiddenBias[j + 3]! + vectorSum[j + 3]! * vectorScale[j + 3]! * scale;
      for (let f = 0; f < n; f++) {
        const x = values[f]!;
        const at = features[f]! * H + j;
        a += denseHidden[at]! * x;
        b += denseHidden[at + 1]! * x;
        c += denseHidden[at + 2]! * x;
        d += denseHidden[at + 3]! * x;
      }
      h[j] = a;
      h[j + 1] = b;
      h[j + 2] = c;
      h[j + 3] = d;
    }
    const at = i * K;
    for (let f = 0; f < n; f++)
      for (let k = 0; k < K; k++) logits[at + k]! += denseOut[features[f]! * K + k]! * values[f]!;
  };

  const last = K - 1;
  // What one more of a hidden unit that is on adds to the last head.
  const on = new Int32Array(H);
  const pull = new Float64Array(H);
  const room = roomFor(256);
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
      if (room.rows.length < to - from) Object.assign(room, roomFor((to - from) * 2));
      const { rows, known, owners } = room;
      let sum = 0;
      const gramCount = fillGrams(view, room.grams, owners);
      for (let g = 0; g < gramCount; g++) {
        const value = grams[bucketOf(room.grams[g]!, gramBits)]!;
        tokenWeights[owners[g]!]! += value * gramScale;
        sum += value;
      }
      sum *= gramScale;
      let knownCount = 0;
      for (let t = from; t < to; t++) {
        const row = rowOf(tokens.hash[t]!);
        rows[t - from] = row;
        if (row >= 0) known[knownCount++] = row;
        let value = row < 0 ? UNSUMMED : wordScore[row]!;
        if (value !== UNSUMMED) value *= wordScale;
        else value = tokens.shape[t] === PUNCTUATION ? 0 : spell(tokens, t);
        tokenWeights[t]! += value;
        sum += value;
      }
      sumVectors(known, knownCount);
      const at = i * K;
      for (let k = 0; k < K; k++) logits[at + k] = bias[k]! + mix[k]! * sum * scale;
      addDense(dense, i, scale, logits);
      let active = 0;
      for (let j = 0; j < H; j++) {
        const value = h[j]!;
        if (value <= 0) continue;
        for (let k = 0; k < K; k++) logits[at + k]! += out[j * K + k]! * value;
        on[active] = j;
        pull[active++] = out[j * K + last]! * vectorScale[j]! * scale;
      }
      for (let t = from; t < to; t++) {
        let weight = tokenWeights[t]! * mix[last]! * scale;
        const base = rows[t - from]! * H;
        // Vectors are read again only for words that may be shown as evidence.
        if (base >= 0 && Math.abs(weight) > SHOWN_SCORE)
          for (let k = 0; k < active; k++) weight += pull[k]! * vectors[base + on[k]!]!;
        tokenWeights[t] = weight;
      }
    }
    return { logits, tokenWeights };
  };
  return { shape, score };
};
