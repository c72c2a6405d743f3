import { expect, test } from "vitest";
import { baseline } from "./baseline.ts";
import { opedFigures, type JudgedOped } from "./opedFigures.ts";

const row = (change: Partial<JudgedOped>): JudgedOped => ({
  gold: "opinion",
  second: null,
  certainty: 3,
  goldRule: 0,
  givenRule: 0,
  given: "opinion",
  confidence: 1,
  abstains: false,
  group: "a",
  ...change,
});

const ROWS = [
  row({}),
  row({ given: "claim", second: "claim", certainty: 2, confidence: 0.5, abstains: true, group: "b" }),
  row({ gold: "quote", given: "claim", confidence: 0.5, group: "b" }),
  row({ gold: "claim", given: "claim", goldRule: 13, givenRule: 14, confidence: 0.8, group: "c" }),
];

test("tells what is right, what is arguable, what is sure and what is named", () => {
  const figures = new Map(opedFigures("x", ROWS).map(({ metric, value }) => [metric, value]));
  expect(figures.get("label right")).toBe(0.5);
  expect(figures.get("right or the second label")).toBe(0.75);
  expect(figures.get("right where the gold is sure")).toBeCloseTo(2 / 3, 9);
  expect(figures.get("share at confidence .9")).toBe(0.25);
  expect(figures.get("named rule right")).toBe(0.5);
  expect(figures.get("two labels possible where abstained")).toBe(1);
  // Bins of .5 (two, none right), .8 (one, right) and 1 (one, right).
  expect(figures.get("calibration error")).toBeCloseTo((1 + 0.2) / 4, 9);
});

test("the baseline learns a word from its company, the same each time", () => {
  const texts = ["a shameful plan", "a shameful board", "rents rose again", "rents rose twice"];
  const asked = ["shameful rents plan", "the board said rents rose"];
  const answers = baseline(texts, [0, 0, 1, 1], 2, asked);
  expect(answers.map(({ given }) => given)).toEqual([0, 1]);
  expect(answers[0]!.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(baseline(texts, [0, 0, 1, 1], 2, asked)).toEqual(answers);
});
