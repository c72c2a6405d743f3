/**
 * The table files of a dataset made in another way than a build makes them: all rows in memory, sorted and clustered at once,
 * each file in one go. Slow and simple: what tests hold the parts of a build to, byte for byte. Nothing else uses it.
 */
import {
  byTable,
  LOOSE_TABLES,
  TABLE_NAMES,
  type Table,
  type TableName,
  type WordColumn,
} from "@columnist/model";
import {
  byKey,
  clusterablesIn,
  cutBatches,
  placeRows,
  stretchesIn,
  type Chunk,
  type Stretch,
} from "./corpus.ts";
import { addWords, openColumns, sortedWords } from "./dictionary.ts";
import { clusterDuplicates, type Cluster } from "./duplicates.ts";
import { arrowBlock, arrowFile, dictionariesOf } from "./formats/arrow.ts";
import type { DatasetFile } from "./files.ts";
import { writeCsv } from "./formats/csv.ts";
import { endsPart } from "./parts.ts";

/** A dataset in memory. */
export interface Corpus {
  /** Rows of a table in final order, in batches. A table of no rows gives no batch. */
  readonly batches: (name: TableName) => Iterable<Table>;
  readonly rows: Readonly<Record<TableName, number>>;
  readonly clusters: ReadonlyMap<string, Cluster>;
}

/** Stretches in order, cut behind the articles that end a part. */
const cutAt = (stretches: ReadonlyArray<Stretch>, borders: ReadonlyArray<string>) => {
  const parts: Array<Array<Stretch>> = [[]];
  let border = 0;
  for (const stretch of stretches) {
    const from = border;
    while (border < borders.length && borders[border]! < stretch.key) border++;
    if (border > from) parts.push([]);
    parts.at(-1)!.push(stretch);
  }
  return parts;
};

/**
 * Joins chunks into a corpus. Their order does not matter: rows are sorted by doc_id in code units, and stay within an
 * article as its chunk gave them (by sent_index, by place in the text).
 * `withoutDocs`: doc_ids to leave out of every table (takedowns).
 */
export const assemble = (
  chunks: ReadonlyArray<Chunk>,
  withoutDocs: ReadonlySet<string> = new Set(),
): Corpus => {
  const isGone = (docId: string): boolean => withoutDocs.has(docId);
  const clusters = clusterDuplicates(chunks.flatMap((chunk) => clusterablesIn(chunk, isGone)));
  const borders = [...clusters.keys()].filter(endsPart).sort();
  const ordered = byTable((name) =>
    chunks
      .flatMap((chunk) => stretchesIn(chunk.tables, name))
      .filter(({ key }) => !isGone(key))
      .sort(byKey),
  );
  return {
    rows: byTable((name) => ordered[name].reduce((sum, { start, end }) => sum + end - start, 0)),
    clusters,
    *batches(name) {
      for (const part of cutAt(ordered[name], LOOSE_TABLES.has(name) ? [] : borders))
        for (const batch of cutBatches(name, part)) yield placeRows(name, batch, clusters);
    },
  };
};

/** Walks the batches of a table. */
type Batches = () => Iterable<Table>;

/**
 * A table as the bytes of an Arrow IPC file, in pieces. `batches` is called twice: once for the words of the dictionaries,
 * once to write. Throws a BatchFault for a batch that breaks the contract.
 */
export function* writeArrow(name: TableName, batches: Batches): Generator<Uint8Array, void, undefined> {
  const met = new Map(openColumns(name).map((column) => [column, new Set<string>()]));
  for (const batch of batches())
    for (const [column, words] of met) addWords(words, batch.columns[column] as WordColumn);
  const dictionaries = dictionariesOf(name, (column) => sortedWords(met.get(column)!));
  const file = arrowFile(name, dictionaries);
  yield* file.start();
  for (const batch of batches()) yield* file.add(arrowBlock(name, batch, dictionaries));
  yield* file.end();
}

/** The table files, Arrow and CSV. */
export const tableFiles = (corpus: Corpus): ReadonlyArray<DatasetFile> =>
  TABLE_NAMES.flatMap((name) => [
    { path: `${name}.arrow`, pieces: () => writeArrow(name, () => corpus.batches(name)) },
    { path: `${name}.csv`, pieces: () => writeCsv(name, () => corpus.batches(name)) },
  ]);
