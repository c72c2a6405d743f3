import { rowsFrom, tableFrom } from "@columnist/model";
import { expect, test } from "vitest";
import { applyCorrections, parseCorrections, shownOutcomes, strayCorrections } from "./corrections.ts";
import { exampleArticle, exampleChunk } from "./example.ts";
import { judgementRows } from "./judgements.ts";

const { tables } = exampleChunk([exampleArticle(1, ["A headline", "It is a disgrace.", "It closed."])]);
const [, second, third] = rowsFrom("sentences", tables.sentences);
const MACHINE = {
  label: "claim",
  p_opinion: 0.25,
  p_claim: 0.5,
  p_quote: 0.25,
  rule_id: "C1",
  version: "rules.1",
  dataset: "1.2.0",
};

const line = (rest: object, of = second!): string =>
  JSON.stringify({ doc_id: of.doc_id, sent_id: of.sent_id, exact: of.text, ...rest });

const judged = (files: Readonly<Record<string, ReadonlyArray<string>>>) => {
  const corrections = Object.entries(files).flatMap(([path, lines]) => {
    const parsed = parseCorrections(path, lines.join("\n"));
    if (!parsed.ok) throw new Error(parsed.refusal.message);
    return parsed.value;
  });
  const done = applyCorrections(tables, corrections);
  return {
    rows: rowsFrom("sentences", done.tables.sentences),
    outcomes: [...done.outcomes, ...strayCorrections(corrections, done.outcomes)],
  };
};

test("every line is a row, in the order of the files, with what the machine said at that time", () => {
  const { rows, outcomes } = judged({
    "corrections/ben.jsonl": [line({ by: "ben", action: "skip", at: "2026-12-01T10:00:00+01:00" }, third)],
    "corrections/ana.jsonl": [
      line({ by: "ana", action: "label", label: "claim" }),
      "",
      line({
        by: "ana",
        action: "label",
        label: "opinion",
        at: "2026-12-01T09:00:00Z",
        queue: "audit",
        inclusion: 0.5,
        blind: true,
        machine: MACHINE,
      }),
      line({ by: "ana", action: "flag", doc_id: "d_gone" }),
    ],
  });
  expect(judgementRows(outcomes)).toMatchObject([
    // Overruled by her own later line, so no conflict.
    { file: "corrections/ana.jsonl", line: 1, label: "claim", applied: false, conflict: null, rule_id: null },
    {
      line: 3,
      label: "opinion",
      at: Date.UTC(2026, 11, 1, 9),
      queue: "audit",
      inclusion: 0.5,
      blind: true,
      machine_label: "claim",
      machine_p_claim: 0.5,
      machine_version: "rules.1",
      dataset_version: "1.2.0",
      applied: true,
    },
    { line: 4, action: "flag", doc_id: "d_gone", applied: false, conflict: null },
    { file: "corrections/ben.jsonl", action: "skip", at: Date.UTC(2026, 11, 1, 9), applied: false },
  ]);
  // A skip changes nothing, and what the machine said stays beside what a person says.
  expect(rows[2]).toEqual(third);
  expect(rows[1]).toMatchObject({ label: "opinion", machine_label: second!.label, label_source: "human" });
});

test("of a sentence with two quotes each may get a speaker, and a quote that is gone is told", () => {
  const [doc, sent] = [second!.doc_id, second!.sent_id];
  const speaker = (quote: string, name: string): string =>
    line({ by: "ana", action: "speaker", speaker: name, quote_id: quote });
  const parsed = parseCorrections(
    "a.jsonl",
    [speaker("q_1", "Ana"), speaker("q_2", "Ben"), speaker("q_3", "Cem")].join("\n"),
  );
  const [quote] = rowsFrom("quotes", exampleChunk([exampleArticle(3)]).tables.quotes);
  const two = exampleChunk([exampleArticle(1, ["A headline", "It is a disgrace.", "It closed."])]).tables;
  const given = {
    ...quote!,
    doc_id: doc,
    text: "It is",
    char_start: second!.char_start,
    char_end: second!.char_start + 5,
  };
  const done = applyCorrections(
    {
      ...two,
      quotes: tableFrom("quotes", [
        { ...given, quote_id: "q_1" },
        { ...given, quote_id: "q_2" },
      ]),
      quote_sentences: tableFrom("quote_sentences", [
        { quote_id: "q_1", sent_id: sent },
        { quote_id: "q_2", sent_id: sent },
      ]),
    },
    parsed.ok ? parsed.value : [],
  );
  expect(rowsFrom("quotes", done.tables.quotes).map((row) => row.speaker)).toEqual(["Ana", "Ben"]);
  expect(rowsFrom("sentences", done.tables.sentences)[1]!.speaker).toBe(second!.speaker);
  expect(judgementRows(done.outcomes).map(({ applied, conflict }) => [applied, conflict])).toEqual([
    [true, null],
    [true, null],
    [false, "corrections.quote.gone"],
  ]);
});

test("no name of an article that was taken down is kept", () => {
  const { outcomes } = judged({ "a.jsonl": [line({ by: "ana", action: "speaker", speaker: "Ana Lutz" })] });
  const shown = shownOutcomes(outcomes, new Set([second!.doc_id]));
  expect(judgementRows(shown)).toMatchObject([
    { speaker: null, applied: false, conflict: "corrections.article.taken_down" },
  ]);
});
