/** Arrow bytes back to columns: for diffs, checks and the report. Reads what this package writes, and any file of the contract. */
import { DataType, RecordBatchReader, type Data, type RecordBatch, type Vector } from "apache-arrow";
import {
  columnsOf,
  refuse,
  accept,
  tableFrom,
  textColumn,
  textReader,
  wordColumn,
  type Column,
  type ColumnSpec,
  type Result,
  type Table,
  type TableName,
  type TextColumn,
  type WordColumn,
  type Valid,
} from "@columnist/model";
import { joinTables } from "./ranges.ts";

const bitAt = (bits: Uint8Array, index: number): number => (bits[index >> 3]! >> (index & 7)) & 1;

const unpackBits = (bits: Uint8Array, offset: number, length: number): Uint8Array => {
  const flags = new Uint8Array(length);
  for (let i = 0; i < length; i++) flags[i] = bitAt(bits, offset + i);
  return flags;
};

const validOf = (data: Data): Valid =>
  data.nullCount === 0 || data.nullBitmap.length === 0
    ? null
    : unpackBits(data.nullBitmap, data.offset, data.length);

const textOf = (data: Data): TextColumn => {
  const given = data.valueOffsets as Int32Array;
  const first = given[0]!;
  const offsets = Int32Array.from(given.subarray(0, data.length + 1), (offset) => offset - first);
  const bytes = (data.values as Uint8Array).slice(first, first + offsets[data.length]!);
  return { storage: "utf8", valid: validOf(data), offsets, bytes };
};

const wordsIn = (data: Data): ReadonlyArray<string> => {
  const wordAt = textReader(textOf(data));
  return Array.from({ length: data.length }, (_, row) => wordAt(row) ?? "");
};

// The batches of a file share their dictionaries.
const dictionaries = new WeakMap<Data, ReadonlyArray<string>>();

const wordsOf = (data: Data): WordColumn => {
  const [chunk] = (data.dictionary as Vector).data;
  const words = chunk === undefined ? [] : (dictionaries.get(chunk) ?? wordsIn(chunk));
  if (chunk !== undefined) dictionaries.set(chunk, words);
  const valid = validOf(data);
  const indices = data.values as Int32Array;
  const ids = new Int32Array(data.length);
  for (let row = 0; row < data.length; row++) ids[row] = valid?.[row] === 0 ? -1 : indices[row]!;
  return { storage: "dictionary", valid, ids, words };
};

const spelledOut = ({ ids, words }: WordColumn): TextColumn =>
  textColumn(Array.from(ids, (id) => (id === -1 ? null : words[id]!)));

const timesOf = (data: Data): Float64Array => {
  const values = data.values as BigInt64Array;
  const halves = new Int32Array(values.buffer, values.byteOffset, data.length * 2);
  const times = new Float64Array(data.length);
  for (let row = 0; row < data.length; row++) {
    times[row] = halves[2 * row + 1]! * 2 ** 32 + (halves[2 * row]! >>> 0);
  }
  return times;
};

const columnOf = (spec: ColumnSpec, data: Data): Column => {
  switch (spec.storage) {
    case "utf8":
      // Contracts before 3.1 have ids of articles in dictionaries.
      return DataType.isDictionary(data.type) ? spelledOut(wordsOf(data)) : textOf(data);
    case "dictionary":
      return wordsOf(data);
    case "int32":
      return {
        storage: spec.storage,
        valid: validOf(data),
        values: (data.values as Int32Array).slice(0, data.length),
      };
    case "float32":
      return {
        storage: spec.storage,
        valid: validOf(data),
        values: (data.values as Float32Array).slice(0, data.length),
      };
    case "timestamp":
      return { storage: spec.storage, valid: validOf(data), values: timesOf(data) };
    case "bool":
      return {
        storage: spec.storage,
        valid: validOf(data),
        values: unpackBits(data.values as Uint8Array, data.offset, data.length),
      };
    case "evidence": {
      const given = data.valueOffsets as Int32Array;
      const first = given[0]!;
      // Of a slice the list's own offsets are cut, its items are not.
      const struct = (data.children[0] as Data).slice(first, given[data.length]! - first);
      const [kind, rule, start, end, weight] = struct.children as [Data, Data, Data, Data, Data];
      return {
        storage: spec.storage,
        valid: null,
        offsets: Int32Array.from(given.subarray(0, data.length + 1), (offset) => offset - first),
        kind: wordColumn(wordsIn(kind)),
        ruleId: wordColumn(wordsIn(rule)),
        charStart: (start.values as Int32Array).slice(0, struct.length),
        charEnd: (end.values as Int32Array).slice(0, struct.length),
        weight: (weight.values as Float32Array).slice(0, struct.length),
      };
    }
  }
};

/** Whether a file's column is stored as the contract says. */
const fits = (spec: ColumnSpec, type: DataType): boolean => {
  switch (spec.storage) {
    case "utf8":
      return DataType.isUtf8(type) || (DataType.isDictionary(type) && DataType.isUtf8(type.dictionary));
    case "dictionary":
      return DataType.isDictionary(type) && DataType.isUtf8(type.dictionary);
    case "int32":
      return DataType.isInt(type) && type.bitWidth === 32;
    case "float32":
      return DataType.isFloat(type) && type.ArrayType === Float32Array;
    case "timestamp":
      return DataType.isTimestamp(type);
    case "bool":
      return DataType.isBool(type);
    case "evidence":
      return DataType.isList(type) && (type.children[0]?.type.children?.length ?? 0) === 5;
  }
};

/** A column that a file does not have: null where it may be, else nothing, zero or false. */
const absentColumn = ({ storage, nullable }: ColumnSpec, rows: number): Column => {
  const valid = nullable ? new Uint8Array(rows) : null;
  switch (storage) {
    case "utf8":
      return { storage, valid, offsets: new Int32Array(rows + 1), bytes: new Uint8Array(0) };
    case "dictionary":
      return nullable
        ? { storage, valid, ids: new Int32Array(rows).fill(-1), words: [] }
        : { storage, valid, ids: new Int32Array(rows), words: [""] };
    case "int32":
      return { storage, valid, values: new Int32Array(rows) };
    case "float32":
      return { storage, valid, values: new Float32Array(rows) };
    case "timestamp":
      return { storage, valid, values: new Float64Array(rows) };
    case "bool":
      return { storage, valid, values: new Uint8Array(rows) };
    case "evidence":
      return {
        storage,
        valid: null,
        offsets: new Int32Array(rows + 1),
        kind: wordColumn([]),
        ruleId: wordColumn([]),
        charStart: new Int32Array(0),
        charEnd: new Int32Array(0),
        weight: new Float32Array(0),
      };
  }
};

const tableOf = (name: TableName, batch: RecordBatch, isAsked: (column: string) => boolean): Table => ({
  rows: batch.numRows,
  columns: Object.fromEntries(
    columnsOf(name)
      .filter((spec) => isAsked(spec.name))
      .map((spec) => {
        const at = batch.schema.fields.findIndex(
          (field) => field.name === spec.name && fits(spec, field.type),
        );
        const data = batch.data.children[at];
        return [spec.name, data === undefined ? absentColumn(spec, batch.numRows) : columnOf(spec, data)];
      }),
  ),
});

/** The first column that is not there as the contract says, in words; null when all are. */
const faultIn = (name: TableName, batch: RecordBatch): string | null => {
  for (const spec of columnsOf(name)) {
    const field = batch.schema.fields.find((candidate) => candidate.name === spec.name);
    if (field === undefined) return `has no column ${spec.name}`;
    if (!fits(spec, field.type))
      return `has a column ${spec.name} of another type (${field.type}, not ${spec.storage})`;
  }
  return null;
};

const ADVICE =
  "rebuild the dataset, or fetch it again: the file is damaged or was written by another contract";

/**
 * The table of an Arrow file. Refused: bytes that are no Arrow file, and a file without one of the contract's columns or
 * with another type for it; columns that the contract does not know are left out. With `otherContracts` a column that is
 * missing or stored otherwise is read as absent (null, empty or zero): for comparing with a version of another contract.
 */
export const readArrow = (
  name: TableName,
  bytes: Uint8Array,
  { otherContracts = false }: { readonly otherContracts?: boolean } = {},
): Result<Table> => {
  const tables: Array<Table> = [];
  for (const read of readBatches(name, bytes, { otherContracts })) {
    if (!read.ok) return read;
    tables.push(read.value);
  }
  return accept(tables.length === 0 ? tableFrom(name, []) : joinTables(name, tables));
};

/**
 * The batches of an Arrow file, as `readArrow` has them, one at a time; the first refusal is the last value given.
 *
 * @param bytes of a file, or its messages in pieces (without the magic before them), read as they are asked for
 * @param options.columns the columns to read; all where it is left out. The tables have no others.
 * @param options.rows of each batch the rows to read, the last exclusive; all where it is left out
 */
export function* readBatches(
  name: TableName,
  bytes: Uint8Array | Iterable<Uint8Array>,
  {
    otherContracts = false,
    columns,
    rows,
  }: {
    readonly otherContracts?: boolean;
    readonly columns?: ReadonlyArray<string>;
    readonly rows?: { readonly from: number; readonly to: number };
  } = {},
): Generator<Result<Table>, void, undefined> {
  const isAsked = (column: string): boolean => columns?.includes(column) ?? true;
  try {
    for (const batch of RecordBatchReader.from(bytes)) {
      const fault = otherContracts ? null : faultIn(name, batch);
      if (fault !== null) {
        yield refuse("dataset.column.missing", `${name}.arrow ${fault}`, ADVICE);
        return;
      }
      const part = rows === undefined ? batch : batch.slice(rows.from, rows.to);
      if (part.numRows > 0) yield accept(tableOf(name, part, isAsked));
    }
  } catch (cause) {
    yield refuse("dataset.arrow.broken", `${name}.arrow: ${(cause as Error).message}`, ADVICE);
  }
}
