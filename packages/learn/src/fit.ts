import { bucketOf, DENSE_NAMES, REASONS } from "@columnist/label/features";
import { sigmoid } from "./calibrate.ts";
import type { Encoded, Lexemes } from "./encode.ts";
import { reasonGradient, type ReasonTargets } from "./reasonLoss.ts";
import { seededRandom, shuffle } from "@columnist/statistics";

/** Sizes and rates of a fit. */
export interface FitOptions {
  /** Units of the hidden layer; each known word has a vector of as many numbers. */
  readonly hidden: number;
  /** Log2 of the table of hashed n-grams. */
  readonly gramBits: number;
  readonly epochs: number;
  readonly seed: number;
  /** Share of n-grams and of hidden units left out at each step. */
  readonly gramDropout: number;
  readonly hiddenDropout: number;
  readonly wordDropout: number;
  readonly rate: number;
  readonly vectorRate: number;
  readonly decay: number;
}

/** What a fit aims at: parallel to the heads of a sentence, NaN where a head has no target. */
export interface Targets {
  readonly heads: number;
  /** Probability of opinion for sentence `i` and head `k` at `i * heads + k`; NaN: none. */
  readonly values: Float32Array;
  readonly weights: Float32Array;
  /** What the reasons aim at. */
  readonly reasons: ReasonTargets;
}

/** A fitted network, before quantising. */
export interface Network {
  readonly heads: number;
  /** Classes of reasons: their logits stand behind those of the heads. */
  readonly reasons: number;
  readonly hidden: number;
  readonly gramBits: number;
  /** Vector of word `w` at `w * hidden`. */
  readonly vectors: Float32Array;
  readonly wordScore: Float32Array;
  readonly grams: Float32Array;
  readonly denseHidden: Float32Array;
  readonly denseOut: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly out: Float32Array;
  /** How much the linear score counts in each head. */
  readonly mix: Float32Array;
  readonly bias: Float32Array;
}

/** Lexemes as the trainer reads them: a row of the table of vectors (-1: none) and buckets of letter n-grams. */
export interface LexemeTable {
  readonly rows: Int32Array;
  readonly letters: Int32Array;
  readonly letterFirst: Int32Array;
}

/** The table of some lexemes. @param rowOf row of a word's vector by the word's hash */
export const tableOf = (
  lexemes: Lexemes,
  rowOf: ReadonlyMap<number, number>,
  gramBits: number,
): LexemeTable => {
  const letterFirst = new Int32Array(lexemes.hashes.length + 1);
  for (const [i, letters] of lexemes.letters.entries()) letterFirst[i + 1] = letterFirst[i]! + letters.length;
  return {
    rows: Int32Array.from(lexemes.hashes, (hash) => rowOf.get(hash) ?? -1),
    letters: Int32Array.from(lexemes.letters.flat(), (hash) => bucketOf(hash, gramBits)),
    letterFirst,
  };
};

class Layer {
  readonly values: Float32Array;
  private readonly squares: Float32Array;
  private readonly rate: number;
  constructor(size: number, rate: number) {
    this.values = new Float32Array(size);
    this.squares = new Float32Array(size).fill(1e-3);
    this.rate = rate;
  }
  /** One step of Adagrad against a gradient. */
  step(at: number, gradient: number): void {
    const sum = (this.squares[at]! += gradient * gradient);
    this.values[at]! -= (this.rate * gradient) / Math.sqrt(sum);
  }
}

/**
 * Fits one hidden layer over word vectors and dense features, beside a linear score of hashed n-grams, to several
 * targets at once, by Adagrad. Deterministic: the seed decides order and dropout.
 * @param rows the sentences to fit on
 * @param start vectors to begin from, `start[w * hidden + j]`
 */
export const fit = (
  data: Encoded,
  lexemes: LexemeTable,
  vocabulary: number,
  start: Float32Array | null,
  targets: Targets,
  rows: Int32Array,
  options: FitOptions,
): Network => {
  const { hidden: H, gramBits } = options;
  const heads = targets.heads;
  const R = REASONS.length;
  const K = heads + R;
  const D = DENSE_NAMES.length;
  const random = seededRandom(options.seed);
  const vectors = new Layer(vocabulary * H, options.vectorRate);
  if (start !== null) vectors.values.set(start);
  const wordScore = new Layer(vocabulary, options.rate);
  const grams = new Layer(1 << gramBits, options.rate);
  const denseHidden = new Layer(D * H, options.rate * 0.3);
  const denseOut = new Layer(D * K, options.rate * 0.3);
  const hiddenBias = new Layer(H, options.rate);
  const out = new Layer(H * K, options.rate);
  const mix = new Layer(K, options.rate * 0.3);
  const bias = new Layer(K, options.rate);
  mix.values.fill(1, 0, heads);
  for (let i = 0; i < D * H; i++) denseHidden.values[i] = (random() - 0.5) * 0.1;
  for (let i = 0; i < H * K; i++) out.values[i] = (random() - 0.5) * 0.4;
  if (start === null)
    for (let i = 0; i < vectors.values.length; i++) vectors.values[i] = (random() - 0.5) * 0.1;

  const order = Int32Array.from(rows);
  const h = new Float32Array(H);
  const gate = new Float32Array(H);
  const gh = new Float32Array(H);
  const gk = new Float64Array(K);
  const buckets = new Int32Array(1 << 16);
  const used = new Int32Array(1 << 14);
  const active = new Int32Array(D);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const fade = 1 - epoch / options.epochs;
    for (const i of order) {
      // Forward.
      const wordStart = data.wordFirst[i]!;
      const wordEnd = data.wordFirst[i + 1]!;
      const scale = 1 / Math.sqrt(wordEnd - wordStart + 1);
      let score = 0;
      let g = 0;
      for (let p = data.gramFirst[i]!; p < data.gramFirst[i + 1]! && g < buckets.length; p++) {
        if (random() < options.gramDropout) continue;
        const bucket = bucketOf(data.grams[p]!, gramBits);
        buckets[g++] = bucket;
        score += grams.values[bucket]!;
      }
      h.set(hiddenBias.values);
      let u = 0;
      for (let p = wordStart; p < wordEnd && u < used.length; p++) {
        if (random() < options.wordDropout) continue;
        const lexeme = data.words[p]!;
        for (
          let q = lexemes.letterFirst[lexeme]!;
          q < lexemes.letterFirst[lexeme + 1]! && g < buckets.length;
          q++
        ) {
          if (random() < options.gramDropout) continue;
          const bucket = lexemes.letters[q]!;
          buckets[g++] = bucket;
          score += grams.values[bucket]!;
        }
        const row = lexemes.rows[lexeme]!;
        if (row < 0) continue;
        used[u++] = row;
        score += wordScore.values[row]!;
        for (let j = 0; j < H; j++) h[j]! += vectors.values[row * H + j]! * scale;
      }
      score *= scale;
      let a = 0;
      for (let d = 0; d < D; d++) {
        const x = data.dense[i * D + d]!;
        if (x === 0) continue;
        active[a++] = d;
        for (let j = 0; j < H; j++) h[j]! += denseHidden.values[d * H + j]! * x;
      }
      const keep = 1 / (1 - options.hiddenDropout);
      for (let j = 0; j < H; j++) {
        gate[j] = h[j]! > 0 && random() >= options.hiddenDropout ? keep : 0;
        h[j]! *= gate[j]!;
      }
      // Gradient at each head.
      const hasReason = !Number.isNaN(targets.reasons.opinion[i]!) && targets.reasons.weights[i]! > 0;
      let any = hasReason;
      for (let k = 0; k < K; k++) {
        gk[k] = 0;
        const target = k < heads ? targets.values[i * heads + k]! : 0;
        if (k < heads ? Number.isNaN(target) : !hasReason) continue;
        let logit = bias.values[k]! + mix.values[k]! * score;
        for (let j = 0; j < H; j++) logit += out.values[j * K + k]! * h[j]!;
        for (let q = 0; q < a; q++)
          logit += denseOut.values[active[q]! * K + k]! * data.dense[i * D + active[q]!]!;
        if (k >= heads) {
          gk[k] = logit;
          continue;
        }
        gk[k] = (sigmoid(logit) - target) * targets.weights[i * heads + k]!;
        any = true;
      }
      if (hasReason) reasonGradient(gk, heads, targets.reasons, i);
      if (!any) continue;
      // Backward.
      gh.fill(0);
      let gScore = 0;
      for (let k = 0; k < K; k++) {
        const gradient = gk[k]! * fade;
        if (gradient === 0) continue;
        gScore += gradient * mix.values[k]!;
        for (let j = 0; j < H; j++) {
          gh[j]! += gradient * out.values[j * K + k]!;
          out.step(j * K + k, gradient * h[j]! + options.decay * out.values[j * K + k]!);
        }
        for (let q = 0; q < a; q++) {
          const d = active[q]!;
          denseOut.step(
            d * K + k,
            gradient * data.dense[i * D + d]! + options.decay * denseOut.values[d * K + k]!,
          );
        }
        mix.step(k, gradient * score);
        bias.step(k, gradient);
      }
      const gLinear = gScore * scale;
      for (let p = 0; p < g; p++)
        grams.step(buckets[p]!, gLinear + options.decay * grams.values[buckets[p]!]!);
      for (let j = 0; j < H; j++) gh[j]! *= gate[j]!;
      for (let j = 0; j < H; j++) hiddenBias.step(j, gh[j]!);
      for (let p = 0; p < u; p++) {
        const row = used[p]!;
        wordScore.step(row, gLinear + options.decay * wordScore.values[row]!);
        if (options.vectorRate > 0)
          for (let j = 0; j < H; j++) if (gh[j] !== 0) vectors.step(row * H + j, gh[j]! * scale);
      }
      for (let q = 0; q < a; q++) {
        const d = active[q]!;
        const x = data.dense[i * D + d]!;
        for (let j = 0; j < H; j++)
          if (gh[j] !== 0)
            denseHidden.step(d * H + j, gh[j]! * x + options.decay * denseHidden.values[d * H + j]!);
      }
    }
  }
  return {
    heads,
    reasons: R,
    hidden: H,
    gramBits,
    vectors: vectors.values,
    wordScore: wordScore.values,
    grams: grams.values,
    denseHidden: denseHidden.values,
    denseOut: denseOut.values,
    hiddenBias: hiddenBias.values,
    out: out.values,
    mix: mix.values,
    bias: bias.values,
  };
};

/** Logits of every head and then every class of reasons for some sentences: `heads + reasons` numbers a row of `rows`. */
export const predict = (
  network: Network,
  data: Encoded,
  lexemes: LexemeTable,
  rows: Int32Array,
): Float32Array => {
  const { hidden: H } = network;
  const K = network.heads + network.reasons;
  const D = DENSE_NAMES.length;
  const result = new Float32Array(rows.length * K);
  const h = new Float32Array(H);
  for (const [n, i] of rows.entries()) {
    const wordStart = data.wordFirst[i]!;
    const wordEnd = data.wordFirst[i + 1]!;
    const scale = 1 / Math.sqrt(wordEnd - wordStart + 1);
    let score = 0;
    for (let p = data.gramFirst[i]!; p < data.gramFirst[i + 1]!; p++)
      score += network.grams[bucketOf(data.grams[p]!, network.gramBits)]!;
    h.set(network.hiddenBias);
    for (let p = wordStart; p < wordEnd; p++) {
      const lexeme = data.words[p]!;
      for (let q = lexemes.letterFirst[lexeme]!; q < lexemes.letterFirst[lexeme + 1]!; q++)
        score += network.grams[lexemes.letters[q]!]!;
      const row = lexemes.rows[lexeme]!;
      if (row < 0) continue;
      score += network.wordScore[row]!;
      for (let j = 0; j < H; j++) h[j]! += network.vectors[row * H + j]! * scale;
    }
    score *= scale;
    for (let d = 0; d < D; d++) {
      const x = data.dense[i * D + d]!;
      if (x === 0) continue;
      for (let j = 0; j < H; j++) h[j]! += network.denseHidden[d * H + j]! * x;
    }
    for (let k = 0; k < K; k++) {
      let logit = network.bias[k]! + network.mix[k]! * score;
      for (let j = 0; j < H; j++) logit += network.out[j * K + k]! * Math.max(0, h[j]!);
      for (let d = 0; d < D; d++) {
        const x = data.dense[i * D + d]!;
        if (x !== 0) logit += network.denseOut[d * K + k]! * x;
      }
      result[n * K + k] = logit;
    }
  }
  return result;
};
