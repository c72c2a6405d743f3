import { byTable, rowsFrom, tableFrom, type Table, type TableName } from "@columnist/model";
import { expect, test } from "vitest";
import { AWKWARD, exampleArticle, exampleChunk, exampleChunks } from "./example.ts";
import type { ExportSource } from "./exportFormat.ts";
import { exportNoText } from "./exported/noText.ts";
import { hydrate, noTextPath } from "./hydrate.ts";
import { assemble, tableFiles } from "./oracle.ts";

const corpus = assemble([...exampleChunks(10, 10), exampleChunk([exampleArticle(9000, AWKWARD)])]);
const about = { version: "1.0.0", contentSha256: "0".repeat(64), facts: null };
const source: ExportSource = { about, batches: corpus.batches };

const bytesOf = (files: ReadonlyArray<{ path: string; pieces: () => Iterable<Uint8Array> }>) =>
  new Map(files.map(({ path, pieces }) => [path, Buffer.concat([...pieces()])]));

const exported = bytesOf(exportNoText(source));
const files = byTable((name) => exported.get(noTextPath(name))!);

/** The corpus as other seeds would give it: the documents changed, or some gone. */
const withDocuments = (change: (batch: Table) => Table): ExportSource => ({
  about,
  *batches(name: TableName) {
    for (const batch of corpus.batches(name)) yield name === "documents" ? change(batch) : batch;
  },
});

test("the same seeds give the CSV files of the dataset, byte for byte", () => {
  const result = hydrate(files, source);
  if (!result.ok) throw new Error(result.refusal.message);
  expect(result.value.missing).toEqual([]);
  expect(result.value.articles).toBe(corpus.rows.documents);
  const original = bytesOf(tableFiles(corpus));
  for (const [path, bytes] of bytesOf(result.value.files))
    expect([path, bytes.equals(original.get(path)!)]).toEqual([path, true]);
});

test("an article that is gone, or whose bytes or text are others, is told and leaves no row", () => {
  const changed = withDocuments((batch) => {
    const [, second, third, ...rest] = rowsFrom("documents", batch);
    return tableFrom("documents", [
      { ...second!, raw_sha256: "f".repeat(64) },
      { ...third!, text: third!.text.replace("bridge", "brigde") },
      ...rest,
    ]);
  });
  const [first, second, third] = [...corpus.batches("documents")].flatMap((batch) =>
    rowsFrom("documents", batch),
  );
  const result = hydrate(files, changed);
  if (!result.ok) throw new Error(result.refusal.message);
  expect(result.value.missing).toEqual([
    [first!.doc_id, "the seeds do not give it"],
    [second!.doc_id, "its record has other bytes"],
    ...(third!.text.includes("bridge") ? [[third!.doc_id, expect.stringContaining("another text")]] : []),
  ]);
  for (const bytes of bytesOf(result.value.files).values())
    expect(bytes.toString()).not.toContain(first!.doc_id);
});

test("a file of other columns is refused", () => {
  const result = hydrate(
    { ...files, quotes: new TextEncoder().encode("quote_id,colour\nq_1,red\n") },
    source,
  );
  expect(result.ok ? "" : result.refusal.message).toMatch(
    /quotes is no table of this program: it has a column colour/,
  );
});

test("a row whose words are not found under its key is counted, and cells that were edited are refused", () => {
  const withoutFields: ExportSource = {
    about,
    batches: (name) => (name === "fields" ? [] : corpus.batches(name)),
  };
  const result = hydrate(files, withoutFields);
  if (!result.ok) throw new Error(result.refusal.message);
  expect(corpus.rows.fields).toBeGreaterThan(0);
  expect(result.value.lost).toBe(corpus.rows.fields);
  const edited = files.sentences.toString().replace(/,claim,/, ",rumour,");
  const refused = hydrate({ ...files, sentences: new TextEncoder().encode(edited) }, source);
  expect(refused.ok ? "" : refused.refusal.message).toMatch(/sentences was edited.*rumour/);
});
