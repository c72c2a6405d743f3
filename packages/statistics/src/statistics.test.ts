import { expect, test } from "vitest";
import { drift, DRIFT_BELOW, type ClusterCounts } from "./drift.ts";
import { seededRandom } from "./random.ts";
import { addCluster, addShares, noShares, removeCluster, shareOf, wilson, type ShareSums } from "./shares.ts";

/**
 * Articles as they are: of very different lengths, each with a leaning of its own towards opinion, so that its sentences
 * are alike.
 * @param lean what the articles lean towards on average, 0 to 1
 */
const inventedArticles = (count: number, lean: number, random: () => number): Array<ClusterCounts> =>
  Array.from({ length: count }, () => {
    const units = 5 + Math.floor(60 * random() ** 2);
    // A sum of four draws is near enough to a bell.
    const own = lean + 0.35 * (random() + random() + random() + random() - 2);
    const totals = [0, 0, 0, 0];
    for (let unit = 0; unit < units; unit++) {
      const part = random() < 0.12 ? 3 : random() < own ? 0 : random() < 0.75 ? 1 : 2;
      totals[part]!++;
    }
    return { units, totals };
  });

const sumsOf = (articles: ReadonlyArray<ClusterCounts>): ShareSums => {
  const sums = noShares(4);
  for (const { units, totals } of articles) addCluster(sums, units, totals);
  return sums;
};

/** Width of the 95 % interval by bootstrap over whole articles (Efron and Tibshirani 1993, percentile method). */
const bootstrapWidth = (
  articles: ReadonlyArray<ClusterCounts>,
  part: number,
  random: () => number,
): number => {
  const shares = Array.from({ length: 4000 }, () => {
    let hits = 0;
    let units = 0;
    for (let i = 0; i < articles.length; i++) {
      const article = articles[Math.floor(random() * articles.length)]!;
      hits += article.totals[part]!;
      units += article.units;
    }
    return hits / units;
  }).sort((a, b) => a - b);
  return shares[3899]! - shares[99]!;
};

test.each([10, 20, 60, 300])(
  "intervals of %i articles are as wide as a bootstrap over articles, within 15 of 100",
  (count) => {
    const random = seededRandom(count);
    const ratios = Array.from({ length: 6 }, () => {
      const articles = inventedArticles(count, 0.5, random);
      const sums = sumsOf(articles);
      return [0, 1, 2, 3].map((part) => {
        const [low, high] = shareOf(sums, part).interval!;
        return (high - low) / bootstrapWidth(articles, part, random);
      });
    }).flat();
    expect(Math.min(...ratios)).toBeGreaterThan(0.85);
    expect(Math.max(...ratios)).toBeLessThan(1.15);
  },
);

test.each([
  [5, 0.8],
  [10, 0.87],
  [40, 0.915],
  [150, 0.935],
])("of %i articles they hold the share of all articles in %f of draws or more", (count, least) => {
  const random = seededRandom(4);
  const truth = shareOf(sumsOf(inventedArticles(200_000, 0.5, random)), 0).share;
  const held = Array.from({ length: 2000 }, () => {
    const [low, high] = shareOf(sumsOf(inventedArticles(count, 0.5, random)), 0).interval!;
    return low <= truth && truth <= high;
  }).filter(Boolean).length;
  expect(held / 2000).toBeGreaterThanOrEqual(least);
  expect(held / 2000).toBeLessThan(0.97);
});

test("sentences taken for draws of their own would be far too sure", () => {
  const sums = sumsOf(inventedArticles(60, 0.5, seededRandom(1)));
  const [low, high] = shareOf(sums, 0).interval!;
  const [lowest, highest] = wilson(sums.totals[0]!, sums.units);
  expect((high - low) / (highest - lowest)).toBeGreaterThan(1.8);
});

test("sums of two sets of articles are the sums of both", () => {
  const articles = inventedArticles(30, 0.4, seededRandom(2));
  const sums = sumsOf(articles.slice(0, 11));
  addShares(sums, sumsOf(articles.slice(11)));
  expect(sums).toEqual(sumsOf(articles));
});

test("fewer than five articles have no interval, and none has no share", () => {
  expect(shareOf(sumsOf(inventedArticles(4, 0.5, seededRandom(3))), 0).interval).toBeNull();
  expect(shareOf(noShares(4), 0)).toEqual({ share: 0, interval: null });
});

test("a part that no sentence is in may still be in other articles", () => {
  const sums = noShares(1);
  for (let i = 0; i < 10; i++) addCluster(sums, 40, [0]);
  const [low, high] = shareOf(sums, 0).interval!;
  expect(low).toBe(0);
  expect(high).toBeCloseTo(0.278, 3); // Wilson's bound for none of ten
});

test("Wilson's interval holds the share and stays within 0 and 1", () => {
  expect(wilson(0, 10)[0]).toBe(0);
  expect(wilson(10, 10)[1]).toBeCloseTo(1, 12);
  // Newcombe 1998, table I: 81 of 263.
  expect(wilson(81, 263).map((bound) => Number(bound.toFixed(4)))).toEqual([0.2553, 0.3662]);
});

const fires = (...sets: Parameters<typeof drift>): boolean =>
  drift(...sets)!.some(({ p }) => p <= DRIFT_BELOW);

/** How many of `draws` pairs of sets raise an alarm. */
const alarms = (draws: number, sizes: readonly [number, number], lean: number, seed: number): number => {
  const random = seededRandom(seed);
  const pairs = Array.from({ length: draws }, () => [
    inventedArticles(sizes[0], 0.5, random),
    inventedArticles(sizes[1], lean, random),
  ]);
  return pairs.filter(([before, after]) => fires(before!, after!)).length;
};

test(
  "where nothing drifts at most one draw of twenty raises an alarm, in any share",
  { timeout: 120_000 },
  () => {
    expect(alarms(2000, [40, 8], 0.5, 1)).toBeLessThanOrEqual(100);
  },
);

test("what drifts is seen", () => {
  expect(alarms(40, [60, 40], 0.75, 2)).toBeGreaterThanOrEqual(36);
});

test("the share that moved is told, and the same articles give the same answer", () => {
  const random = seededRandom(3);
  const before = inventedArticles(60, 0.5, random);
  const after = inventedArticles(60, 0.8, random);
  const [opinion] = drift(before, after)!;
  expect(opinion!.after - opinion!.before).toBeGreaterThan(0.1);
  expect(opinion!.p).toBe(0.001);
  expect(drift(before, after)).toEqual(drift(before, after));
});

test("fewer than five articles on a side are no ground for an alarm", () => {
  const random = seededRandom(4);
  expect(drift(inventedArticles(60, 0.5, random), inventedArticles(4, 0.9, random))).toBeNull();
});

test("a cluster that is taken out again was never there", () => {
  const articles = inventedArticles(30, 0.4, seededRandom(6));
  const sums = sumsOf(articles);
  for (const { units, totals } of articles.slice(20)) removeCluster(sums, units, totals);
  expect(sums).toEqual(sumsOf(articles.slice(0, 20)));
});
