/** Arrow bytes back to columns: for diffs, checks and the report. Reads what this package writes, and any file of the contract. */
import { RecordBatchReader, type Data, type RecordBatch, type Vector } from "apache-arrow";
import {
  columnsOf,
  refuse,
  accept,
  tableFrom,
  type Column,
  type ColumnSpec,
  type Result,
  type Table,
  type TableName,
  type TextColumn,
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

const textOf = (data: Data, storage: "utf8" | "dictionary"): TextColumn => {
  const given = data.valueOffsets as Int32Array;
  const first = given[0]!;
  const offsets = Int32Array.from(given.subarray(0, data.length + 1), (offset) => offset - first);
  const bytes = (data.values as Uint8Array).slice(first, first + offsets[data.length]!);
  return { storage, valid: validOf(data), offsets, bytes };
};

const spreadDictionary = (data: Data): TextColumn => {
  const words = (data.dictionary as Vector).data.map((chunk) => textOf(chunk, "utf8"));
  const indices = data.values as Int32Array;
  const valid = validOf(data);
  const [table] = words;
  const offsets = new Int32Array(data.length + 1);
  for (let row = 0; row < data.length; row++) {
    const index = indices[row]!;
    const size = valid?.[row] === 0 ? 0 : table!.offsets[index + 1]! - table!.offsets[index]!;
    offsets[row + 1] = offsets[row]! + size;
  }
  const bytes = new Uint8Array(offsets[data.length]!);
  for (let row = 0; row < data.length; row++) {
    const start = table?.offsets[indices[row]!] ?? 0;
    const size = offsets[row + 1]! - offsets[row]!;
    for (let i = 0; i < size; i++) bytes[offsets[row]! + i] = table!.bytes[start + i]!;
  }
  return { storage: "dictionary", valid, offsets, bytes };
};

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
      return textOf(data, "utf8");
    case "dictionary":
      return spreadDictionary(data);
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
      const [struct] = data.children as [Data];
      const [kind, rule, start, end, weight] = struct.children as [Data, Data, Data, Data, Data];
      return {
        storage: spec.storage,
        valid: null,
        offsets: Int32Array.from(given.subarray(0, data.length + 1), (offset) => offset - given[0]!),
        kind: textOf(kind, "dictionary"),
        ruleId: textOf(rule, "dictionary"),
        charStart: (start.values as Int32Array).slice(0, struct.length),
        charEnd: (end.values as Int32Array).slice(0, struct.length),
        weight: (weight.values as Float32Array).slice(0, struct.length),
      };
    }
  }
};

const tableOf = (name: TableName, batch: RecordBatch): Table => ({
  rows: batch.numRows,
  columns: Object.fromEntries(
    columnsOf(name).map((spec) => [
      spec.name,
      columnOf(spec, batch.data.children[batch.schema.fields.findIndex(({ name }) => name === spec.name)]!),
    ]),
  ),
});

const ADVICE =
  "rebuild the dataset, or fetch it again: the file is damaged or was written by another contract";

/**
 * The table of an Arrow file. Refused: bytes that are no Arrow file, and a file without one of the contract's columns;
 * columns that the contract does not know are left out.
 */
export const readArrow = (name: TableName, bytes: Uint8Array): Result<Table> => {
  try {
    const reader = RecordBatchReader.from(bytes);
    const tables: Array<Table> = [];
    for (const batch of reader) {
      const missing = columnsOf(name).find(
        (spec) => !batch.schema.fields.some((field) => field.name === spec.name),
      );
      if (missing !== undefined) {
        return refuse("dataset.column.missing", `${name}.arrow has no column ${missing.name}`, ADVICE);
      }
      if (batch.numRows > 0) tables.push(tableOf(name, batch));
    }
    return accept(tables.length === 0 ? tableFrom(name, []) : joinTables(name, tables));
  } catch (cause) {
    return refuse("dataset.arrow.broken", `${name}.arrow: ${(cause as Error).message}`, ADVICE);
  }
};
