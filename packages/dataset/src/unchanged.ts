/** Leaves out of two tables the articles whose rows are the same in both, on their bytes: a diff looks at the rest. */
import {
  columnsOf,
  textReader,
  type Column,
  type Table,
  type TableName,
  type StringColumn,
  type TextColumn,
  type WordColumn,
} from "@columnist/model";
import { joinRanges, type RowRange } from "./ranges.ts";

/** Rows of each article by doc_id; null where an article's rows do not stand together. */
const rangesOf = (table: Table): ReadonlyMap<string, RowRange> | null => {
  const idAt = textReader(table.columns["doc_id"] as StringColumn);
  const ranges = new Map<string, RowRange>();
  let start = 0;
  for (let row = 1; row <= table.rows; row++) {
    const id = idAt(start)!;
    if (row < table.rows && idAt(row) === id) continue;
    if (ranges.has(id)) return null;
    ranges.set(id, { table, start, end: row });
    start = row;
  }
  return ranges;
};

type Numbers = Int32Array | Float32Array | Float64Array | Uint8Array;

const sameValues = (left: Numbers, a: number, right: Numbers, b: number, length: number): boolean => {
  for (let i = 0; i < length; i++) if (left[a + i] !== right[b + i]) return false;
  return true;
};

/** Whether offsets cut both sides alike. */
const sameCuts = (left: Int32Array, a: number, right: Int32Array, b: number, rows: number): boolean => {
  const shift = right[b]! - left[a]!;
  for (let i = 1; i <= rows; i++) if (right[b + i]! - left[a + i]! !== shift) return false;
  return true;
};

const sameText = (left: TextColumn, a: number, right: TextColumn, b: number, rows: number): boolean => {
  if (!sameCuts(left.offsets, a, right.offsets, b, rows)) return false;
  const [from, other] = [left.offsets[a]!, right.offsets[b]!];
  return sameValues(left.bytes, from, right.bytes, other, left.offsets[a + rows]! - from);
};

const sameWords = (left: WordColumn, a: number, right: WordColumn, b: number, rows: number): boolean => {
  for (let i = 0; i < rows; i++)
    if (left.words[left.ids[a + i]!] !== right.words[right.ids[b + i]!]) return false;
  return true;
};

const sameColumn = (left: Column, a: number, right: Column, b: number, rows: number): boolean => {
  for (let i = 0; i < rows; i++) if ((left.valid?.[a + i] ?? 1) !== (right.valid?.[b + i] ?? 1)) return false;
  if (left.storage === "evidence") {
    if (right.storage !== "evidence" || !sameCuts(left.offsets, a, right.offsets, b, rows)) return false;
    const [from, other] = [left.offsets[a]!, right.offsets[b]!];
    const items = left.offsets[a + rows]! - from;
    return (
      sameWords(left.kind, from, right.kind, other, items) &&
      sameWords(left.ruleId, from, right.ruleId, other, items) &&
      sameValues(left.charStart, from, right.charStart, other, items) &&
      sameValues(left.charEnd, from, right.charEnd, other, items) &&
      sameValues(left.weight, from, right.weight, other, items)
    );
  }
  if (left.storage === "dictionary")
    return right.storage === "dictionary" && sameWords(left, a, right, b, rows);
  if ("offsets" in left) return "bytes" in right && sameText(left, a, right, b, rows);
  return "values" in right && sameValues(left.values, a, right.values, b, rows);
};

/** Whether every cell of an article's rows is the same on both sides. */
const sameRows = (name: TableName, left: RowRange, right: RowRange): boolean => {
  const rows = left.end - left.start;
  if (right.end - right.start !== rows) return false;
  return columnsOf(name).every(({ name: column }) =>
    sameColumn(left.table.columns[column]!, left.start, right.table.columns[column]!, right.start, rows),
  );
};

/** Both tables without the articles whose rows are the same in both; the tables themselves where that cannot be told. */
export const withoutUnchanged = (
  name: TableName,
  before: Table,
  after: Table,
): { readonly before: Table; readonly after: Table } => {
  const isWhole = ({ columns }: Table): boolean => columnsOf(name).every((spec) => spec.name in columns);
  const [left, right] = [rangesOf(before), rangesOf(after)];
  if (left === null || right === null || !isWhole(before) || !isWhole(after)) return { before, after };
  const unchanged = new Set(
    [...left].flatMap(([doc, range]) => {
      const other = right.get(doc);
      return other !== undefined && sameRows(name, range, other) ? [doc] : [];
    }),
  );
  const rest = (ranges: ReadonlyMap<string, RowRange>): ReadonlyArray<RowRange> =>
    [...ranges].flatMap(([doc, range]) => (unchanged.has(doc) ? [] : [range]));
  return { before: joinRanges(name, rest(left)), after: joinRanges(name, rest(right)) };
};
