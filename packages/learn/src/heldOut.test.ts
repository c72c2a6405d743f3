import { expect, test } from "vitest";
import { seededRandom } from "@columnist/statistics";
import { heldOutOf } from "./heldOut.ts";
import type { JudgedOped } from "./opedFigures.ts";

const random = seededRandom(1);
/** As right as they say. */
const rows: ReadonlyArray<JudgedOped> = Array.from({ length: 4000 }, (_, i) => {
  const confidence = 0.5 + random() / 2;
  const given = i % 2 === 0 ? "opinion" : "claim";
  const other = i % 2 === 0 ? "claim" : "opinion";
  return {
    gold: random() < confidence ? given : other,
    second: null,
    certainty: 3,
    goldRule: -1,
    givenRule: null,
    given,
    confidence,
    abstains: confidence < 0.6,
    group: `d${i % 80}`,
  };
});
const what = { model: "m", version: "1", set: "s", labelledBy: "l", heldOut: "h", languages: ["en"] };
const found = heldOutOf(what, rows);

test("a bin's interval holds its confidence where labels are as right as they are sure", () => {
  expect(found.reliability).toHaveLength(10);
  const outside = found.reliability.filter(
    ({ confidence, interval }) => confidence < interval![0] || confidence > interval![1],
  );
  expect(outside.length).toBeLessThanOrEqual(1);
});

test("the least sure are left out first: error falls as the threshold rises, from the whole error", () => {
  const { curve, right } = found;
  expect(curve[0]).toMatchObject({ threshold: 0, coverage: 1, n: 4000 });
  expect(curve[0]!.share).toBeCloseTo(1 - right.share, 3);
  expect(curve.at(-1)!.share).toBeLessThan(curve[0]!.share / 2);
  for (const { threshold, n } of curve)
    expect(rows.filter(({ confidence }) => confidence >= threshold)).toHaveLength(n);
});

test("what abstains is less right", () => {
  expect(found.rightWhereUnsure.share).toBeLessThan(found.rightWhereSure.share);
  expect(found.abstained.n).toBe(4000);
});
