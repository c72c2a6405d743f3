import { bucketOf } from "../hash.ts";
import { DENSE_NAMES, eachLetterGram, fillGrams, GRAMS_A_TOKEN } from "../features.ts";
import type { SentenceView } from "../sentenceView.ts";
import { isSign } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";
import { bytesWide, doublesWide, lay, MOST_ROWS, RowKernels } from "./rowKernels.ts";
import { openWeights, rowsByName, type WeightFile } from "./weights.ts";

/** A word whose letters' score was not summed when the weights were made. */
export const UNSUMMED = -32768;

/** What a fast model needs besides its arrays. */
export interface FastShape {
  readonly heads: ReadonlyArray<string>;
  /** Reasons whose logits stand behind those of the heads. */
  readonly reasons: ReadonlyArray<string>;
  /** Hidden units. */
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
  /** Where the vectors of those start that may be shown as evidence. */
  shownRows: new Int32Array(tokens),
  weights: new Float64Array(tokens),
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
  const K = shape.heads.length + shape.reasons.length;
  const D = DENSE_NAMES.length;
  const keys = weights.int32("keys");
  const vectorScale = weights.float32("vectorScale");
  const wordScore = weights.int16("wordScore");
  // A copy, so that the bytes of the file are not kept for it.
  const grams = weights.int8("grams").slice();
  const [gramScale = 0, wordScale = 0] = weights.float32("scales");
  const hiddenBias = weights.float32("hiddenBias");
  const mix = weights.float32("mix");
  const bias = weights.float32("bias");

  const wideH = doublesWide(H);
  const wideK = doublesWide(K);
  const wideV = bytesWide(H);
  const most = Math.max(D, H) + 1;
  const kernels = new RowKernels(
    keys.length * wideV +
      8 * ((wideH + wideK) * (D + 1) + H * wideK + most) +
      4 * (most + MOST_ROWS) +
      2 * wideV,
  );
  const vectors = kernels.bytes(keys.length * wideV);
  lay(weights.int8("vectors"), H, vectors, wideV);
  const part = kernels.shorts(wideV);
  /** Where the vectors of some known words start. */
  const known = kernels.integers(MOST_ROWS);
  /** Of each dense feature the weights of the hidden units, then those of the heads. */
  const denseRows = kernels.doubles(D * (wideH + wideK));
  lay(rowsByName(weights.float32("denseHidden"), H, shape.dense, DENSE_NAMES), H, denseRows, wideH + wideK);
  lay(
    rowsByName(weights.float32("denseOut"), K, shape.dense, DENSE_NAMES),
    K,
    denseRows,
    wideH + wideK,
    wideH,
  );
  const out = kernels.doubles(H * wideK);
  lay(weights.float32("out"), K, out, wideK);
  const layers = kernels.doubles(wideH + wideK);
  const h = layers.subarray(0, wideH);
  const heads = layers.subarray(wideH);
  /** Which dense features or hidden units are on, as where their rows start, and how much. */
  const rowsOn = kernels.integers(most);
  const values = kernels.doubles(most);

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

  const sums = new Int32Array(H);
  /** Adds the vectors of the `count` rows of `known` to `sums`. */
  const addVectors = (count: number): void => {
    kernels.sumBytes(part, vectors, known, count);
    for (let j = 0; j < H; j++) sums[j]! += part[j]!;
  };

  /**
   * Lays the hidden layer and the heads of row `i` of `dense` into `h` and `heads`.
   * @param sum what the words and n-grams of the sentence weigh by themselves
   */
  const addDense = (dense: Float32Array, i: number, sum: number, scale: number): void => {
    for (let j = 0; j < H; j++) h[j] = hiddenBias[j]! + sums[j]! * vectorScale[j]! * scale;
    for (let k = 0; k < K; k++) heads[k] = bias[k]! + mix[k]! * sum * scale;
    let n = 0;
    for (let d = 0; d < D; d++) {
      const x = dense[i * D + d]!;
      if (x === 0) continue;
      rowsOn[n] = d * (wideH + wideK) * 8;
      values[n++] = x;
    }
    kernels.addRows(layers, denseRows, rowsOn, values, n);
  };

  // What one more of a hidden unit that is on adds to the first head.
  const on = new Int32Array(H + 1);
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
    // All n-grams first: their table and the tables of words would push each other out of the cache.
    const gramSums = new Float64Array(views.length);
    for (let i = 0; i < views.length; i++) {
      const { from, to } = views[i]!;
      if (room.rows.length < to - from) Object.assign(room, roomFor((to - from) * 2));
      const { grams: hashes, owners } = room;
      const count = fillGrams(views[i]!, hashes, owners);
      let sum = 0;
      for (let g = 0; g < count; g++) {
        const value = grams[bucketOf(hashes[g]!, gramBits)]!;
        tokenWeights[owners[g]!]! += value * gramScale;
        sum += value;
      }
      gramSums[i] = sum * gramScale;
    }
    for (let i = 0; i < views.length; i++) {
      const { tokens, from, to } = views[i]!;
      const scale = 1 / Math.sqrt(to - from + 1);
      const { rows, owners, shownRows, weights } = room;
      let sum = gramSums[i]!;
      sums.fill(0);
      let knownCount = 0;
      for (let t = from; t < to; t++) {
        const row = rowOf(tokens.hashes[t]!);
        rows[t - from] = row;
        if (row >= 0) {
          known[knownCount++] = row * wideV;
          if (knownCount === MOST_ROWS) {
            addVectors(knownCount);
            knownCount = 0;
          }
        }
        let value = row < 0 ? UNSUMMED : wordScore[row]!;
        if (value !== UNSUMMED) value *= wordScale;
        else value = isSign(tokens.kinds[t]!) ? 0 : spell(tokens, t);
        tokenWeights[t]! += value;
        sum += value;
      }
      addVectors(knownCount);
      addDense(dense, i, sum, scale);
      let active = 0;
      for (let j = 0; j < H; j++) {
        // Half of the units are on, and no branch could guess which.
        on[active] = j;
        values[active] = h[j]!;
        active += Number(h[j]! > 0);
      }
      for (let u = 0; u < active; u++) {
        const j = on[u]!;
        rowsOn[u] = j * wideK * 8;
        pull[u] = out[j * wideK]! * vectorScale[j]! * scale;
      }
      kernels.addRows(heads, out, rowsOn, values, active);
      for (let k = 0; k < K; k++) logits[i * K + k] = heads[k]!;
      // Vectors are read again only for words that may be shown as evidence.
      let shown = 0;
      for (let t = from; t < to; t++) {
        const weight = tokenWeights[t]! * mix[0]! * scale;
        tokenWeights[t] = weight;
        if (rows[t - from]! < 0 || Math.abs(weight) <= SHOWN_SCORE) continue;
        owners[shown] = t;
        shownRows[shown] = rows[t - from]! * wideV;
        weights[shown++] = weight;
      }
      addPulls(shownRows, weights, shown, active);
      for (let k = 0; k < shown; k++) tokenWeights[owners[k]!] = weights[k]!;
    }
    return { logits, tokenWeights };
  };
  return { shape, score };
};
