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

/** utf8 columns: row `i` is `bytes[offsets[i] … offsets[i + 1])`, UTF-8. */
export interface TextColumn {
  readonly storage: "utf8";
  readonly valid: Valid;
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
}
/** dictionary columns: row `i` is `words[ids[i]]`; a row without a value has the id -1. Some words may stand in no row. */
export interface WordColumn {
  readonly storage: "dictionary";
  readonly valid: Valid;
  readonly ids: Int32Array;
  readonly words: ReadonlyArray<string>;
}
/** A column of text, however it is stored. */
export type StringColumn = TextColumn | WordColumn;
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
  readonly kind: WordColumn;
  readonly ruleId: WordColumn;
  readonly charStart: Int32Array;
  readonly charEnd: Int32Array;
  readonly weight: Float32Array;
}
export type Column =
  | TextColumn
  | WordColumn
  | Int32Column
  | Float32Column
  | BoolColumn
  | TimestampColumn
  | EvidenceColumn;

export interface Table {
  readonly rows: number;
  /** By column name, in the order of the contract. */
  readonly columns: Readonly<Record<string, Column>>;
}

export type Tables = { readonly [T in TableName]: Table };

const encoder = new TextEncoder();

const validOf = (values: ReadonlyArray<unknown>): Valid => {
  if (!values.includes(null)) return null;
  const valid = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) valid[i] = values[i] === null ? 0 : 1;
  return valid;
};

/** Bytes of a well-formed string as UTF-8. */
const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a pair counts 2, so a pair makes its 4.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
};

/** Encoded in one call over the joined text: a call a cell costs several times more. */
const joinedText = (values: ReadonlyArray<string | null>): Pick<TextColumn, "offsets" | "bytes"> => {
  const offsets = new Int32Array(values.length + 1);
  let bytes = encoder.encode(values.join(""));
  let length = 0;
  for (const value of values) length += value === null ? 0 : value.length;
  if (bytes.length === length)
    for (let i = 0; i < values.length; i++) offsets[i + 1] = offsets[i]! + (values[i]?.length ?? 0);
  else {
    const formed = values.map((value) => value?.toWellFormed() ?? null);
    bytes = encoder.encode(formed.join(""));
    for (let i = 0; i < formed.length; i++) offsets[i + 1] = offsets[i]! + utf8Length(formed[i] ?? "");
  }
  return { offsets, bytes };
};

/** `values` as one run of UTF-8 with offsets; null takes no bytes, a lone surrogate becomes U+FFFD. */
export const textColumn = (values: ReadonlyArray<string | null>): TextColumn => ({
  storage: "utf8",
  valid: validOf(values),
  ...joinedText(values),
});

/** `values` as numbers of the words among them, in the order in which they come first. */
export const wordColumn = (values: ReadonlyArray<string | null>): WordColumn => {
  const ids = new Int32Array(values.length);
  const known = new Map<string | null, number>([[null, -1]]);
  const words: Array<string> = [];
  for (let i = 0; i < values.length; i++) {
    const word = values[i]!;
    let id = known.get(word);
    if (id === undefined) {
      id = words.length;
      words.push(word.toWellFormed());
      known.set(word, id);
    }
    ids[i] = id;
  }
  return { storage: "dictionary", valid: validOf(values), ids, words };
};

const evidenceColumn = (values: ReadonlyArray<ReadonlyArray<EvidenceRow>>): EvidenceColumn => {
  const offsets = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) offsets[i + 1] = offsets[i]! + values[i]!.length;
  const count = offsets[values.length]!;
  const kind: Array<string> = Array.from({ length: count });
  const ruleId: Array<string> = Array.from({ length: count });
  const charStart = new Int32Array(count);
  const charEnd = new Int32Array(count);
  const weight = new Float32Array(count);
  let at = 0;
  for (const items of values)
    for (const item of items) {
      kind[at] = item.kind;
      ruleId[at] = item.rule_id;
      charStart[at] = item.char_start;
      charEnd[at] = item.char_end;
      weight[at++] = item.weight;
    }
  return {
    storage: "evidence",
    valid: null,
    offsets,
    kind: wordColumn(kind),
    ruleId: wordColumn(ruleId),
    charStart,
    charEnd,
    weight,
  };
};

/** Copies numbers into a typed array, null as 0; a loop, because `from` with a function costs ten times as much. */
const filled = <T extends Int32Array | Float32Array | Float64Array>(
  into: T,
  values: ReadonlyArray<unknown>,
): T => {
  for (let i = 0; i < values.length; i++) into[i] = (values[i] as number | null) ?? 0;
  return into;
};

const columnFrom = (storage: Storage, values: ReadonlyArray<unknown>): Column => {
  const { length } = values;
  switch (storage) {
    case "utf8":
      return textColumn(values as ReadonlyArray<string | null>);
    case "dictionary":
      return wordColumn(values as ReadonlyArray<string | null>);
    case "int32":
      return { storage, valid: validOf(values), values: filled(new Int32Array(length), values) };
    case "float32":
      return { storage, valid: validOf(values), values: filled(new Float32Array(length), values) };
    case "timestamp":
      return { storage, valid: validOf(values), values: filled(new Float64Array(length), values) };
    case "bool": {
      const flags = new Uint8Array(length);
      for (let i = 0; i < length; i++) flags[i] = values[i] === true ? 1 : 0;
      return { storage, valid: validOf(values), values: flags };
    }
    case "evidence":
      return evidenceColumn(values as ReadonlyArray<ReadonlyArray<EvidenceRow>>);
  }
};

/** Whether a cell that is not null fits its storage. One function a storage: the choice is made once a column. */
const FITS: { readonly [S in Storage]: (value: unknown) => boolean } = {
  utf8: (value) => typeof value === "string" && value !== "",
  dictionary: (value) => typeof value === "string" && value !== "",
  int32: (value) => typeof value === "number" && (value | 0) === value,
  float32: (value) => typeof value === "number" && Number.isFinite(value),
  timestamp: (value) => typeof value === "number" && Number.isSafeInteger(value),
  bool: (value) => typeof value === "boolean",
  evidence: (value) => Array.isArray(value),
};

// A typed array wraps 2 ** 31 to its negative and makes NaN of text without a word, so cells are looked at before.
const checkCells = (table: TableName, spec: ColumnSpec, cells: ReadonlyArray<unknown>): void => {
  const { name, nullable, values } = spec;
  const fits = FITS[spec.storage];
  // A term is looked up once for each run of equal ones.
  let known: unknown;
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i];
    if (value === null ? nullable : value === known) continue;
    if (value !== null && fits(value) && (values === null || values.includes(value as string))) {
      if (values !== null) known = value;
      continue;
    }
    throw new RangeError(`${table}.${name}, row ${i}: ${JSON.stringify(value)} is no ${spec.storage}`);
  }
};

/** The cells of each column; row by row, since a row's cells lie together in memory. */
const cellsOf = (
  specs: ReadonlyArray<ColumnSpec>,
  rows: ReadonlyArray<unknown>,
): ReadonlyArray<ReadonlyArray<unknown>> => {
  const names = specs.map(({ name }) => name);
  const cells = names.map(() => Array.from<unknown>({ length: rows.length }).fill(null));
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Record<string, unknown>;
    for (let column = 0; column < names.length; column++) cells[column]![i] = row[names[column]!] ?? null;
  }
  return cells;
};

/**
 * Rows of a table as columns.
 * Throws a RangeError that names table, column and row where a cell breaks the contract: a null that is not allowed,
 * "" as text, a number that is no int32, a term outside its set. Rows are made by this program, so that is a bug of ours.
 */
export const tableFrom = <T extends TableName>(name: T, rows: ReadonlyArray<RowOf<T>>): Table => {
  const specs = columnsOf(name);
  const cells = cellsOf(specs, rows);
  return {
    rows: rows.length,
    columns: Object.fromEntries(
      specs.map((spec, column) => {
        checkCells(name, spec, cells[column]!);
        return [spec.name, columnFrom(spec.storage, cells[column]!)];
      }),
    ),
  };
};

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
