import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cellText, joinRanges } from "@columnist/dataset";
import { processChunk, type ChunkResult } from "columnist";
import {
  columnsOf,
  LOOSE_TABLES,
  TABLE_NAMES,
  type Source,
  type Table,
  type TableName,
} from "@columnist/model";
import { openSpill, type Spilled } from "./spill.ts";
import { partsOfSpill } from "./spilledParts.ts";
import { assemble } from "@columnist/dataset/oracle";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "columnist-spill-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const piece = (number: number): Source => ({
  path: `piece-${number}.txt`,
  record: null,
  bytes: new TextEncoder().encode(
    number % 7 === 0
      ? ""
      : `Give Kelda its ferry ${number}\n\nThe ferry ran ${number} times in March. “We will not sell the harbour,” Mayor Ana Lutz said.`,
  ),
  mediaType: null,
  url: null,
  fetchedAt: null,
});

const chunks: ReadonlyArray<ChunkResult> = Array.from({ length: 12 }, (_, i) =>
  processChunk(Array.from({ length: 25 }, (_, j) => piece(i * 25 + j))),
);

const columns = (name: TableName): ReadonlyArray<string> =>
  columnsOf(name)
    .map((spec) => spec.name)
    .filter((column) => !["split", "dup_cluster", "canonical"].includes(column));

/** Every row of a table as text, in order; without what only the whole dataset knows. */
const rowsOf = (name: TableName, tables: Iterable<Table>): ReadonlyArray<string> =>
  [...tables].flatMap((table) => {
    const cells = columns(name).map((column) => cellText(table.columns[column]!));
    return Array.from({ length: table.rows }, (_, row) => JSON.stringify(cells.map((cell) => cell(row))));
  });

const spilledRows = (spilled: Spilled, name: TableName): ReadonlyArray<string> =>
  rowsOf(name, [joinRanges(name, [...spilled.stretches(name)])]);

it.each([
  ["one range", 1, 1],
  ["many ranges", 100_000_000, 100_000],
  ["some chunks a run", 20_000_000, 200_000],
  ["all in memory", 1000, 1_000_000_000],
])("gives the rows of a corpus in memory, in its order: %s", (_, inputBytes, runBytes) => {
  const spill = openSpill(folder, inputBytes, new Set(["d_nowhere"]), runBytes);
  for (const chunk of chunks) spill.add(chunk);
  const spilled = spill.finish();
  const expected = assemble(chunks);
  for (const name of TABLE_NAMES)
    expect([name, spilledRows(spilled, name)]).toEqual([name, rowsOf(name, expected.batches(name))]);
  expect(spilled.articles.map(({ docId }) => docId).sort()).toEqual([...expected.clusters.keys()].sort());
  expect(readdirSync(folder).length > 0).toBe(runBytes < 1_000_000_000);
  spill.close();
});

it("leaves out what was taken down", () => {
  const taken = new Set([...assemble(chunks).clusters.keys()].slice(3));
  const spill = openSpill(folder, 1, taken, 1);
  for (const chunk of chunks) spill.add(chunk);
  const spilled = spill.finish();
  expect(spilled.articles.length).toBe(3);
  const left = new Set(spilled.articles.map(({ docId }) => docId));
  const expected = assemble(chunks, taken);
  for (const name of TABLE_NAMES)
    expect([name, spilledRows(spilled, name)]).toEqual([name, rowsOf(name, expected.batches(name))]);
  for (const { key } of spilled.stretches("sentences")) expect(left.has(key)).toBe(true);
  spill.close();
});

it("gives parts whose rows, one part after another, are those of the corpus", () => {
  const spill = openSpill(folder, 100_000_000, new Set(), 100_000);
  for (const chunk of chunks) spill.add(chunk);
  const spilled = spill.finish();
  const parts = [...partsOfSpill(spilled)];
  expect(parts.length).toBeGreaterThan(1);
  const expected = assemble(chunks);
  for (const name of TABLE_NAMES)
    expect([
      name,
      rowsOf(
        name,
        parts.map(({ chunk }) => chunk.tables[name]),
      ),
    ]).toEqual([name, LOOSE_TABLES.has(name) ? [] : rowsOf(name, expected.batches(name))]);
  for (const { chunk } of parts)
    expect(chunk.signatures.length).toBe(chunk.tables.documents.rows * chunk.signatureLength);
  spill.close();
});
