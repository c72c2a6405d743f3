import { bucketOf } from "../hash.ts";
import { DENSE_NAMES, eachLetterGram, fillGrams, GRAMS_A_TOKEN } from "../features.ts";
import type { SentenceView } from "../sentenceView.ts";
import { isSign } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";
import { openWeights, rowsByName, type WeightFile } from "./weights.ts";

/** A word whose letters' score was not summed when the weights were made. */
export const UNSUMMED = -32768;

/** What a fast model needs besides its arrays. */
export interface FastShape {
  readonly heads: ReadonlyArray<string>;
  /** Reasons whose logits stand behind those of the heads. */
  readonly reasons: ReadonlyArray<string>;
  /** Hidden units: a multiple of eight. */
  readonly hidden: number;
  readonly gramBits: number;
  /** Names of the dense features in the order of the weights; one that the code counts and the weights do not know weighs nothing. */
  readonly dense: ReadonlyArray<string>;
}

/** Scores of the sentences of one text, before their neighbours are looked at. */
export interface LocalScores {
  /** Of each sentence: logits of opinion of every head, then of every reason. */
  readonly logits: Float32Array;
  /** Log-odds that each token adds to the first head: parallel to the tokens of the text. */
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
  /** Where the vectors of the known ones start, in words of 32 bits. */
  known: new Int32Array(tokens),
  weights: new Float64Array(tokens),
});

/** Rows of `width` numbers as rows of `wide`, zeros behind. */
const padded = (rows: Float32Array, width: number, wide: number): Float64Array => {
  const out = new Float64Array((rows.length / width) * wide);
  for (let i = 0; i < rows.length; i++) out[Math.floor(i / width) * wide + (i % width)] = rows[i]!;
  return out;
};

/** A token whose n-grams weigh less than this is not looked at as evidence. */
const SHOWN_SCORE = 0.1;

/**
 * Vectors are summed four signed bytes at a time: with 128 added to each byte, two lanes of 16 bits hold the sum of up to
 * 257 bytes.
 */
const SIGNS = 0x80808080 | 0;
const LANES = 0x00ff00ff;
const LANE_ROWS = 256;

/**
 * One hidden layer over summed word vectors and dense features, beside a linear score of hashed n-grams.
 * Letters of known words were summed when the weights were made, so that only unknown words are spelt out.
 */
export const openFastModel = (shape: FastShape, file: WeightFile): FastModel => {
  const weights = openWeights(file);
  const { hidden: H, gramBits } = shape;
  const K = shape.heads.length + shape.reasons.length;
  // Rows of weights of the heads are eight wide.
  const P = (K + 7) & -8;
  const D = DENSE_NAMES.length;
  const keys = weights.int32("keys");
  const vectors = weights.int8("vectors");
  const vectorScale = weights.float32("vectorScale");
  const wordScore = weights.int16("wordScore");
  const grams = weights.int8("grams");
  const [gramScale = 0, wordScale = 0] = weights.float32("scales");
  const denseHidden = rowsByName(weights.float32("denseHidden"), H, shape.dense, DENSE_NAMES);
  const denseOut = padded(rowsByName(weights.float32("denseOut"), K, shape.dense, DENSE_NAMES), K, P);
  const hiddenBias = weights.float32("hiddenBias");
  const out = padded(weights.float32("out"), K, P);
  const mix = weights.float32("mix");
  const bias = weights.float32("bias");

  // Word hash to row, by open addressing at half load; a row and its key side by side, so that one cache line holds both.
  let slotBits = 4;
  while (1 << slotBits < keys.length * 2) slotBits++;
  const lastSlot = (2 << slotBits) - 2;
  const slots = new Int32Array(2 << slotBits).fill(-1);
  for (let row = 0; row < keys.length; row++) {
    let slot = bucketOf(keys[row]!, slotBits) << 1;
    while (slots[slot]! >= 0) slot = (slot + 2) & lastSlot;
    slots[slot] = row;
    slots[slot + 1] = keys[row]!;
  }
  const rowOf = (hash: number): number => {
    let slot = bucketOf(hash, slotBits) << 1;
    for (;;) {
      const row = slots[slot]!;
      if (row < 0 || slots[slot + 1] === hash) return row;
      slot = (slot + 2) & lastSlot;
    }
  };

  const spell = (tokens: Tokens, t: number): number => {
    let spelt = 0;
    eachLetterGram(tokens.codes, tokens.starts[t]!, tokens.ends[t]!, (hash) => {
      spelt += grams[bucketOf(hash, gramBits)]!;
    });
    return spelt * gramScale;
  };

  const packed = new Int32Array(vectors.buffer, vectors.byteOffset, vectors.length >> 2);
  const vectorSum = new Float64Array(H);
  /** Writes the sum of the vectors of `count` rows, eight numbers at a time; `bases` are the rows' first in `packed`. */
  const sumVectors = (bases: Int32Array, count: number): void => {
    vectorSum.fill(0);
    for (let from = 0; from < count; from += LANE_ROWS) {
      const to = Math.min(count, from + LANE_ROWS);
      for (let j = 0; j < H; j += 8) {
        const word = j >> 2;
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        for (let k = from; k < to; k++) {
          const at = bases[k]! + word;
          const one = packed[at]! ^ SIGNS;
          const two = packed[at + 1]! ^ SIGNS;
          a = (a + (one & LANES)) | 0;
          b = (b + ((one >>> 8) & LANES)) | 0;
          c = (c + (two & LANES)) | 0;
          d = (d + ((two >>> 8) & LANES)) | 0;
        }
        const surplus = (to - from) << 7;
        vectorSum[j]! += (a & 0xffff) - surplus;
        vectorSum[j + 1]! += (b & 0xffff) - surplus;
        vectorSum[j + 2]! += (a >>> 16) - surplus;
        vectorSum[j + 3]! += (b >>> 16) - surplus;
        vectorSum[j + 4]! += (c & 0xffff) - surplus;
        vectorSum[j + 5]! += (d & 0xffff) - surplus;
        vectorSum[j + 6]! += (c >>> 16) - surplus;
        vectorSum[j + 7]! += (d >>> 16) - surplus;
      }
    }
  };

  const h = new Float64Array(H);
  /** Which features or hidden units are on, and how much. */
  const features = new Int32Array(D);
  const values = new Float64Array(Math.max(D, H));
  const heads = new Float64Array(P);
  /** Adds `count` rows of P weights, each by its value, to the heads: eight side by side. */
  const addHeads = (weights: Float64Array, rows: Int32Array, count: number): void => {
    for (let k = 0; k < K; k += 8) {
      let a = heads[k]!;
      let b = heads[k + 1]!;
      let c = heads[k + 2]!;
      let d = heads[k + 3]!;
      let e = heads[k + 4]!;
      let f = heads[k + 5]!;
      let g = heads[k + 6]!;
      let o = heads[k + 7]!;
      for (let n = 0; n < count; n++) {
        const at = rows[n]! * P + k;
        const x = values[n]!;
        a += weights[at]! * x;
        b += weights[at + 1]! * x;
        c += weights[at + 2]! * x;
        d += weights[at + 3]! * x;
        e += weights[at + 4]! * x;
        f += weights[at + 5]! * x;
        g += weights[at + 6]! * x;
        o += weights[at + 7]! * x;
      }
      heads[k] = a;
      heads[k + 1] = b;
      heads[k + 2] = c;
      heads[k + 3] = d;
      heads[k + 4] = e;
      heads[k + 5] = f;
      heads[k + 6] = g;
      heads[k + 7] = o;
    }
  };
  /** Writes the hidden layer of row `i` of `dense`, beside the sum of the vectors; adds its straight part to `heads`. */
  const addDense = (dense: Float32Array, i: number, scale: number): void => {
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
    addHeads(denseOut, features, n);
  };

  // What one more of a hidden unit that is on adds to the first head.
  const on = new Int32Array(H);
  const pull = new Float64Array(H);
  /** Adds what their vectors give to the `weights` of `count` words, whose vectors start at `bases`: four side by side. */
  const addPulls = (bases: Int32Array, weights: Float64Array, count: number, active: number): void => {
    for (let from = 0; from < count; from += 4) {
      const two = Math.min(from + 1, count - 1);
      const three = Math.min(from + 2, count - 1);
      const four = Math.min(from + 3, count - 1);
      let a = weights[from]!;
      let b = weights[two]!;
      let c = weights[three]!;
      let d = weights[four]!;
      const atA = bases[from]!;
      const atB = bases[two]!;
      const atC = bases[three]!;
      const atD = bases[four]!;
      for (let u = 0; u < active; u++) {
        const j = on[u]!;
        const p = pull[u]!;
        a += p * vectors[atA + j]!;
        b += p * vectors[atB + j]!;
        c += p * vectors[atC + j]!;
        d += p * vectors[atD + j]!;
      }
      // From the last on, so that a word that stands in for one that is not there is written where it belongs.
      weights[four] = d;
      weights[three] = c;
      weights[two] = b;
      weights[from] = a;
    }
  };

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
      const { rows, known, owners, weights } = room;
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
        const row = rowOf(tokens.hashes[t]!);
        rows[t - from] = row;
        if (row >= 0) known[knownCount++] = row * (H >> 2);
        let value = row < 0 ? UNSUMMED : wordScore[row]!;
        if (value !== UNSUMMED) value *= wordScale;
        else value = isSign(tokens.kinds[t]!) ? 0 : spell(tokens, t);
        tokenWeights[t]! += value;
        sum += value;
      }
      sumVectors(known, knownCount);
      for (let k = 0; k < K; k++) heads[k] = bias[k]! + mix[k]! * sum * scale;
      addDense(dense, i, scale);
      let active = 0;
      for (let j = 0; j < H; j++) {
        // Half of the units are on, and no branch could guess which.
        on[active] = j;
        active += Number(h[j]! > 0);
      }
      for (let u = 0; u < active; u++) {
        const j = on[u]!;
        values[u] = h[j]!;
        pull[u] = out[j * P]! * vectorScale[j]! * scale;
      }
      addHeads(out, on, active);
      for (let k = 0; k < K; k++) logits[i * K + k] = heads[k]!;
      // Vectors are read again only for words that may be shown as evidence.
      let shown = 0;
      for (let t = from; t < to; t++) {
        const weight = tokenWeights[t]! * mix[0]! * scale;
        tokenWeights[t] = weight;
        if (rows[t - from]! < 0 || Math.abs(weight) <= SHOWN_SCORE) continue;
        owners[shown] = t;
        known[shown] = rows[t - from]! * H;
        weights[shown++] = weight;
      }
      addPulls(known, weights, shown, active);
      for (let k = 0; k < shown; k++) tokenWeights[owners[k]!] = weights[k]!;
    }
    return { logits, tokenWeights };
  };
  return { shape, score };
};
