import { expect, test } from "vitest";
import { bodyProbabilities, treesFor } from "./body.ts";
import { FEATURES, FEATURE_TABLE, featuresOf, namesOf, type FeatureTable } from "./features.ts";
import { pageOf } from "./page.ts";
import { unpackTrees } from "./trees.ts";

const PARAGRAPHS = [
  "The old pier of Kelmsey has stood for ninety years, and the harbour office wants it gone by the spring of next year.",
  "Nobody in the town has asked for this, and nobody at the office has said what would stand there in its place.",
  "The office counted 4,120 visitors on the pier in June, more than on any other along this coast, and then it stopped counting.",
  "A council that cared for its town would mend the boards, paint the rails and leave the rest to the sea and the gulls.",
];
const page = pageOf(
  `<html><head><title>Leave the pier alone | Kelmsey Echo</title></head><body><nav><ul><li><a href="/">Home page of the paper</a> and more</li><li><a href="/news">News</a></li></ul></nav><article class="story-body"><h1>Leave the pier alone</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article><footer class="footer"><p>© Kelmsey Echo, all rights reserved</p><p>Follow us on every network</p></footer></body></html>`,
);

test("the table may be in any order: the trees find features by name, and scores stay", () => {
  const shuffled: FeatureTable = {
    numbers: FEATURE_TABLE.numbers.toSorted(([a], [b]) => (a < b ? 1 : -1)),
    sets: FEATURE_TABLE.sets.toReversed(),
  };
  expect(namesOf(shuffled)).not.toEqual(FEATURES);
  const scores = bodyProbabilities(page);
  expect([...bodyProbabilities(page, treesFor(shuffled), shuffled)]).toEqual([...scores]);
  // Some stretch is body and some is not, else the test could not fail.
  expect(Math.max(...scores)).toBeGreaterThan(0.9);
  expect(Math.min(...scores)).toBeLessThan(0.1);
  // A row of another order under trees of this one gives other scores.
  expect([...bodyProbabilities(page, treesFor(), shuffled)]).not.toEqual([...scores]);
});

test("a feature that the trees ask for and that is gone is refused by name", () => {
  const without = { ...FEATURE_TABLE, numbers: FEATURE_TABLE.numbers.filter(([name]) => name !== "length") };
  expect(() => treesFor(without)).toThrow("ask for the feature length");
  expect(() => unpackTrees("AAAAAAAAAAAAAA==", ["gone"], [])).toThrow("gone");
});

test("a name stands once, and a row has a number for each", () => {
  expect(new Set(FEATURES).size).toBe(FEATURES.length);
  expect(featuresOf(page)).toHaveLength(page.stretches.length * FEATURES.length);
});
