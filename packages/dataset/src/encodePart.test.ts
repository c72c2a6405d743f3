import {
  byTable,
  joinBytes,
  LOOSE_TABLES,
  textReader,
  type Column,
  type StringColumn,
  type Table,
  type TableName,
  type Tables,
} from "@columnist/model";
import { expect, test } from "vitest";
import { BatchFault } from "./check.ts";
import { stretchesIn, type Chunk } from "./corpus.ts";
import { openColumns } from "./dictionary.ts";
import { encodePart } from "./encodePart.ts";
import { exampleArticle, exampleChunk, exampleChunks } from "./example.ts";
import { settlePart, type Placement, type Settlement } from "./settlePart.ts";
import { partFiles, type DatasetWords } from "./partFiles.ts";
import { cutParts } from "./parts.ts";
import { joinRanges } from "./ranges.ts";
import { assemble, tableFiles } from "./oracle.ts";

interface Parts {
  readonly words: DatasetWords;
  readonly parts: ReadonlyArray<{ readonly tables: Tables; readonly settlement: Settlement }>;
}

/** The parts of some chunks, gathered plainly. */
const partsOf = (chunks: ReadonlyArray<Chunk>): Parts => {
  const corpus = assemble(chunks);
  const stretches = byTable((name) => chunks.flatMap(({ tables }) => stretchesIn(tables, name)));
  const ids = [...corpus.clusters.keys()].sort();
  const wordsAmong = (name: TableName, column: string, batches: Iterable<Table>): ReadonlyArray<string> => {
    const met = new Set<string>();
    for (const batch of batches) {
      const wordAt = textReader(batch.columns[column] as StringColumn);
      for (let row = 0; row < batch.rows; row++) if (wordAt(row) !== null) met.add(wordAt(row)!);
    }
    return [...met].sort();
  };
  const words = byTable((name) =>
    Object.fromEntries(
      openColumns(name).map((column) => [column, wordsAmong(name, column, corpus.batches(name))]),
    ),
  );
  const parts = [...cutParts(ids), []].map((part) => {
    const isLast = part.length === 0;
    const members = new Set(part);
    const tables = byTable((name) =>
      joinRanges(
        name,
        stretches[name]
          .filter(({ key }) => (LOOSE_TABLES.has(name) ? isLast : members.has(key)))
          .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
      ),
    );
    const sentences = textReader(tables.sentences.columns["doc_id"] as StringColumn);
    const placements = part.map((docId): Placement => {
      const found = corpus.clusters.get(docId)!;
      let count = 0;
      for (let row = 0; row < tables.sentences.rows; row++) if (sentences(row) === docId) count++;
      return { docId, ...found, sentences: count, moved: null };
    });
    const numbers = byTable((name) =>
      Object.fromEntries(
        openColumns(name).map((column) => [
          column,
          Int32Array.from(wordsAmong(name, column, [tables[name]]), (word) =>
            words[name][column]!.indexOf(word),
          ),
        ]),
      ),
    );
    return { tables, settlement: { numbers, placements } };
  });
  return { words: { words }, parts };
};

test.each([
  ["of many parts", exampleChunks(700)],
  ["of one part", exampleChunks(3)],
  [
    "with copies",
    [
      ...exampleChunks(300),
      exampleChunk([exampleArticle(9000, exampleArticle(3).document.text.split("\n\n"))]),
    ],
  ],
  ["of nothing", [exampleChunk([])]],
])("parts give the bytes of the whole: a dataset %s", (_, chunks) => {
  const { words, parts } = partsOf(chunks);
  const encoded = parts.map(({ tables, settlement }) => settlePart(encodePart(tables).encoded, settlement));
  const whole = tableFiles(assemble(chunks)).map(({ path, pieces }) => [path, joinBytes([...pieces()])]);
  const joined = partFiles(words).map(({ path, start, add, end }) => [
    path,
    joinBytes([...start(), ...encoded.flatMap((part) => [...add(part)]), ...end()]),
  ]);
  expect(joined).toEqual(whole);
  if (chunks.length > 50) expect(parts.length).toBeGreaterThan(3);
});

test("rows that break the contract are not written", () => {
  const [part] = partsOf(exampleChunks(3)).parts;
  const { sentences } = part!.tables;
  const confidence = {
    ...sentences.columns["confidence"]!,
    values: new Float32Array(sentences.rows).fill(Number.NaN),
  };
  const broken = { ...sentences, columns: { ...sentences.columns, confidence: confidence as Column } };
  expect(() => encodePart({ ...part!.tables, sentences: broken })).toThrow(BatchFault);
});
