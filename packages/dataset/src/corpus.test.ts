import { rowsFrom, TABLE_NAMES, textAt, type StringColumn } from "@columnist/model";
import { expect, test } from "vitest";
import { exampleArticle, exampleChunk, exampleChunks } from "./example.ts";
import { joinTables } from "./ranges.ts";
import { type Corpus, assemble } from "./oracle.ts";

const documentsOf = (corpus: Corpus): ReadonlyMap<string, { split: string; dup_cluster: string }> =>
  new Map(
    [...corpus.batches("documents")].flatMap((batch) =>
      rowsFrom("documents", batch).map((row) => [row.doc_id, row] as const),
    ),
  );

const few = exampleChunks(50);
const more = [...few, exampleChunk([exampleArticle(7000), exampleArticle(7001)])];

test("splits and clusters of the articles at hand stay as seeds are added", () => {
  const before = documentsOf(assemble(few));
  const after = documentsOf(assemble(more));
  expect(after.size).toBe(before.size + 2);
  for (const [doc, row] of before) expect([doc, after.get(doc)]).toEqual([doc, row]);
  expect(new Set([...after.values()].map(({ split }) => split)).size).toBeGreaterThan(1);
});

test("copies of one text stand in one split, whatever files they come from", () => {
  const { document } = exampleArticle(3);
  const copy = exampleArticle(9000, document.text.split("\n\n"));
  const rows = documentsOf(assemble([...few, exampleChunk([copy])]));
  const [original, second] = [rows.get(document.doc_id)!, rows.get(copy.document.doc_id)!];
  expect(second.dup_cluster).toBe(original.dup_cluster);
  expect(second.split).toBe(original.split);
});

test("an added article changes the batches that hold it, and leaves the others as they were", () => {
  const chunks = exampleChunks(1000);
  const textsOf = (corpus: Corpus): ReadonlyArray<string> =>
    [...corpus.batches("sentences")].map((batch) => {
      const ids = batch.columns["sent_id"] as StringColumn;
      return `${batch.rows} ${textAt(ids, 0)} ${textAt(ids, batch.rows - 1)}`;
    });
  const before = textsOf(assemble(chunks));
  const after = textsOf(assemble([...chunks, exampleChunk([exampleArticle(7000)])]));
  expect(before.length).toBeGreaterThan(3);
  expect(after.filter((batch) => !before.includes(batch)).length).toBe(1);
});

test("rows are those of the chunks, sorted by doc_id in code units, links beside their article's others", () => {
  const corpus = assemble(few);
  for (const name of TABLE_NAMES) {
    const rows = [...corpus.batches(name)].reduce((sum, batch) => sum + batch.rows, 0);
    expect([name, rows]).toEqual([name, corpus.rows[name]]);
    expect([name, rows]).toEqual([name, few.reduce((sum, chunk) => sum + chunk.tables[name].rows, 0)]);
  }
  const ids = rowsFrom("sentences", joinTables("sentences", [...corpus.batches("sentences")]));
  const keys = ids.map((row) => `${row.doc_id} ${String(row.sent_index).padStart(6, "0")}`);
  expect(keys).toEqual(keys.toSorted());
  const docOf = new Map(ids.map((row) => [row.sent_id, row.doc_id]));
  const links = [...corpus.batches("quote_sentences")].flatMap((batch) => rowsFrom("quote_sentences", batch));
  const docs = links.map((link) => docOf.get(link.sent_id)!);
  expect(docs).toEqual(docs.toSorted());
});
