import { describe, expect, it } from "vitest";
import { RULES } from "./rules.ts";
import { readSentences } from "./sentences.ts";
import type { RuleExample } from "./sentenceView.ts";

const votesOn = ({ text, next, block = "paragraph" }: RuleExample) => {
  const whole = next === undefined ? text : `${text} ${next}`;
  const starts = next === undefined ? Int32Array.of(0) : Int32Array.of(0, text.length + 1);
  const ends = next === undefined ? Int32Array.of(text.length) : Int32Array.of(text.length, whole.length);
  const input = {
    text: whole,
    blocks: [{ kind: block, start: 0, end: whole.length }],
    sentences: { starts, ends },
  };
  return readSentences(input).votes[0]!;
};

describe("rules of the guideline", () => {
  for (const [index, rule] of RULES.entries())
    for (const example of rule.examples)
      it(`${rule.id} ${example.fires ? "fires on" : "leaves alone"}: ${example.text}`, () => {
        const vote = votesOn(example)[index]!;
        expect(vote !== null).toBe(example.fires);
        if (example.label !== undefined) expect(vote!.label).toBe(example.label);
      });
  it("has each id once", () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });
});
