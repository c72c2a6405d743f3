import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { afterAll, expect, test } from "vitest";
import { diffTables, joinTables, type Chunk } from "@columnist/dataset";
import { exampleArticle, exampleChunk, exampleChunks } from "@columnist/dataset/example";
import { rowsFrom, tableFrom } from "@columnist/model";
import { changedRows } from "./changedRows.ts";
import { assemble, tableFiles } from "@columnist/dataset/oracle";

const folder = mkdtempSync(join(tmpdir(), "columnist-changed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let versions = 0;
const write = (chunks: ReadonlyArray<Chunk>): { folder: string } => {
  const place = join(folder, `${versions++}`);
  mkdirSync(place);
  for (const { path, pieces } of tableFiles(assemble(chunks)))
    writeFileSync(join(place, path), Buffer.concat([...pieces()]));
  return { folder: place };
};

const tablesOf = (chunks: ReadonlyArray<Chunk>) => {
  const corpus = assemble(chunks);
  return {
    documents: joinTables("documents", [...corpus.batches("documents")]),
    sentences: joinTables("sentences", [...corpus.batches("sentences")]),
  };
};

const chunks = exampleChunks(600);
const relabelled = (chunk: Chunk): Chunk => ({
  ...chunk,
  tables: {
    ...chunk.tables,
    sentences: tableFrom(
      "sentences",
      rowsFrom("sentences", chunk.tables.sentences).map((row, i) =>
        i === 5 ? { ...row, label: row.label === "claim" ? "opinion" : "claim" } : row,
      ),
    ),
  },
});

const last = chunks.length - 1;
test.each<[string, ReadonlyArray<Chunk>, number]>([
  ["nothing", chunks, 0],
  ["a label, by hand", [relabelled(chunks[0]!), ...chunks.slice(1)], 2],
  ["an article more", [...chunks, exampleChunk([exampleArticle(7000)])], 1],
  ["articles less", chunks.slice(0, last), 500],
  ["articles less and more", [...chunks.slice(1), exampleChunk([exampleArticle(7000)])], 500],
])("gives what a diff of the whole would see: %s", async (_, after, most) => {
  const found = await Effect.runPromise(changedRows(write(chunks), write(after)));
  const expected = diffTables(tablesOf(chunks), tablesOf(after));
  expect(diffTables(found.before, found.after)).toEqual(expected);
  expect(found.before.documents.rows).toBeLessThanOrEqual(most);
});

test("a file that is cut short, or none, is an error that names it", async () => {
  const [whole, cut] = [write(chunks), write(chunks)];
  writeFileSync(join(cut.folder, "sentences.arrow"), "ARROW1\0\0\xff\xff\xff\xff", "latin1");
  await expect(Effect.runPromise(changedRows(whole, cut))).rejects.toMatchObject({
    _tag: "DatasetNotReadable",
    path: join(cut.folder, "sentences.arrow"),
  });
  rmSync(join(cut.folder, "documents.arrow"));
  await expect(Effect.runPromise(changedRows(cut, whole))).rejects.toMatchObject({
    _tag: "DatasetNotReadable",
  });
});
