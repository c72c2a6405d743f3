/**
 * Tables as typed arrays: what crosses a worker's wall (buffers are transferred, not copied) and what the Arrow and CSV
 * writers read. Layouts are Arrow's own, so writing them costs no conversion.
 */
import {
  columnsOf,
  type ColumnSpec,
  type EvidenceRow,
  type RowOf,
  type Storage,
  type TableName,
} from "./rows.ts";

/** One byte a row, 1 where there is a value; null when every row has one. */
export type Valid = Uint8Array | null;

/** utf8 and dictionary columns: row `i` is `bytes[offsets[i] … offsets[i + 1])`, UTF-8. */
export interface TextColumn {
  readonly storage: "utf8" | "dictionary";
  readonly valid: Valid;
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
}
export interface Int32Column {
  readonly storage: "int32";
  readonly valid: Valid;
  readonly values: Int32Array;
}
export interface Float32Column {
  readonly storage: "float32";
  readonly valid: Valid;
  readonly values: Float32Array;
}
/** One byte a row, 0 or 1. */
export interface BoolColumn {
  readonly storage: "bool";
  readonly valid: Valid;
  readonly values: Uint8Array;
}
/** Milliseconds since 1970, UTC. */
export interface TimestampColumn {
  readonly storage: "timestamp";
  readonly valid: Valid;
  readonly values: Float64Array;
}
/** Row `i` holds the evidence `offsets[i] … offsets[i + 1])` of the flat columns. */
export interface EvidenceColumn {
  readonly storage: "evidence";
  readonly valid: null;
  readonly offsets: Int32Array;
  readonly kind: TextColumn;
  readonly ruleId: TextColumn;
  readonly charStart: Int32Array;
  readonly charEnd: Int32Array;
  readonly weight: Float32Array;
}
export type Column = TextColumn | Int32Column | Float32Column | BoolColumn | TimestampColumn | EvidenceColumn;

export interface Table {
  readonly rows: number;
  /** By column name, in the order of the contract. */
  readonly columns: Readonly<Record<string, Column>>;
}

export type Tables = { readonly [T in TableName]: Table };

const encoder = new TextEncoder();

const validOf = (values: ReadonlyArray<unknown>): Valid => {
  if (!values.includes(null)) return null;
  return Uint8Array.from(values, (value) => (value === null ? 0 : 1));
};

/** `values` as one run of UTF-8 with offsets; null takes no bytes. */
export const textColumn = (
  storage: "utf8" | "dictionary",
  values: ReadonlyArray<string | null>,
): TextColumn => {
  const offsets = new Int32Array(values.length + 1);
  let room = 0;
  for (const value of values) room += value === null ? 0 : value.length * 3;
  const buffer = new Uint8Array(room);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined) at += encoder.encodeInto(value, buffer.subarray(at)).written;
    offsets[i + 1] = at;
  }
  return { storage, valid: validOf(values), offsets, bytes: buffer.slice(0, at) };
};

const evidenceColumn = (values: ReadonlyArray<ReadonlyArray<EvidenceRow>>): EvidenceColumn => {
  const offsets = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) offsets[i + 1] = offsets[i]! + values[i]!.length;
  const flat = values.flat();
  return {
    storage: "evidence",
    valid: null,
    offsets,
    kind: textColumn(
      "dictionary",
      flat.map((item) => item.kind),
    ),
    ruleId: textColumn(
      "dictionary",
      flat.map((item) => item.rule_id),
    ),
    charStart: Int32Array.from(flat, (item) => item.char_start),
    charEnd: Int32Array.from(flat, (item) => item.char_end),
    weight: Float32Array.from(flat, (item) => item.weight),
  };
};

const columnFrom = (storage: Storage, values: ReadonlyArray<unknown>): Column => {
  const numbers = values as ReadonlyArray<number | null>;
  switch (storage) {
    case "utf8":
    case "dictionary":
      return textColumn(storage, values as ReadonlyArray<string | null>);
    case "int32":
      return { storage, valid: validOf(values), values: Int32Array.from(numbers, (value) => value ?? 0) };
    case "float32":
      return { storage, valid: validOf(values), values: Float32Array.from(numbers, (value) => value ?? 0) };
    case "timestamp":
      return { storage, valid: validOf(values), values: Float64Array.from(numbers, (value) => value ?? 0) };
    case "bool":
      return {
        storage,
        valid: validOf(values),
        values: Uint8Array.from(values, (value) => (value === true ? 1 : 0)),
      };
    case "evidence":
      return evidenceColumn(values as ReadonlyArray<ReadonlyArray<EvidenceRow>>);
  }
};

const isOf = (storage: Storage, value: unknown): boolean => {
  switch (storage) {
    case "utf8":
    case "dictionary":
      return typeof value === "string" && value !== "";
    case "int32":
      return typeof value === "number" && (value | 0) === value;
    case "float32":
      return typeof value === "number" && Number.isFinite(value);
    case "timestamp":
      return typeof value === "number" && Number.isSafeInteger(value);
    case "bool":
      return typeof value === "boolean";
    case "evidence":
      return Array.isArray(value);
  }
};

// A typed array wraps 2 ** 31 to its negative and makes NaN of text without a word, so cells are looked at before.
const cellsOf = (name: TableName, spec: ColumnSpec, rows: ReadonlyArray<unknown>): ReadonlyArray<unknown> =>
  rows.map((row, index) => {
    const value = (row as Record<string, unknown>)[spec.name] ?? null;
    const fits =
      value === null
        ? spec.nullable
        : isOf(spec.storage, value) && (spec.values === null || spec.values.includes(value as string));
    if (fits) return value;
    throw new RangeError(
      `${name}.${spec.name}, row ${index}: ${JSON.stringify(value)} is no ${spec.storage}`,
    );
  });

/**
 * Rows of a table as columns.
 * Throws a RangeError that names table, column and row where a cell breaks the contract: a null that is not allowed,
 * "" as text, a number that is no int32, a term outside its set. Rows are made by this program, so that is a bug of ours.
 */
export const tableFrom = <T extends TableName>(name: T, rows: ReadonlyArray<RowOf<T>>): Table => ({
  rows: rows.length,
  columns: Object.fromEntries(
    columnsOf(name).map((spec) => [spec.name, columnFrom(spec.storage, cellsOf(name, spec, rows))]),
  ),
});

/** Every buffer of some tables, once: the transfer list of a worker's message. */
export const buffersOf = (tables: Iterable<Table>): ReadonlyArray<ArrayBuffer> => {
  const buffers = new Set<ArrayBuffer>();
  const add = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) add(part);
  };
  for (const table of tables) add(table.columns);
  return [...buffers];
};
