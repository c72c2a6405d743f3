/**
 * Shares of units that come in clusters: sentences in articles. Sentences of one article are alike, so an interval that
 * takes each for a draw of its own is several times too narrow; here whole articles are the draws.
 */

/** Lower and upper bound of a 95 % interval, each 0 to 1. */
export type Interval = readonly [number, number];

/** What shares and their intervals follow from; the sums of two sets of clusters can be added. */
export interface ShareSums {
  clusters: number;
  units: number;
  /** Sum of the squared sizes of clusters. */
  unitsSquared: number;
  /** Of each part: units in it, the sum of their squares a cluster, and of their products with the cluster's size. */
  readonly totals: Array<number>;
  readonly squares: Array<number>;
  readonly products: Array<number>;
}

/** A share of all units. */
export interface Share {
  /** 0 to 1; 0 where there are no units. */
  readonly share: number;
  /** Null where there are fewer clusters than FEWEST_CLUSTERS: so few say nothing of how far others would lie. */
  readonly interval: Interval | null;
}

/** Groups of fewer articles get no interval. */
export const FEWEST_CLUSTERS = 5;

const Z = 1.959964;

/** Sums of no clusters, for a number of parts. */
export const noShares = (parts: number): ShareSums => ({
  clusters: 0,
  units: 0,
  unitsSquared: 0,
  totals: Array.from({ length: parts }, () => 0),
  squares: Array.from({ length: parts }, () => 0),
  products: Array.from({ length: parts }, () => 0),
});

const count = (sums: ShareSums, units: number, totals: ReadonlyArray<number>, times: 1 | -1): void => {
  if (units === 0) return;
  sums.clusters += times;
  sums.units += times * units;
  sums.unitsSquared += times * units * units;
  for (const [part, total] of totals.entries()) {
    sums.totals[part]! += times * total;
    sums.squares[part]! += times * total * total;
    sums.products[part]! += times * total * units;
  }
};

/**
 * Adds one cluster. One without units adds nothing.
 * @param units its size
 * @param totals of each part: how many units are in it, or the sum of a value from 0 to 1 over them
 */
export const addCluster = (sums: ShareSums, units: number, totals: ReadonlyArray<number>): void =>
  count(sums, units, totals, 1);

/** Takes a cluster out again that was added. */
export const removeCluster = (sums: ShareSums, units: number, totals: ReadonlyArray<number>): void =>
  count(sums, units, totals, -1);

/** Adds the sums of other clusters. */
export const addShares = (into: ShareSums, more: ShareSums): void => {
  into.clusters += more.clusters;
  into.units += more.units;
  into.unitsSquared += more.unitsSquared;
  for (const name of ["totals", "squares", "products"] as const)
    for (const [part, value] of more[name].entries()) into[name][part]! += value;
};

/** 95 % interval of a share by Wilson's score (Wilson 1927): sound for few units and for shares near 0 or 1. */
export const wilson = (hits: number, total: number): Interval => {
  if (total === 0) return [0, 1];
  const share = hits / total;
  const middle = share + (Z * Z) / (2 * total);
  const reach = Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total));
  const scale = 1 + (Z * Z) / total;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
};

/**
 * Variance of a part's share, clusters being the draws: the linearised one of a ratio (Cochran 1977, Sampling Techniques,
 * 6.3 and 9A.2), without correction for a finite number of clusters.
 */
export const varianceOf = (sums: ShareSums, part: number): number => {
  const { clusters, units, unitsSquared } = sums;
  const share = sums.totals[part]! / units;
  const squares = sums.squares[part]! - 2 * share * sums.products[part]! + share * share * unitsSquared;
  return ((clusters / (clusters - 1)) * Math.max(0, squares)) / (units * units);
};

/**
 * A part's share with its 95 % interval: Wilson's score at the size of a simple sample that would be as sure (Korn and
 * Graubard 1998; Dean and Pagano 2015 compare it with others). Where all units or none are in the part nothing is seen
 * of how clusters differ: each then counts as one unit.
 */
export const shareOf = (sums: ShareSums, part: number): Share => {
  const { clusters, units } = sums;
  if (units === 0) return { share: 0, interval: null };
  const share = sums.totals[part]! / units;
  if (clusters < FEWEST_CLUSTERS) return { share, interval: null };
  const variance = varianceOf(sums, part);
  const size = variance > 0 ? (share * (1 - share)) / variance : clusters;
  return { share, interval: wilson(share * size, size) };
};
