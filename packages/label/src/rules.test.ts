import { describe, expect, it } from "vitest";
import { RULES } from "./rules.ts";
import { readSentences } from "./sentences.ts";

const votesOn = (text: string, next: string | undefined) => {
  const whole = next === undefined ? text : `${text} ${next}`;
  const starts = next === undefined ? Int32Array.of(0) : Int32Array.of(0, text.length + 1);
  const ends = next === undefined ? Int32Array.of(text.length) : Int32Array.of(text.length, whole.length);
  const input = {
    text: whole,
    blocks: [{ kind: "paragraph" as const, start: 0, end: whole.length }],
    sentences: { starts, ends },
  };
  return readSentences(input).votes[0]!;
};

describe("rules of the guideline", () => {
  for (const [index, rule] of RULES.entries())
    for (const example of rule.examples)
      it(`${rule.id} ${example.fires ? "fires on" : "leaves alone"}: ${example.text}`, () => {
        expect(votesOn(example.text, example.next)[index] !== null).toBe(example.fires);
      });
  it("has each id once", () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });
});
