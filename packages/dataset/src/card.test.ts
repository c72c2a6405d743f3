import { expect, test } from "vitest";
import { card } from "./card.ts";
import { assemble } from "./corpus.ts";
import { exampleChunks, exampleSummary } from "./example.ts";

const corpus = assemble(exampleChunks(20));
const text = card({
  version: "1.2.3",
  facts: null,
  rows: { ...corpus.rows, failures: 0 },
  summary: exampleSummary(corpus),
});

test("a table of no rows is no configuration, since load_dataset cannot load it", () => {
  expect(text).toContain("- config_name: sentences\n  data_files: sentences.arrow\n  default: true\n");
  expect(text).not.toContain("- config_name: failures");
});

test("the labels' counts sum to the sentences, and speakers come with their quotes", () => {
  const valueOf = (name: string): number =>
    Number(new RegExp(String.raw`^\| ${name} \| (\d+) \|`, "m").exec(text)?.[1]);
  expect(valueOf("sentences")).toBe(corpus.rows.sentences);
  const labels = ["opinion", "claim", "quote"].map((label) => valueOf(`sentences, label ${label}`));
  expect(labels.reduce((sum, count) => sum + count, 0)).toBe(corpus.rows.sentences);
  expect(text).toMatch(/\| Speaker \d+ \| \d+ \|/);
});
