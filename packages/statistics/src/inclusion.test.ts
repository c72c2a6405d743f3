import { expect, test } from "vitest";
import { shareByInclusion, type Draw } from "./inclusion.ts";
import { seededRandom, shuffle } from "./random.ts";

test("each draw counts as the inverse of its probability", () => {
  const draws = [
    { inclusion: 0.5, hit: 1 },
    { inclusion: 0.1, hit: 0 },
  ];
  expect(shareByInclusion(draws)).toEqual({ share: 2 / 12, interval: null, n: 2, population: 12 });
  expect(shareByInclusion([])).toBe(null);
  expect(() => shareByInclusion([{ inclusion: 0, hit: 1 }])).toThrow(RangeError);
});

test("a sample of everything is sure", () => {
  const all = Array.from({ length: 20 }, (_, i): Draw => ({ inclusion: 1, hit: i < 5 ? 1 : 0 }));
  expect(shareByInclusion(all)).toMatchObject({ share: 0.25, interval: [0.25, 0.25] });
});

/** Share of simulated audits whose interval holds the true share. Strata of other sizes, shares and rates of drawing. */
const coverage = (strata: ReadonlyArray<readonly [size: number, hits: number, drawn: number]>): number => {
  const random = seededRandom(7);
  const total = strata.reduce((sum, [size]) => sum + size, 0);
  const truth = strata.reduce((sum, [, hits]) => sum + hits, 0) / total;
  const rounds = 2000;
  let held = 0;
  for (let round = 0; round < rounds; round++) {
    const draws: Array<Draw> = [];
    for (const [size, hits, drawn] of strata) {
      const order = Int32Array.from({ length: size }, (_, i) => i);
      shuffle(order, random);
      for (const unit of order.subarray(0, drawn))
        draws.push({ inclusion: drawn / size, hit: unit < hits ? 1 : 0 });
    }
    const [low, high] = shareByInclusion(draws)!.interval!;
    if (low <= truth && truth <= high) held++;
  }
  return held / rounds;
};

test.each([
  ["one rate", [[2000, 700, 200]], [0.93, 0.975]],
  [
    "three labels at one rate",
    [
      [900, 840, 90],
      [1000, 80, 100],
      [300, 20, 30],
    ],
    [0.95, 1],
  ],
  [
    "rare labels drawn more often",
    [
      [1500, 150, 75],
      [300, 200, 100],
      [100, 90, 60],
    ],
    [0.94, 1],
  ],
  ["a small share", [[3000, 60, 300]], [0.93, 0.985]],
] as const)("intervals hold the truth 19 times in 20: %s", (_, strata, [least, most]) => {
  const held = coverage(strata);
  expect(held).toBeGreaterThanOrEqual(least);
  expect(held).toBeLessThanOrEqual(most);
});
