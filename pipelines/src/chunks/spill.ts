/**
 * Tables of all chunks in the order of the dataset, without holding them in memory: an external merge sort. Chunks are
 * gathered until they fill a run; a run is sorted by doc_id and written to disk in ranges of doc_ids; reading goes range
 * by range over all runs. Small inputs never fill a run and stay in memory.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import {
  assemble,
  clusterablesIn,
  clusterDuplicates,
  corpusOf,
  joinRanges,
  stretchesIn,
  type Clusterable,
  type Corpus,
  type Stretch,
} from "@columnist/dataset";
import type { ChunkResult } from "columnist";
import { buffersOf, TABLE_NAMES, type Table, type TableName } from "@columnist/model";

/** Bytes of columns in a run. */
const RUN_BYTES = 64 * 1024 * 1024;
/** Bytes of columns in a range over all runs, about: what is in memory while tables are written. */
const RANGE_BYTES = 32 * 1024 * 1024;
/** Bytes of columns that a byte of input becomes, about. */
const COLUMNS_A_BYTE = 5;
const MOST_RANGES = 1024;

/** A table of one run and range as it lies on disk. */
interface Segment {
  readonly handle: number;
  readonly at: number;
  readonly length: number;
}

/** What a segment holds. */
interface SegmentContent {
  readonly table: Table;
  readonly keys: ReadonlyArray<string>;
  /** Rows `starts[i]` to `starts[i + 1]` have the key `keys[i]`. */
  readonly starts: Int32Array;
}

const byKey = (a: Stretch, b: Stretch): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

const bytesOf = (result: ChunkResult): number =>
  buffersOf(Object.values(result.tables)).reduce((sum, buffer) => sum + buffer.byteLength, 0);

const contentOf = (name: TableName, stretches: ReadonlyArray<Stretch>): SegmentContent => {
  const starts = new Int32Array(stretches.length + 1);
  stretches.forEach(({ start, end }, i) => (starts[i + 1] = starts[i]! + end - start));
  return { table: joinRanges(name, stretches), keys: stretches.map(({ key }) => key), starts };
};

const stretchesOf = ({ table, keys, starts }: SegmentContent): ReadonlyArray<Stretch> =>
  keys.map((key, i) => ({ key, table, start: starts[i]!, end: starts[i + 1]! }));

const readSegment = ({ handle, at, length }: Segment): SegmentContent => {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let read = 0; read < length;) {
    const got = readSync(handle, bytes, read, length - read, at + read);
    if (got === 0) throw new Error("a temporary file was cut short while the build ran");
    read += got;
  }
  return deserialize(bytes) as SegmentContent;
};

export interface Spill {
  /** Takes a chunk's result. Throws what the file system throws. */
  readonly add: (result: ChunkResult) => void;
  /** All that was added, as a corpus. It reads from disk as long as the spill is open. */
  readonly corpus: () => Corpus;
  readonly close: () => void;
}

/**
 * @param folder for temporary files
 * @param inputBytes of all seeds: decides how many ranges a run is cut into, and changes no byte of the result
 * @param runBytes of columns that are gathered before they are written; changes no byte of the result either
 * @param gone doc_ids to leave out; those of a chunk must be in it before the chunk is added
 */
export const openSpill = (
  folder: string,
  inputBytes: number,
  gone: ReadonlySet<string>,
  runBytes: number = RUN_BYTES,
): Spill => {
  const ranges = Math.min(MOST_RANGES, Math.max(1, Math.ceil((inputBytes * COLUMNS_A_BYTE) / RANGE_BYTES)));
  const isGone = (doc: string): boolean => gone.has(doc);
  const handles: Array<number> = [];
  const segments = new Map<TableName, ReadonlyArray<Array<Segment>>>(
    TABLE_NAMES.map((name) => [name, Array.from({ length: ranges }, () => [])]),
  );
  const rows = Object.fromEntries(TABLE_NAMES.map((name) => [name, 0])) as Record<TableName, number>;
  const clusterables: Array<Clusterable> = [];
  let held: Array<ChunkResult> = [];
  let heldBytes = 0;

  /** Number of the range that a doc_id falls into; failures, whose key is no doc_id, are few and stand in the first. */
  const rangeOf = (name: TableName, key: string): number =>
    name === "failures" ? 0 : Math.floor((Number.parseInt(key.slice(2, 10), 16) / 2 ** 32) * ranges);

  const writeRun = (): void => {
    const handle = openSync(join(folder, `run-${handles.length}`), "wx+");
    handles.push(handle);
    let at = 0;
    for (const chunk of held) for (const found of clusterablesIn(chunk, isGone)) clusterables.push(found);
    for (const name of TABLE_NAMES) {
      const cut: ReadonlyArray<Array<Stretch>> = Array.from({ length: ranges }, () => []);
      for (const { tables } of held)
        for (const stretch of stretchesIn(tables, name)) {
          if (isGone(stretch.key)) continue;
          cut[rangeOf(name, stretch.key)]!.push(stretch);
          rows[name] += stretch.end - stretch.start;
        }
      for (const [range, stretches] of cut.entries()) {
        if (stretches.length === 0) continue;
        const bytes = serialize(contentOf(name, stretches.sort(byKey)));
        for (let written = 0; written < bytes.length;)
          written += writeSync(handle, bytes, written, bytes.length - written, at + written);
        segments.get(name)![range]!.push({ handle, at, length: bytes.length });
        at += bytes.length;
      }
    }
    held = [];
    heldBytes = 0;
  };

  function* ordered(name: TableName): Generator<Stretch> {
    for (const parts of segments.get(name)!)
      yield* parts.flatMap((segment) => stretchesOf(readSegment(segment))).sort(byKey);
  }

  return {
    add: (result) => {
      held.push(result);
      heldBytes += bytesOf(result);
      if (heldBytes < runBytes) return;
      writeRun();
    },
    corpus: () => {
      if (handles.length === 0) return assemble(held, gone);
      if (held.length > 0) writeRun();
      return corpusOf({ rows, clusters: clusterDuplicates(clusterables), stretches: ordered });
    },
    close: () => {
      for (const handle of handles) closeSync(handle);
    },
  };
};
