/** Counts of a confusion table: `counts[gold * classes + given]`. */
export interface Confusion {
  readonly classes: ReadonlyArray<string>;
  readonly counts: Int32Array;
}

/** Confusion of given classes against gold ones, as indices into `classes`; negative gold is left out. */
export const confusionOf = (
  classes: ReadonlyArray<string>,
  gold: ArrayLike<number>,
  given: ArrayLike<number>,
): Confusion => {
  const counts = new Int32Array(classes.length * classes.length);
  for (let i = 0; i < gold.length; i++) if (gold[i]! >= 0) counts[gold[i]! * classes.length + given[i]!]!++;
  return { classes, counts };
};

/** F1 of one class; 0 where it is neither gold nor given. */
export const f1Of = (confusion: Confusion, index: number): number => {
  const n = confusion.classes.length;
  const hit = confusion.counts[index * n + index]!;
  let gold = 0;
  let given = 0;
  for (let k = 0; k < n; k++) {
    gold += confusion.counts[index * n + k]!;
    given += confusion.counts[k * n + index]!;
  }
  return gold + given === 0 ? 0 : (2 * hit) / (gold + given);
};

/** Mean F1 of the classes that are in the gold. */
export const macroF1 = (confusion: Confusion): number => {
  const n = confusion.classes.length;
  let sum = 0;
  let present = 0;
  for (let k = 0; k < n; k++) {
    let gold = 0;
    for (let j = 0; j < n; j++) gold += confusion.counts[k * n + j]!;
    if (gold === 0) continue;
    sum += f1Of(confusion, k);
    present++;
  }
  return present === 0 ? 0 : sum / present;
};

/** A point of a risk/coverage curve: the share kept, the error among it, and the least confidence kept. */
export interface RiskPoint {
  readonly coverage: number;
  readonly risk: number;
  readonly threshold: number;
}

/** Error among the most confident sentences, for each coverage of `steps` equal steps (El-Yaniv and Wiener 2010). */
export const riskCoverage = (
  confidence: ArrayLike<number>,
  isRight: ArrayLike<number>,
  steps: number = 20,
): ReadonlyArray<RiskPoint> => {
  const order = Int32Array.from({ length: confidence.length }, (_, i) => i).sort(
    (a, b) => confidence[b]! - confidence[a]! || a - b,
  );
  const points: RiskPoint[] = [];
  let errors = 0;
  let next = 1;
  for (let n = 1; n <= order.length; n++) {
    errors += 1 - isRight[order[n - 1]!]!;
    while (next <= steps && n >= Math.ceil((next * order.length) / steps)) {
      points.push({ coverage: next / steps, risk: errors / n, threshold: confidence[order[n - 1]!]! });
      next++;
    }
  }
  return points;
};
