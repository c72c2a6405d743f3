import { seededRandom } from "./random.ts";
import { addCluster, addShares, FEWEST_CLUSTERS, noShares, varianceOf, type ShareSums } from "./shares.ts";

/** One cluster, as `addCluster` takes it. */
export interface ClusterCounts {
  readonly units: number;
  readonly totals: ReadonlyArray<number>;
}

/** How far one part's share in some clusters lies from that in others. */
export interface Drift {
  readonly before: number;
  readonly after: number;
  /** How often shuffled clusters lie as far apart in any part, 0 to 1: of all parts together, no correction is due. */
  readonly p: number;
}

/** From this probability down a page calls it drift: where nothing drifts, three times in a hundred. */
export const DRIFT_BELOW = 0.03;

const PERMUTATIONS = 999;
const SEED = 11;

/** Distances in standard errors, one a part; two that differ where neither varies are infinitely far apart. */
const distances = (left: ShareSums, right: ShareSums): ReadonlyArray<number> =>
  left.totals.map((total, part) => {
    const apart = Math.abs(right.totals[part]! / right.units - total / left.units);
    return apart < 1e-12 ? 0 : apart / Math.sqrt(varianceOf(left, part) + varianceOf(right, part));
  });

/** `all` without `some` of its clusters. */
const without = (all: ShareSums, some: ShareSums): ShareSums => {
  const less = (name: "totals" | "squares" | "products") =>
    all[name].map((value, part) => value - some[name][part]!);
  return {
    clusters: all.clusters - some.clusters,
    units: all.units - some.units,
    unitsSquared: all.unitsSquared - some.unitsSquared,
    totals: less("totals"),
    squares: less("squares"),
    products: less("products"),
  };
};

const sumsOf = (clusters: ReadonlyArray<ClusterCounts>, parts: number): ShareSums => {
  const sums = noShares(parts);
  for (const { units, totals } of clusters) addCluster(sums, units, totals);
  return sums;
};

/** Puts the clusters of a random choice first, `count` of them (the first steps of a Fisher and Yates shuffle). */
const chooseFirst = (clusters: Array<ClusterCounts>, count: number, random: () => number): void => {
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (clusters.length - i));
    const kept = clusters[i]!;
    clusters[i] = clusters[j]!;
    clusters[j] = kept;
  }
};

/**
 * Whether two sets of clusters are alike, tested by shuffling which cluster is in which set: exact whatever the clusters'
 * sizes and shapes, where they could be exchanged (studentised, Chung and Romano 2013; the largest distance of all parts,
 * Westfall and Young 1993). Deterministic.
 * @returns one result a part; null where either set has fewer than FEWEST_CLUSTERS that have units
 */
export const drift = (
  before: ReadonlyArray<ClusterCounts>,
  after: ReadonlyArray<ClusterCounts>,
): ReadonlyArray<Drift> | null => {
  const old = before.filter(({ units }) => units > 0);
  const young = after.filter(({ units }) => units > 0);
  if (Math.min(old.length, young.length) < FEWEST_CLUSTERS) return null;
  const parts = old[0]!.totals.length;
  const left = sumsOf(old, parts);
  const right = sumsOf(young, parts);
  const both = noShares(parts);
  for (const sums of [left, right]) addShares(both, sums);
  const seen = distances(left, right);
  const atLeast = seen.map(() => 1);
  const random = seededRandom(SEED);
  const shuffled = [...old, ...young];
  const drawn = Math.min(old.length, young.length);
  for (let draw = 0; draw < PERMUTATIONS; draw++) {
    chooseFirst(shuffled, drawn, random);
    const some = noShares(parts);
    for (let i = 0; i < drawn; i++) addCluster(some, shuffled[i]!.units, shuffled[i]!.totals);
    const farthest = Math.max(...distances(some, without(both, some)));
    for (const [part, distance] of seen.entries()) if (farthest >= distance - 1e-9) atLeast[part]!++;
  }
  return seen.map((_, part) => ({
    before: left.totals[part]! / left.units,
    after: right.totals[part]! / right.units,
    p: atLeast[part]! / (PERMUTATIONS + 1),
  }));
};
