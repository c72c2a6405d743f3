/**
 * The sharper lines of packages/label/guideline.md, each by invented sentences: what the shipped labeller makes of them,
 * against a floor. No fit saw them.
 */
import { readFileSync } from "node:fs";
import { label } from "@columnist/label";
import { expect, test } from "vitest";

interface Example {
  /** `L1` … of guideline.md. */
  readonly line: string;
  readonly text: string;
  readonly before?: ReadonlyArray<string>;
  readonly next?: ReadonlyArray<string>;
  readonly block?: "paragraph" | "headline";
  readonly label: string;
  /** The rule that decides by the guideline. */
  readonly rule: string;
}

const at = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const examples = at("guideline.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Example);
const guideline = at("../../packages/label/guideline.md");
const { labels: floor } = (JSON.parse(at("floors.json")) as Readonly<Record<string, { labels: number }>>)[
  "guideline"
]!;

const labelOf = ({ text, before = [], next = [], block = "paragraph" }: Example): string => {
  const sentences = [...before, text, ...next];
  const starts = sentences.map((_, i) => sentences.slice(0, i).reduce((sum, one) => sum + one.length + 1, 0));
  const ends = sentences.map((one, i) => starts[i]! + one.length);
  const { labels } = label({
    text: sentences.join(" "),
    blocks: [{ kind: block, start: 0, end: ends.at(-1)! }],
    sentences: { starts: Int32Array.from(starts), ends: Int32Array.from(ends) },
    detectedLanguage: "en",
    genre: "opinion",
  });
  return labels[before.length]!.label;
};

test("the guideline has each line that has examples, and examples for each line but of what is no sentence", () => {
  const lines = [...guideline.matchAll(/^\| (L\d+) \|/gmu)].map((match) => match[1]);
  expect([...new Set(examples.map(({ line }) => line))]).toEqual(lines.filter((line) => line !== "L17"));
});

test("the examples of the sharper lines get their labels as often as the floor says, or more often", () => {
  const wrong = examples.map((one) => ({ one, given: labelOf(one) })).filter(({ one, given }) => one.label !== given);
  for (const { one, given } of wrong) console.log(`${one.line} ${given}, not ${one.label} ${one.rule}: ${one.text}`);
  console.log(`${examples.length - wrong.length} of ${examples.length} right; the floor is ${floor}`);
  expect(examples.length - wrong.length).toBeGreaterThanOrEqual(floor);
});
