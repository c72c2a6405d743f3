/**
 * Rows of all chunks in the order of the dataset, without holding them in memory: an external merge sort. Chunks are
 * gathered until they fill a run; a run is sorted by doc_id and written to disk in ranges of doc_ids; reading goes range
 * by range over all runs. The last run stays in memory, so small inputs write nothing.
 */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import {
  byKey,
  clusterablesIn,
  joinRanges,
  stretchesIn,
  type Chunk,
  type Clusterable,
  type Stretch,
} from "@columnist/dataset";
import { buffersOf, byTable, LOOSE_TABLES, TABLE_NAMES, type Table, type TableName } from "@columnist/model";
import { readAt, writeAll } from "../disk.ts";

/** Bytes of columns in a run. */
const RUN_BYTES = 24 * 1024 * 1024;
/** Bytes of columns in a range over all runs, about: what is in memory while tables are written. */
const RANGE_BYTES = 8 * 1024 * 1024;
/** Bytes of columns that a byte of input becomes, about. */
const COLUMNS_A_BYTE = 5;
const MOST_RANGES = 1024;

/** A table of one run and range as it lies on disk. */
interface Segment {
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

const bytesOf = (result: Chunk): number =>
  buffersOf(Object.values(result.tables)).reduce((sum, buffer) => sum + buffer.byteLength, 0);

const contentOf = (name: TableName, stretches: ReadonlyArray<Stretch>): SegmentContent => {
  const starts = new Int32Array(stretches.length + 1);
  stretches.forEach(({ start, end }, i) => (starts[i + 1] = starts[i]! + end - start));
  return { table: joinRanges(name, stretches), keys: stretches.map(({ key }) => key), starts };
};

const stretchesOf = ({ table, keys, starts }: SegmentContent): ReadonlyArray<Stretch> =>
  keys.map((key, i) => ({ key, table, start: starts[i]!, end: starts[i + 1]! }));

const readSegment = (handle: number, { at, length }: Segment): SegmentContent =>
  deserialize(readAt(handle, at, length)) as SegmentContent;

/** All that was added. Reads from disk as long as the spill is open. */
export interface Spilled {
  readonly articles: ReadonlyArray<Clusterable>;
  /** Rows of a table by article (in `failures`, by row), sorted by key. Each call walks them anew. */
  readonly stretches: (name: TableName) => Generator<Stretch>;
}

export interface Spill {
  /** Takes a chunk's result. Throws what the file system throws. */
  readonly add: (result: Chunk) => void;
  readonly finish: () => Spilled;
  readonly close: () => void;
}

/**
 * @param folder for temporary files
 * @param inputBytes of all seeds: decides how many ranges a run is cut into, and changes no byte of the result
 * @param gone doc_ids to leave out; those of a chunk must be in it before the chunk is added
 * @param runBytes of columns that are gathered before they are written; changes no byte of the result either
 */
export const openSpill = (
  folder: string,
  inputBytes: number,
  gone: ReadonlySet<string>,
  runBytes: number = RUN_BYTES,
): Spill => {
  const ranges = Math.min(MOST_RANGES, Math.max(1, Math.ceil((inputBytes * COLUMNS_A_BYTE) / RANGE_BYTES)));
  const isGone = (doc: string): boolean => gone.has(doc);
  // One file for all runs: a large input has more of them than files may be open.
  let handle: number | null = null;
  let written = 0;
  const segments = byTable((): ReadonlyArray<Array<Segment>> => Array.from({ length: ranges }, () => []));
  const articles: Array<Clusterable> = [];
  let held: Array<Chunk> = [];
  let heldBytes = 0;

  /** Number of the range that a doc_id falls into; rows of no article are few and stand in the first. */
  const rangeOf = (name: TableName, key: string): number =>
    LOOSE_TABLES.has(name) ? 0 : Math.floor((Number.parseInt(key.slice(2, 10), 16) / 2 ** 32) * ranges);

  /** Rows of the chunks at hand by range, sorted; notes their articles. */
  const cutHeld = (): Readonly<Record<TableName, ReadonlyArray<SegmentContent | null>>> => {
    const cut = byTable((name) => {
      const found: ReadonlyArray<Array<Stretch>> = Array.from({ length: ranges }, () => []);
      for (const { tables } of held)
        for (const stretch of stretchesIn(tables, name)) {
          if (isGone(stretch.key)) continue;
          found[rangeOf(name, stretch.key)]!.push(stretch);
        }
      return found.map((stretches) =>
        stretches.length === 0 ? null : contentOf(name, stretches.sort(byKey)),
      );
    });
    for (const chunk of held)
      for (const { signature, ...found } of clusterablesIn(chunk, isGone))
        // A view would hold the chunk's whole buffer.
        articles.push({ ...found, signature: signature.slice() });
    held = [];
    heldBytes = 0;
    return cut;
  };

  const writeRun = (): void => {
    handle ??= openSync(join(folder, "rows"), "wx+");
    const cut = cutHeld();
    for (const name of TABLE_NAMES)
      for (const [range, content] of cut[name].entries()) {
        if (content === null) continue;
        const bytes = serialize(content);
        writeAll(handle, bytes, written);
        segments[name][range]!.push({ at: written, length: bytes.length });
        written += bytes.length;
      }
  };

  return {
    add: (result) => {
      held.push(result);
      heldBytes += bytesOf(result);
      if (heldBytes >= runBytes) writeRun();
    },
    finish: () => {
      const last = cutHeld();
      return {
        articles,
        *stretches(name) {
          for (const [range, parts] of segments[name].entries()) {
            const contents = parts.map((part) => readSegment(handle!, part));
            const inMemory = last[name][range];
            if (inMemory !== null && inMemory !== undefined) contents.push(inMemory);
            yield* contents.flatMap(stretchesOf).sort(byKey);
          }
        },
      };
    },
    close: () => {
      if (handle !== null) closeSync(handle);
    },
  };
};
