import { expect, test } from "vitest";
import { opedFolds, type OpedOrigin } from "./opedFolds.ts";

const piece = (id: string, source: string, url: string | null, sentences = 10): OpedOrigin => ({
  id,
  source,
  url,
  sentences,
});

const PIECES = [
  piece("a", "The Guardian", "https://www.theguardian.com/1"),
  piece("b", "guardian", null),
  piece("c", "Jo Stone", "https://www.theguardian.com/2"),
  piece("d", "Jo Stone", "https://reason.example.com/3"),
  piece("e", "Guest Writer - Left", "https://slate.com/4", 25),
  piece("f", "Guest Writer - Left", "https://vox.com/5", 15),
  piece("g", "AL.com", "https://www.al.com/6", 5),
  piece("h", "Bloomberg", "https://www.bloomberg.com/7", 3),
];

test("documents that share an outlet or an author, by any chain, share a fold", () => {
  const folds = opedFolds(PIECES);
  expect(new Set(["a", "b", "c", "d"].map((id) => folds.get(id))).size).toBe(1);
  expect(folds.get("e")).not.toBe(folds.get("f"));
});

test("the largest group goes first into the emptiest fold, whatever the order of the documents", () => {
  const folds = opedFolds(PIECES);
  expect(["a", "e", "f", "g", "h"].map((id) => folds.get(id))).toEqual([0, 1, 2, 3, 4]);
  expect(new Map(opedFolds(PIECES.toReversed()))).toEqual(new Map(folds));
});
