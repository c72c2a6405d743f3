import {
  byTable,
  joinBytes,
  TABLE_NAMES,
  textReader,
  type Column,
  type StringColumn,
} from "@columnist/model";
import { expect, test } from "vitest";
import { BatchFault } from "./check.ts";
import { assemble, stretchesIn, type Chunk } from "./corpus.ts";
import { encodePart, wordColumns, type PartInput, type Placement } from "./encodePart.ts";
import { exampleArticle, exampleChunk, exampleChunks } from "./example.ts";
import { tableFiles } from "./files.ts";
import { partFiles, type DatasetWords } from "./partFiles.ts";
import { cutParts } from "./parts.ts";
import { joinRanges } from "./ranges.ts";

/** The parts of some chunks, gathered plainly. */
const partsOf = (chunks: ReadonlyArray<Chunk>): { words: DatasetWords; parts: ReadonlyArray<PartInput> } => {
  const corpus = assemble(chunks);
  const stretches = byTable((name) => chunks.flatMap(({ tables }) => stretchesIn(tables, name)));
  const ids = [...corpus.clusters.keys()].sort();
  const clusters = [...new Set([...corpus.clusters.values()].map(({ cluster }) => cluster))].sort();
  const docs = byTable((name) => [...new Set(stretches[name].map(({ key }) => key))].sort());
  const words = byTable((name) =>
    Object.fromEntries(
      wordColumns(name).map((column) => {
        const met = new Set<string>();
        for (const batch of corpus.batches(name)) {
          const wordAt = textReader(batch.columns[column] as StringColumn);
          for (let row = 0; row < batch.rows; row++) if (wordAt(row) !== null) met.add(wordAt(row)!);
        }
        return [column, [...met].sort()];
      }),
    ),
  );
  const before = byTable(() => 0);
  const parts = [...cutParts(ids), []].map((part): PartInput => {
    const isFailures = part.length === 0;
    const members = new Set(part);
    const placements = part.map((docId): Placement => {
      const found = corpus.clusters.get(docId)!;
      return { docId, ...found, clusterNumber: clusters.indexOf(found.cluster) };
    });
    const tables = byTable((name) =>
      joinRanges(
        name,
        stretches[name]
          .filter(({ key }) => (name === "failures" ? isFailures : members.has(key)))
          .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
      ),
    );
    const docsBefore = { ...before };
    for (const name of TABLE_NAMES) before[name] += docs[name].filter((doc) => members.has(doc)).length;
    return { tables, placements, words, docsBefore };
  });
  return { words: { docs, clusters, words }, parts };
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
  const encoded = parts.map((part) => encodePart(part).encoded);
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
  expect(() => encodePart({ ...part!, tables: { ...part!.tables, sentences: broken } })).toThrow(BatchFault);
});
