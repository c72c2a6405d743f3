import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { assemble, tableFiles, type Corpus } from "@columnist/dataset";
import { processChunk, type ChunkResult } from "columnist";
import type { Source } from "@columnist/model";
import { openSpill } from "./spill.ts";

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

const filesOf = (corpus: Corpus): ReadonlyArray<readonly [string, string]> =>
  tableFiles(corpus).map(({ path, pieces }) => [path, Buffer.concat([...pieces()]).toString("latin1")]);

it.each([
  ["one range", 1, 1],
  ["many ranges", 1_000_000_000, 1],
  ["some chunks a run", 20_000_000, 200_000],
])("gives the bytes of a corpus in memory: %s", (_, inputBytes, runBytes) => {
  const gone = new Set(["d_nowhere"]);
  const spill = openSpill(folder, inputBytes, gone, runBytes);
  for (const chunk of chunks) spill.add(chunk);
  const corpus = spill.corpus();
  const expected = assemble(chunks, gone);
  expect(readdirSync(folder).length).toBeGreaterThan(0);
  expect(corpus.rows).toEqual(expected.rows);
  expect(filesOf(corpus)).toEqual(filesOf(expected));
  spill.close();
});

it("leaves out what was taken down", () => {
  const all = assemble(chunks);
  const taken = [...all.clusters.keys()].slice(0, 3);
  const spill = openSpill(folder, 1, new Set(taken), 1);
  for (const chunk of chunks) spill.add(chunk);
  expect(spill.corpus().rows.documents).toBe(all.rows.documents - 3);
  expect(filesOf(spill.corpus())).toEqual(filesOf(assemble(chunks, new Set(taken))));
  spill.close();
});

it("writes nothing for a small input", () => {
  const spill = openSpill(folder, 1000, new Set());
  for (const chunk of chunks) spill.add(chunk);
  expect(filesOf(spill.corpus())).toEqual(filesOf(assemble(chunks)));
  expect(readdirSync(folder)).toEqual([]);
  spill.close();
});
