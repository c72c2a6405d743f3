/**
 * What only the whole dataset knows, put into a part that was made before it: numbers of words, clusters of duplicates and
 * their splits, where records lie in files that changed around them. Arrow is written over in place; lines of CSV are
 * written again only where an article stands for another or has moved.
 */
import { byTable, columnsOf, joinBytes, type TableName } from "@columnist/model";
import type { Cluster } from "./duplicates.ts";
import { NO_WORD, type EncodedPart, type EncodedTable } from "./encodePart.ts";
import type { ArrowBlock } from "./formats/arrow.ts";
import { splitOf } from "./split.ts";

/** What only the whole dataset knows of an article of a part. */
export interface Placement extends Cluster {
  readonly docId: string;
  /** Rows of the article in `sentences`. */
  readonly sentences: number;
  /** Where its record lies in its file now, half-open bytes; null where the part says so already. */
  readonly moved: { readonly start: number; readonly end: number } | null;
}

export interface Settlement {
  /** By table and open dictionary column: the dataset's number of each of the part's words. */
  readonly numbers: Readonly<Record<TableName, Readonly<Record<string, Int32Array>>>>;
  /** The part's articles, sorted by docId. */
  readonly placements: ReadonlyArray<Placement>;
}

const encoder = new TextEncoder();
const MARK = 0x22;
const COMMA = 0x2c;

const renumber = (blocks: ReadonlyArray<ArrowBlock>, numbers: Readonly<Record<string, Int32Array>>): void => {
  for (const [column, to] of Object.entries(numbers))
    for (const { bytes, places, rows } of blocks) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + places[column]!, rows * 4);
      for (let at = 0; at < rows * 4; at += 4) {
        const own = view.getInt32(at, true);
        view.setInt32(at, own === NO_WORD ? 0 : to[own]!, true);
      }
    }
};

/** The block that holds a row, and its number there. */
const blockAt = (blocks: ReadonlyArray<ArrowBlock>, row: number): readonly [ArrowBlock, number] => {
  let at = row;
  for (const block of blocks) {
    if (at < block.rows) return [block, at];
    at -= block.rows;
  }
  throw new RangeError(`row ${row} is in no block`);
};

/** A line of CSV with other cells in some columns, by their numbers, ascending. */
const withCells = (line: Uint8Array, cells: ReadonlyArray<readonly [column: number, text: string]>) => {
  const pieces: Array<Uint8Array> = [];
  let column = 0;
  let isQuoted = false;
  let kept = 0;
  let start = 0;
  let next = 0;
  for (let i = 0; i < line.length && next < cells.length; i++) {
    if (line[i] === MARK) isQuoted = !isQuoted;
    if (isQuoted || (line[i] !== COMMA && i + 1 < line.length)) continue;
    if (column === cells[next]![0]) {
      pieces.push(line.subarray(kept, start), encoder.encode(cells[next]![1]));
      kept = i;
      next++;
    }
    column++;
    start = i + 1;
  }
  pieces.push(line.subarray(kept));
  return joinBytes(pieces);
};

/** Lines of CSV in pieces, those of some rows, ascending, with other cells. */
const withLines = (
  { csv, lineEnds }: EncodedTable,
  changed: ReadonlyMap<number, Parameters<typeof withCells>[1]>,
): ReadonlyArray<Uint8Array> => {
  const pieces: Array<Uint8Array> = [];
  let kept = 0;
  for (const [row, cells] of changed) {
    const start = row === 0 ? 0 : lineEnds[row - 1]!;
    pieces.push(csv.subarray(kept, start), withCells(csv.subarray(start, lineEnds[row]), cells));
    kept = lineEnds[row]!;
  }
  pieces.push(csv.subarray(kept));
  return pieces;
};

const START = "record_byte_start";
const END = "record_byte_end";

const columnNumber = (name: TableName, column: string): number =>
  columnsOf(name).findIndex((spec) => spec.name === column);

const splitNumber = (name: TableName, split: string): number =>
  columnsOf(name)
    .find((spec) => spec.name === "split")!
    .values!.indexOf(split);

const setSplit = ({ blocks }: EncodedTable, row: number, split: number): void => {
  const [{ bytes, places }, at] = blockAt(blocks, row);
  bytes[places["split"]! + at] = split;
};

/** Writes over the id of a row's cluster: ids of articles are all of one length. */
const setCluster = ({ blocks }: EncodedTable, row: number, { cluster, docId }: Placement): void => {
  if (cluster.length !== docId.length)
    throw new RangeError(`${cluster} is as long as ${docId}, or no doc_id`);
  const [{ bytes, places }, at] = blockAt(blocks, row);
  encoder.encodeInto(cluster, bytes.subarray(places["dup_cluster"]! + at * cluster.length));
};

/** Writes over a whole number of a row, which has one. */
const setNumber = ({ blocks }: EncodedTable, row: number, column: string, value: number): void => {
  const [{ bytes, places }, at] = blockAt(blocks, row);
  new DataView(bytes.buffer, bytes.byteOffset).setInt32(places[column]! + at * 4, value, true);
};

type Cells = ReadonlyArray<readonly [column: number, text: string]>;
type Lines = Map<number, Cells>;

/** Puts duplicates into their clusters, and records where they lie; gives the lines of CSV that this changes, by table. */
const place = (
  { documents, sentences }: EncodedPart["encoded"],
  placements: ReadonlyArray<Placement>,
): { readonly documents: Lines; readonly sentences: Lines } => {
  const lines = { documents: new Map() as Lines, sentences: new Map() as Lines };
  const [from, to, cluster, canonical, split, sentenceSplit] = [
    columnNumber("documents", START),
    columnNumber("documents", END),
    columnNumber("documents", "dup_cluster"),
    columnNumber("documents", "canonical"),
    columnNumber("documents", "split"),
    columnNumber("sentences", "split"),
  ];
  let sentence = 0;
  for (const [row, placed] of placements.entries()) {
    const first = sentence;
    sentence += placed.sentences;
    const cells: Array<Cells[number]> = [];
    if (placed.moved !== null) {
      const { start, end } = placed.moved;
      setNumber(documents, row, START, start);
      setNumber(documents, row, END, end);
      cells.push([from, String(start)], [to, String(end)]);
    }
    if (placed.canonical) {
      if (cells.length > 0) lines.documents.set(row, cells);
      continue;
    }
    const now = splitOf(placed.cluster);
    cells.push([cluster, placed.cluster], [canonical, "false"], [split, now]);
    lines.documents.set(
      row,
      cells.sort(([a], [b]) => a - b),
    );
    const [{ bytes, places }, at] = blockAt(documents.blocks, row);
    bytes[places["canonical"]! + (at >> 3)]! &= ~(1 << (at & 7));
    setCluster(documents, row, placed);
    setSplit(documents, row, splitNumber("documents", now));
    if (now === splitOf(placed.docId)) continue;
    const number = splitNumber("sentences", now);
    for (let i = first; i < sentence; i++) {
      lines.sentences.set(i, [[sentenceSplit, now]]);
      setSplit(sentences, i, number);
    }
  }
  return lines;
};

/** A table's stretch of its files, as the dataset has it. */
export interface SettledTable extends Pick<EncodedTable, "rows" | "blocks"> {
  /** In pieces that follow each other. */
  readonly csv: ReadonlyArray<Uint8Array>;
}

export type SettledPart = Readonly<Record<TableName, SettledTable>>;

const NO_LINES: Lines = new Map();

/** The part as the dataset has it. Its blocks are written over; a line of CSV may have another length. */
export const settlePart = (
  encoded: EncodedPart["encoded"],
  { numbers, placements }: Settlement,
): SettledPart => {
  for (const [name, of] of Object.entries(numbers)) renumber(encoded[name as TableName].blocks, of);
  const lines: Partial<Record<TableName, Lines>> = place(encoded, placements);
  return byTable((name) => ({
    rows: encoded[name].rows,
    blocks: encoded[name].blocks,
    csv: withLines(encoded[name], lines[name] ?? NO_LINES),
  }));
};
