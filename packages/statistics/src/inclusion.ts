/** Shares of a population from a sample whose units were drawn with known probabilities. */
import { wilson, type Interval } from "./shares.ts";

/** A unit that was drawn. */
export interface Draw {
  /** Probability with which it was drawn, over 0, to 1. */
  readonly inclusion: number;
  /** 1 where the unit is in the part, else 0. */
  readonly hit: number;
}

export interface InclusionShare {
  readonly share: number;
  /** 95 %; null for fewer than FEWEST_DRAWS. */
  readonly interval: Interval | null;
  /** Units drawn. */
  readonly n: number;
  /** Units that they stand for: the sum of the inverse probabilities. */
  readonly population: number;
}

/** Fewer draws give no interval. */
export const FEWEST_DRAWS = 10;

/**
 * The share of a part in the population: each draw counts as the inverse of its probability (Hájek 1971; Särndal, Swensson
 * and Wretman 1992, 5.7). Variance of the ratio with the factor 1 - p of draws without replacement; interval by Wilson's
 * score at the size of the simple sample that would be as sure. Its coverage is tested by simulation.
 *
 * @returns null for no draws
 * @throws RangeError for a probability that is not over 0 and up to 1
 */
export const shareByInclusion = (draws: ReadonlyArray<Draw>): InclusionShare | null => {
  const n = draws.length;
  if (n === 0) return null;
  let population = 0;
  let hits = 0;
  for (const { inclusion, hit } of draws) {
    if (!(inclusion > 0 && inclusion <= 1)) throw new RangeError(`${inclusion} is no probability of a draw`);
    population += 1 / inclusion;
    hits += hit / inclusion;
  }
  const share = hits / population;
  if (n < FEWEST_DRAWS) return { share, interval: null, n, population };
  let squares = 0;
  let finite = 0;
  for (const { inclusion, hit } of draws) {
    squares += (1 - inclusion) * ((hit - share) / inclusion) ** 2;
    finite += (1 - inclusion) / inclusion ** 2;
  }
  const variance = ((n / (n - 1)) * squares) / (population * population);
  if (finite === 0) return { share, interval: [share, share], n, population };
  // All in the part or none: no variance is seen, so the size follows from the weights alone.
  const size = variance > 0 ? (share * (1 - share)) / variance : population ** 2 / finite;
  return { share, interval: wilson(share * size, size), n, population };
};
