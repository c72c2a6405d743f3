import { expect, test } from "vitest";
import type { Figure } from "./figures.ts";
import { brokenFloors, raisedFloors } from "./floors.ts";

const figure = (value: number, better: Figure["better"] = "higher"): Figure => ({
  set: "dev",
  metric: better === "higher" ? "f1" : "ece",
  value,
  interval: null,
  n: 10,
  better,
});

test("a figure below its floor is broken, one at it is not", () => {
  const floors = { labels: { "dev / f1": 0.8, "dev / ece": 0.04 } };
  expect(brokenFloors("labels", [figure(0.8), figure(0.04, "lower")], floors)).toEqual([]);
  expect(
    brokenFloors("labels", [figure(0.79), figure(0.05, "lower")], floors).map(({ name }) => name),
  ).toEqual(["dev / f1", "dev / ece"]);
  expect(brokenFloors("quotes", [figure(0.1)], floors)).toEqual([]);
});

test("floors are raised with room to spare, and never lowered or dropped", () => {
  const floors = { quotes: { "dev / f1": 0.8, "old / f1": 0.5 }, segment: { "x / f1": 0.9 } };
  expect(raisedFloors("quotes", [figure(0.9)], floors)).toEqual({
    quotes: { "dev / f1": 0.897, "old / f1": 0.5 },
    segment: { "x / f1": 0.9 },
  });
  expect(raisedFloors("quotes", [figure(0.7)], floors).quotes!["dev / f1"]).toBe(0.8);
  expect(raisedFloors("quotes", [figure(0.031, "lower")], {}).quotes!["dev / ece"]).toBe(0.034);
});

test("labels have more room: a refit alone moves them", () => {
  expect(raisedFloors("labels", [figure(0.9)], {}).labels!["dev / f1"]).toBe(0.89);
});
