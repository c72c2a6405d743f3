import { describe, expect, test } from "vitest";

import { segment } from "./segment.ts";

const sentences = (text: string): ReadonlyArray<string> => {
  const { starts, ends } = segment(text);
  return Array.from(starts, (start, i) => text.slice(start, ends[i]));
};

/** Texts with " | " at each place where they must split, and nowhere else. */
const CASES = [
  "Mr. Okoro came at 5 p.m. on Friday. | He left in Dec. | Nobody asked.",
  "He lives in the U.S. | How about Orla?",
  "“Will it hold?” Okoro asked. | Nobody knew.",
  "“Will it hold?” she asked. | “No!” he said.",
  "“It holds. | It must hold,” he said.",
];

describe("segment", () => {
  test.each(CASES)("%s", (marked) => {
    const parts = marked.split(" | ");
    expect(sentences(parts.join(" "))).toEqual(parts);
  });

  test("never crosses a paragraph", () => {
    expect(sentences("Paint the bridge\n\nIt is time.")).toEqual(["Paint the bridge", "It is time."]);
  });
});
