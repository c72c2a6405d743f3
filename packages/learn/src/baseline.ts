import { seededRandom, shuffle } from "@columnist/statistics";
import { sigmoid } from "./calibrate.ts";

/** A sentence as sparse numbers: columns of a table of words and pairs of words, of length 1 taken together. */
interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** What a baseline gives a sentence: its class, and the probability of each, which sum to 1. */
export interface BaselineAnswer {
  readonly given: number;
  readonly probabilities: ReadonlyArray<number>;
}

const EPOCHS = 20;
/** Weight of the loss against that of the squared weights, as in scikit-learn's LogisticRegression. */
const C = 1;

/** Words of two letters and more, and pairs of neighbours: scikit-learn's default tokens, 1- and 2-grams. */
const termsOf = (text: string): ReadonlyArray<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  return [...words, ...words.slice(1).map((word, i) => `${words[i]!} ${word}`)];
};

const countsOf = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};

/** Smoothed inverse document frequencies of the terms of some texts, and their columns. */
const vocabularyOf = (texts: ReadonlyArray<string>) => {
  const found = new Map<string, number>();
  for (const text of texts)
    for (const term of countsOf(text).keys()) found.set(term, (found.get(term) ?? 0) + 1);
  const columnOf = new Map([...found.keys()].map((term, column) => [term, column]));
  const weights = Float64Array.from(found.values(), (n) => Math.log((1 + texts.length) / (1 + n)) + 1);
  return { columnOf, weights };
};

const rowOf = (text: string, { columnOf, weights }: ReturnType<typeof vocabularyOf>): SparseRow => {
  const known = [...countsOf(text)].flatMap(([term, count]) => {
    const column = columnOf.get(term);
    return column === undefined ? [] : [[column, count * weights[column]!] as const];
  });
  const length = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0));
  return {
    columns: Int32Array.from(known, ([column]) => column),
    values: Float64Array.from(known, ([, value]) => value / length),
  };
};

/** One class against the others: stochastic steps on log loss and squared weights, the weights of the last half averaged. */
const fitClass = (rows: ReadonlyArray<SparseRow>, isClass: Uint8Array, columns: number): Float64Array => {
  const random = seededRandom(5);
  // The last number is the intercept.
  const w = new Float64Array(columns + 1);
  const mean = new Float64Array(columns + 1);
  const order = Int32Array.from(rows.keys());
  const decay = 1 / (C * rows.length);
  const first = Math.min(4, 0.5 / decay);
  let scale = 1;
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      const { columns: at, values } = rows[i]!;
      let logit = w[columns]!;
      for (let k = 0; k < at.length; k++) logit += scale * w[at[k]!]! * values[k]!;
      const rate = first / (1 + first * decay * step++);
      const gradient = sigmoid(logit) - isClass[i]!;
      scale *= 1 - rate * decay;
      for (let k = 0; k < at.length; k++) w[at[k]!]! -= (rate * gradient * values[k]!) / scale;
      w[columns]! -= 0.1 * rate * gradient;
    }
    for (let k = 0; k < columns; k++) w[k]! *= scale;
    scale = 1;
    if (epoch >= EPOCHS / 2) for (let k = 0; k <= columns; k++) mean[k]! += w[k]! / (EPOCHS / 2);
  }
  return mean;
};

/**
 * What people try first: TF-IDF of words and pairs of words, and logistic regression. Fitted on some sentences and asked
 * for others. Deterministic.
 * @param classes number of classes; `gold` holds one of them for each text
 */
export const baseline = (
  texts: ReadonlyArray<string>,
  gold: ReadonlyArray<number>,
  classes: number,
  asked: ReadonlyArray<string>,
): ReadonlyArray<BaselineAnswer> => {
  const vocabulary = vocabularyOf(texts);
  const rows = texts.map((text) => rowOf(text, vocabulary));
  const columns = vocabulary.columnOf.size;
  const weights = Array.from({ length: classes }, (_, k) =>
    fitClass(
      rows,
      Uint8Array.from(gold, (label) => (label === k ? 1 : 0)),
      columns,
    ),
  );
  return asked.map((text) => {
    const { columns: at, values } = rowOf(text, vocabulary);
    const powers = weights.map((w) => {
      let logit = w[columns]!;
      for (let k = 0; k < at.length; k++) logit += w[at[k]!]! * values[k]!;
      return sigmoid(logit);
    });
    const sum = powers.reduce((all, power) => all + power, 0);
    const probabilities = powers.map((power) => power / sum);
    return { given: probabilities.indexOf(Math.max(...probabilities)), probabilities };
  });
};
