import { seededRandom } from "@columnist/statistics";
import type { Trees } from "@columnist/parse/html";
import { sigmoid } from "../calibrate.ts";

/** Rows to learn from: `values` holds `width` numbers a row. */
export interface Rows {
  readonly width: number;
  readonly values: Float32Array;
  /** 0 or 1 a row. */
  readonly truths: Float32Array;
  readonly weights: Float32Array;
}

export interface BoostOptions {
  readonly rounds: number;
  /** Leaves of one tree. */
  readonly leaves: number;
  readonly rate: number;
  /** Sum of weights (as p(1 - p)) that a leaf must hold. */
  readonly minLeaf: number;
  readonly ridge: number;
  /** Share of the features, and of the rows, that one tree sees. */
  readonly featureShare: number;
  readonly rowShare: number;
  readonly seed: number;
}

export const BOOST_OPTIONS: BoostOptions = {
  rounds: 220,
  leaves: 20,
  rate: 0.08,
  minLeaf: 8,
  ridge: 5,
  featureShare: 0.35,
  rowShare: 0.8,
  seed: 1,
};

const BINS = 64;

/** At most 63 cuts of a feature at quantiles of its distinct values. */
const cutsOf = (rows: Rows, feature: number, count: number): Float32Array => {
  const step = Math.max(1, Math.floor(count / 20_000));
  const sample: Array<number> = [];
  for (let i = 0; i < count; i += step) sample.push(rows.values[i * rows.width + feature]!);
  sample.sort((a, b) => a - b);
  const distinct: Array<number> = [];
  for (const value of sample)
    if (distinct.length === 0 || value !== distinct[distinct.length - 1]) distinct.push(value);
  const cuts: Array<number> = [];
  if (distinct.length <= BINS)
    for (let i = 0; i + 1 < distinct.length; i++) cuts.push((distinct[i]! + distinct[i + 1]!) / 2);
  else
    for (let i = 1; i < BINS; i++) {
      const value = sample[Math.floor((i * sample.length) / BINS)]!;
      if (cuts.length === 0 || value > cuts[cuts.length - 1]!) cuts.push(value);
    }
  return Float32Array.from(cuts);
};

const binOf = (cuts: Float32Array, value: number): number => {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
};

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}
interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly split: Split | null;
  readonly gradient: number;
  readonly hessian: number;
}
interface Grown {
  split: Split | null;
  value: number;
  left: Grown | null;
  right: Grown | null;
}

/**
 * Gradient boosting with the logistic loss over histograms of at most 64 bins, trees grown leaf by leaf by gain
 * (Ke et al. 2017, LightGBM). Deterministic: same rows, same options, same trees.
 */
export const boostTrees = (rows: Rows, options: BoostOptions = BOOST_OPTIONS): Trees => {
  const { width, truths, weights } = rows;
  const count = truths.length;
  const random = seededRandom(options.seed);
  const cuts = Array.from({ length: width }, (_, feature) => cutsOf(rows, feature, count));
  // A column a feature: a histogram reads one column.
  const bins = Array.from({ length: width }, (_, feature) => {
    const column = new Uint8Array(count);
    for (let i = 0; i < count; i++) column[i] = binOf(cuts[feature]!, rows.values[i * width + feature]!);
    return column;
  });
  const used = Array.from({ length: width }, (_, i) => i).filter((feature) => cuts[feature]!.length > 0);
  const scores = new Float64Array(count);
  const gradients = new Float32Array(count);
  const hessians = new Float32Array(count);
  const out = { features: [] as Array<number>, values: [] as Array<number>, rights: [] as Array<number> };

  for (let round = 0; round < options.rounds; round++) {
    const features = used.filter(() => random() < options.featureShare);
    const kept: Array<number> = [];
    for (let i = 0; i < count; i++) {
      const p = sigmoid(scores[i]!);
      gradients[i] = (p - truths[i]!) * weights[i]!;
      hessians[i] = Math.max(1e-6, p * (1 - p)) * weights[i]!;
      if (random() < options.rowShare) kept.push(i);
    }
    const order = Int32Array.from(kept);
    const spare = new Int32Array(order.length);

    const histogramOf = (from: number, to: number): Float64Array => {
      const histogram = new Float64Array(features.length * BINS * 2);
      for (let f = 0; f < features.length; f++) {
        const column = bins[features[f]!]!;
        const base = f * BINS * 2;
        for (let k = from; k < to; k++) {
          const i = order[k]!;
          const at = base + column[i]! * 2;
          histogram[at] = histogram[at]! + gradients[i]!;
          histogram[at + 1] = histogram[at + 1]! + hessians[i]!;
        }
      }
      return histogram;
    };
    const leafOf = (from: number, to: number, histogram: Float64Array): Leaf => {
      let gradient = 0;
      let hessian = 0;
      for (let k = from; k < to; k++) {
        gradient += gradients[order[k]!]!;
        hessian += hessians[order[k]!]!;
      }
      const own = (gradient * gradient) / (hessian + options.ridge);
      let split: Split | null = null;
      for (let f = 0; f < features.length; f++) {
        let g = 0;
        let h = 0;
        for (let bin = 0; bin < cuts[features[f]!]!.length; bin++) {
          g += histogram[(f * BINS + bin) * 2]!;
          h += histogram[(f * BINS + bin) * 2 + 1]!;
          if (h < options.minLeaf || hessian - h < options.minLeaf) continue;
          const other = gradient - g;
          const gain = (g * g) / (h + options.ridge) + (other * other) / (hessian - h + options.ridge) - own;
          if (gain > (split?.gain ?? 1e-3)) split = { gain, feature: f, bin };
        }
      }
      return { from, to, histogram, split, gradient, hessian };
    };
    const grownOf = (leaf: Leaf): Grown => ({
      split: null,
      value: (-leaf.gradient / (leaf.hessian + options.ridge)) * options.rate,
      left: null,
      right: null,
    });

    const root = leafOf(0, order.length, histogramOf(0, order.length));
    const tree = grownOf(root);
    const frontier: Array<{ leaf: Leaf; grown: Grown }> = [{ leaf: root, grown: tree }];
    for (let leaves = 1; leaves < options.leaves; leaves++) {
      let best = -1;
      for (let i = 0; i < frontier.length; i++)
        if (
          frontier[i]!.leaf.split !== null &&
          (best < 0 || frontier[i]!.leaf.split!.gain > frontier[best]!.leaf.split!.gain)
        )
          best = i;
      if (best < 0) break;
      const { leaf, grown } = frontier[best]!;
      const split = leaf.split!;
      const column = bins[features[split.feature]!]!;
      let left = leaf.from;
      let right = 0;
      for (let k = leaf.from; k < leaf.to; k++) {
        const i = order[k]!;
        if (column[i]! <= split.bin) order[left++] = i;
        else spare[right++] = i;
      }
      order.set(spare.subarray(0, right), left);
      const smallIsLeft = left - leaf.from <= leaf.to - left;
      const small = smallIsLeft ? histogramOf(leaf.from, left) : histogramOf(left, leaf.to);
      const large = leaf.histogram;
      for (let k = 0; k < large.length; k++) large[k] = large[k]! - small[k]!;
      const leftLeaf = leafOf(leaf.from, left, smallIsLeft ? small : large);
      const rightLeaf = leafOf(left, leaf.to, smallIsLeft ? large : small);
      grown.split = split;
      grown.left = grownOf(leftLeaf);
      grown.right = grownOf(rightLeaf);
      frontier.splice(
        best,
        1,
        { leaf: leftLeaf, grown: grown.left },
        { leaf: rightLeaf, grown: grown.right },
      );
    }

    // The tree goes out in preorder; a leaf jumps to the tree's end, which is known when all is out.
    const first = out.features.length;
    const write = (grown: Grown): void => {
      const at = out.features.length;
      out.rights.push(-1);
      if (grown.split === null) {
        out.features.push(-1);
        out.values.push(Math.fround(grown.value));
        return;
      }
      const feature = features[grown.split.feature]!;
      out.features.push(feature);
      out.values.push(cuts[feature]![grown.split.bin]!);
      write(grown.left!);
      out.rights[at] = out.features.length;
      write(grown.right!);
    };
    write(tree);
    for (let at = first; at < out.features.length; at++)
      if (out.features[at]! < 0) out.rights[at] = out.features.length;
    for (let i = 0; i < count; i++) {
      let grown = tree;
      while (grown.split !== null)
        grown = bins[features[grown.split.feature]!]![i]! <= grown.split.bin ? grown.left! : grown.right!;
      scores[i] = scores[i]! + grown.value;
    }
  }
  return {
    features: Int16Array.from(out.features),
    values: Float32Array.from(out.values),
    rights: Int32Array.from(out.rights),
  };
};
