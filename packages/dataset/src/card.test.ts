import { expect, test } from "vitest";
import type { HeldOut, MeasuredShare } from "@columnist/model";
import { card, type CardFacts } from "./card.ts";
import { EXAMPLE_LABELLER, exampleChunks, exampleSummary, wholeTables } from "./example.ts";
import { assemble } from "./oracle.ts";
import { rowsFrom } from "@columnist/model";

const corpus = assemble(exampleChunks(20));
const facts: CardFacts = {
  version: "1.2.3",
  facts: null,
  rows: { ...corpus.rows, failures: 0 },
  summary: exampleSummary(corpus),
  labeller: EXAMPLE_LABELLER,
  judgements: [],
};
const text = card(facts);

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

const SECTIONS = [
  "Uses and misuses",
  "Where the texts come from",
  "How labels are made, and by whom",
  "How right the labels are",
  "What the sentences do",
  "Languages judged",
  "Known failures",
  "Data of persons",
  "Licence",
  "How to cite",
  "Contact",
  "Numbers",
];

test("a card says all that one asks of a card, and where nobody said it, that", () => {
  const found = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  for (const section of SECTIONS) expect(found).toContain(section);
  expect(text).toContain("dataset.json does not say how the articles were chosen");
  expect(text).toContain("No licence of the whole is stated");
  expect(text).toContain("Not measured for the model fast");
});

test("what dataset.json says stands in its section", () => {
  const stated = card({
    ...facts,
    facts: { licence: "CC0-1.0", contact: "ann@example.org", collection: "By hand.", persons_data: "None." },
  });
  for (const words of ["CC0-1.0, of the whole", "ann@example.org", "By hand.", "None."])
    expect(stated).toContain(words);
  expect(stated).not.toContain("does not say how");
});

const share = (value: number, n: number): MeasuredShare => ({
  share: value,
  interval: [value - 0.01, value + 0.02],
  n,
});
const heldOut: HeldOut = {
  model: "fast",
  version: "5",
  set: "some op-eds",
  labelledBy: "A person.",
  heldOut: "Whole outlets.",
  languages: ["en"],
  documents: 30,
  sentences: 900,
  right: share(0.79, 900),
  rightWhereSure: share(0.87, 650),
  rightWhereUnsure: share(0.58, 250),
  abstained: share(0.28, 900),
  recall: { opinion: share(0.8, 500), claim: share(0.7, 300), quote: share(0.9, 100) },
  precision: { opinion: share(0.8, 500), claim: share(0.75, 300), quote: share(0.9, 100) },
  reliability: [
    { confidence: 0.62, ...share(0.6, 500) },
    { confidence: 0.93, ...share(0.95, 300) },
    { confidence: 0.97, ...share(0.91, 100) },
  ],
  curve: [{ coverage: 1, threshold: 0, ...share(0.21, 900) }],
};

test("held-out figures come with intervals, who labelled, what was held out, and the stage that was measured", () => {
  const measured = card({ ...facts, labeller: { model: "fast", version: "6", heldOut } });
  expect(measured).toContain("| labels that are right | 79.0 % [78.0, 81.0] | 900 |");
  expect(measured).toContain("A person.");
  expect(measured).toContain("Whole outlets.");
  expect(measured).toContain("The label stage was 5 then and is 6 here.");
  expect(measured).toContain("of held-out sentences that are claim, 70.0 % were called so");
  // (.05 * 300 + .09 * 100) of 400
  expect(measured).toContain("of a confidence of .9 or more, 6.0 % were wrong");
});

test("nothing of a seed breaks out of a cell", () => {
  const hostile = { columns: ["publisher", "documents"], rows: [["a|b\n<b>", 2]], sql: "select 1" };
  expect(card({ ...facts, summary: { ...facts.summary, publishers: hostile } })).toContain(
    "| a\\|b &lt;b> | 2 |",
  );
});

test("what people said stands in it: agreement, the audit's shares, odds; nothing where nobody judged", () => {
  expect(text).not.toContain("What people said");
  const ana = rowsFrom("judgements", wholeTables(corpus).judgements);
  const ben = ana.map((row, i) => ({ ...row, by: "ben", label: i < 3 ? ("quote" as const) : row.label }));
  const alone = card({ ...facts, judgements: ana });
  expect(alone).toContain("judgements of one person");
  expect(alone).toContain("nothing is known of how far people agree");
  const both = card({ ...facts, judgements: [...ana, ...ben] });
  expect(both).toMatch(/\| all \| \d+ \| 0\.\d\d \[0\.\d\d, \d\.\d\d\] \|/);
  expect(both).toMatch(/\| the machine's label is that of people \| \d+\.\d % \[/);
  const corrected = card({ ...facts, judgements: ana.map((row) => ({ ...row, queue: null })) });
  expect(corrected).toContain("No random sample was audited");
});
