/** Rows of many chunks in the order of a dataset: stretches of articles, batches, and the columns that only the whole corpus knows. */
import {
  LOOSE_TABLES,
  textAt,
  textColumn,
  wordColumn,
  type Column,
  type Int32Column,
  type Table,
  type TableName,
  type Tables,
  type StringColumn,
} from "@columnist/model";
import type { Cluster, Clusterable } from "./duplicates.ts";
import { joinRanges, textBytesIn, type RowRange } from "./ranges.ts";
import { splitOf } from "./split.ts";

/** What one chunk of articles gave. */
export interface Chunk {
  readonly tables: Tables;
  /** MinHash minima of the rows of `tables.documents`, one after the other, `signatureLength` each. */
  readonly signatures: Uint32Array;
  readonly signatureLength: number;
}

/** What Arrow readers take in one batch (interop.md). */
export const MAX_BATCH_ROWS = 65_536;
const MAX_BATCH_BYTES = 64 * 1024 * 1024;
/** Rows of one article in one chunk, in the order of the chunk; in tables of no article, one row. */
export interface Stretch extends RowRange {
  /** What stretches sort by, in code units: the doc_id; in tables of no article, the row's text. */
  readonly key: string;
}

const sameText = (column: StringColumn, left: number, right: number): boolean => {
  if (column.storage === "dictionary") return column.ids[left] === column.ids[right];
  const a = column.offsets[left]!;
  const b = column.offsets[right]!;
  const length = column.offsets[left + 1]! - a;
  if (column.offsets[right + 1]! - b !== length) return false;
  for (let i = 0; i < length; i++) if (column.bytes[a + i] !== column.bytes[b + i]) return false;
  return true;
};

/** Runs of rows with one key, where `column` holds the key of each row. */
const stretchesOf = (table: Table, column: StringColumn, keyAt: (row: number) => string): Array<Stretch> => {
  const stretches: Array<Stretch> = [];
  let start = 0;
  for (let row = 1; row <= table.rows; row++) {
    if (row < table.rows && sameText(column, start, row)) continue;
    stretches.push({ key: keyAt(start), table, start, end: row });
    start = row;
  }
  return table.rows === 0 ? [] : stretches;
};

const textOf = (table: Table, column: string): StringColumn => table.columns[column] as StringColumn;

/** Stretches in the order of a dataset. */
export const byKey = (left: Stretch, right: Stretch): number =>
  left.key < right.key ? -1 : left.key > right.key ? 1 : 0;

const failureKey =
  (table: Table) =>
  (row: number): string =>
    ["source_path", "source_record", "stage", "error", "detail"]
      .map((column) => textAt(textOf(table, column), row) ?? "")
      .join("\u0000");

const judgementKey = (table: Table): ((row: number) => string) => {
  const lines = (table.columns["line"] as Int32Column).values;
  return (row) => `${textAt(textOf(table, "file"), row)}\u0000${String(lines[row]).padStart(10, "0")}`;
};

/** A chunk's table as stretches, in the order of the chunk. */
export const stretchesIn = (tables: Tables, name: TableName): ReadonlyArray<Stretch> => {
  const table = tables[name];
  if (LOOSE_TABLES.has(name)) {
    const keyAt = name === "failures" ? failureKey(table) : judgementKey(table);
    return Array.from({ length: table.rows }, (_, row) => ({
      key: keyAt(row),
      table,
      start: row,
      end: row + 1,
    }));
  }
  if (name === "quote_sentences") {
    const docOf = new Map<string, string>();
    const { quotes } = tables;
    for (let row = 0; row < quotes.rows; row++)
      docOf.set(textAt(textOf(quotes, "quote_id"), row)!, textAt(textOf(quotes, "doc_id"), row)!);
    const column = textOf(table, "quote_id");
    return stretchesOf(table, column, (row) => docOf.get(textAt(column, row)!) ?? "");
  }
  const column = textOf(table, "doc_id");
  return stretchesOf(table, column, (row) => textAt(column, row)!);
};

/** Whether a table may be one batch. */
export const fitsBatch = (table: Table): boolean =>
  table.rows <= MAX_BATCH_ROWS && textBytesIn({ table, start: 0, end: table.rows }) <= MAX_BATCH_BYTES;

/** Rows of one part, in order, as batches that readers take. */
export function* cutBatches(name: TableName, stretches: Iterable<Stretch>): Generator<Table> {
  let picked: Array<RowRange> = [];
  let rows = 0;
  let bytes = 0;
  const take = (): Table => {
    const batch = joinRanges(name, picked);
    picked = [];
    rows = 0;
    bytes = 0;
    return batch;
  };
  for (const stretch of stretches) {
    for (let start = stretch.start; start < stretch.end;) {
      if (rows === MAX_BATCH_ROWS) yield take();
      const end = Math.min(stretch.end, start + MAX_BATCH_ROWS - rows);
      const range = { table: stretch.table, start, end };
      const size = textBytesIn(range);
      if (rows > 0 && bytes + size > MAX_BATCH_BYTES) {
        yield take();
        continue;
      }
      picked.push(range);
      rows += end - start;
      bytes += size;
      start = end;
    }
  }
  if (picked.length > 0) yield take();
}

const withColumns = (table: Table, columns: Record<string, Column>): Table => ({
  rows: table.rows,
  columns: { ...table.columns, ...columns },
});

/** Fills in what only the whole corpus knows. */
export const placeRows = (name: TableName, table: Table, clusters: ReadonlyMap<string, Cluster>): Table => {
  if (name !== "documents" && name !== "sentences") return table;
  const ids = textOf(table, "doc_id");
  const found: Array<Cluster> = [];
  for (const { start, end, key } of stretchesOf(table, ids, (row) => textAt(ids, row)!)) {
    const cluster = clusters.get(key) ?? { cluster: key, canonical: true };
    for (let row = start; row < end; row++) found.push(cluster);
  }
  const splits = new Map<Cluster, string>();
  const split = wordColumn(
    found.map((cluster) => {
      const known = splits.get(cluster) ?? splitOf(cluster.cluster);
      splits.set(cluster, known);
      return known;
    }),
  );
  if (name === "sentences") return withColumns(table, { split });
  return withColumns(table, {
    split,
    dup_cluster: textColumn(found.map(({ cluster }) => cluster)),
    canonical: {
      storage: "bool",
      valid: null,
      values: Uint8Array.from(found, ({ canonical }) => (canonical ? 1 : 0)),
    },
  });
};

/** What the pass for duplicates needs of a chunk's articles. */
export const clusterablesIn = (
  chunk: Chunk,
  isGone: (docId: string) => boolean,
): ReadonlyArray<Clusterable> => {
  const { documents } = chunk.tables;
  const published = documents.columns["published_at"] as { valid: Uint8Array | null; values: Float64Array };
  return Array.from({ length: documents.rows }, (_, row) => ({
    docId: textAt(textOf(documents, "doc_id"), row)!,
    textSha256: textAt(textOf(documents, "text_sha256"), row)!,
    publishedAt: published.valid?.[row] === 0 ? null : published.values[row]!,
    signature: chunk.signatures.subarray(row * chunk.signatureLength, (row + 1) * chunk.signatureLength),
  })).filter(({ docId }) => !isGone(docId));
};
