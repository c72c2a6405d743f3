/** Rows picked from the tables of many chunks, joined into one table. Cost: one copy of each picked byte. */
import {
  columnsOf,
  type Column,
  type EvidenceColumn,
  type Float32Column,
  type Storage,
  type Table,
  type TableName,
  type TextColumn,
  type WordColumn,
} from "@columnist/model";

const encoder = new TextEncoder();

/** Rows `start` to `end` (exclusive) of one chunk's table. */
export interface RowRange {
  readonly table: Table;
  readonly start: number;
  readonly end: number;
}

interface Part<C extends Column> {
  readonly column: C;
  readonly start: number;
  readonly end: number;
}

const countOf = (parts: ReadonlyArray<{ readonly start: number; readonly end: number }>): number => {
  let rows = 0;
  for (const part of parts) rows += part.end - part.start;
  return rows;
};

const joinValid = (parts: ReadonlyArray<Part<Column>>, rows: number): Uint8Array | null => {
  if (parts.every((part) => part.column.valid === null)) return null;
  const joined = new Uint8Array(rows).fill(1);
  let at = 0;
  let missing = false;
  for (const { column, start, end } of parts) {
    if (column.valid !== null) {
      joined.set(column.valid.subarray(start, end), at);
      missing ||= column.valid.subarray(start, end).includes(0);
    }
    at += end - start;
  }
  return missing ? joined : null;
};

const joinValues = <A extends Int32Array | Float32Array | Float64Array | Uint8Array>(
  joined: A,
  parts: ReadonlyArray<{ readonly values: A; readonly start: number; readonly end: number }>,
): A => {
  let at = 0;
  for (const { values, start, end } of parts) {
    joined.set(values.subarray(start, end), at);
    at += end - start;
  }
  return joined;
};

const joinOffsets = (
  parts: ReadonlyArray<{ readonly offsets: Int32Array; readonly start: number; readonly end: number }>,
  rows: number,
): Int32Array => {
  const joined = new Int32Array(rows + 1);
  let row = 0;
  let at = 0;
  for (const { offsets, start, end } of parts) {
    const shift = at - offsets[start]!;
    for (let i = start + 1; i <= end; i++) joined[++row] = offsets[i]! + shift;
    at += offsets[end]! - offsets[start]!;
  }
  return joined;
};

const joinText = (parts: ReadonlyArray<Part<TextColumn>>): TextColumn => {
  const rows = countOf(parts);
  const joined = new Int32Array(rows + 1);
  let row = 0;
  let size = 0;
  for (const { column, start, end } of parts) {
    const { offsets } = column;
    const shift = size - offsets[start]!;
    for (let i = start + 1; i <= end; i++) joined[++row] = offsets[i]! + shift;
    size = joined[row]!;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { column, start, end } of parts) {
    const from = column.offsets[start]!;
    const to = column.offsets[end]!;
    bytes.set(column.bytes.subarray(from, to), at);
    at += to - from;
  }
  return { storage: "utf8", valid: joinValid(parts, rows), offsets: joined, bytes };
};

const joinWords = (parts: ReadonlyArray<Part<WordColumn>>): WordColumn => {
  const rows = countOf(parts);
  const joined = new Int32Array(rows);
  const words: Array<string> = [];
  const numbers = new Map<string, number>();
  // Numbers of one column's words in the joined one, found as they are met.
  const moved = new Map<ReadonlyArray<string>, Int32Array>();
  let at = 0;
  for (const { column, start, end } of parts) {
    let to = moved.get(column.words);
    if (to === undefined) moved.set(column.words, (to = new Int32Array(column.words.length).fill(-1)));
    for (let row = start; row < end; row++) {
      const id = column.ids[row]!;
      if (id === -1) {
        joined[at++] = -1;
        continue;
      }
      if (to[id] === -1) {
        const word = column.words[id]!;
        const known = numbers.get(word) ?? words.push(word) - 1;
        numbers.set(word, known);
        to[id] = known;
      }
      joined[at++] = to[id]!;
    }
  }
  return { storage: "dictionary", valid: joinValid(parts, rows), ids: joined, words };
};

const joinEvidence = (parts: ReadonlyArray<Part<EvidenceColumn>>): EvidenceColumn => {
  const rows = countOf(parts);
  const items = parts.map(({ column, start, end }) => ({
    column,
    start: column.offsets[start]!,
    end: column.offsets[end]!,
  }));
  const count = countOf(items);
  const of = <A>(read: (column: EvidenceColumn) => A) =>
    items.map(({ column, start, end }) => ({ values: read(column), start, end }));
  const words = (read: (column: EvidenceColumn) => WordColumn) =>
    joinWords(items.map(({ column, start, end }) => ({ column: read(column), start, end })));
  return {
    storage: "evidence",
    valid: null,
    offsets: joinOffsets(
      parts.map(({ column, start, end }) => ({ offsets: column.offsets, start, end })),
      rows,
    ),
    kind: words((column) => column.kind),
    ruleId: words((column) => column.ruleId),
    charStart: joinValues(
      new Int32Array(count),
      of((column) => column.charStart),
    ),
    charEnd: joinValues(
      new Int32Array(count),
      of((column) => column.charEnd),
    ),
    weight: joinValues(
      new Float32Array(count),
      of((column) => column.weight),
    ),
  };
};

const joinColumn = (storage: Storage, parts: ReadonlyArray<Part<Column>>): Column => {
  const rows = countOf(parts);
  const valid = (): Uint8Array | null => joinValid(parts, rows);
  const values = <A>(joined: A): A =>
    joinValues(
      joined as unknown as Float32Array,
      parts.map(({ column, start, end }) => ({ values: (column as Float32Column).values, start, end })),
    ) as unknown as A;
  switch (storage) {
    case "utf8":
      return joinText(parts as ReadonlyArray<Part<TextColumn>>);
    case "dictionary":
      return joinWords(parts as ReadonlyArray<Part<WordColumn>>);
    case "int32":
      return { storage, valid: valid(), values: values(new Int32Array(rows)) };
    case "float32":
      return { storage, valid: valid(), values: values(new Float32Array(rows)) };
    case "timestamp":
      return { storage, valid: valid(), values: values(new Float64Array(rows)) };
    case "bool":
      return { storage, valid: valid(), values: values(new Uint8Array(rows)) };
    case "evidence":
      return joinEvidence(parts as ReadonlyArray<Part<EvidenceColumn>>);
  }
};

/** The ranges' rows, in the order given, as one table whose offsets start at 0. */
export const joinRanges = (name: TableName, ranges: ReadonlyArray<RowRange>): Table => ({
  rows: countOf(ranges),
  columns: Object.fromEntries(
    columnsOf(name).map((spec) => [
      spec.name,
      joinColumn(
        spec.storage,
        ranges.map(({ table, start, end }) => ({ column: table.columns[spec.name]!, start, end })),
      ),
    ]),
  ),
});

/** Whole tables one after another. */
export const joinTables = (name: TableName, tables: ReadonlyArray<Table>): Table =>
  joinRanges(
    name,
    tables.map((table) => ({ table, start: 0, end: table.rows })),
  );

/** Rows `start` to `end` (exclusive) of a table. */
export const sliceTable = (name: TableName, table: Table, start: number, end: number): Table =>
  joinRanges(name, [{ table, start, end }]);

const wordBytesIn = ({ ids, words }: WordColumn, start: number, end: number): number => {
  const sizes = new Int32Array(words.length).fill(-1);
  let bytes = 0;
  for (let row = start; row < end; row++) {
    const id = ids[row]!;
    if (id === -1) continue;
    if (sizes[id] === -1) sizes[id] = encoder.encode(words[id]).length;
    bytes += sizes[id]!;
  }
  return bytes;
};

/** Bytes of text in a range of rows, words each time they stand: what caps a batch. */
export const textBytesIn = ({ table, start, end }: RowRange): number => {
  let bytes = 0;
  for (const column of Object.values(table.columns)) {
    if (column.storage === "utf8") bytes += column.offsets[end]! - column.offsets[start]!;
    else if (column.storage === "dictionary") bytes += wordBytesIn(column, start, end);
  }
  return bytes;
};
