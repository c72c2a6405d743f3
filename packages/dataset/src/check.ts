/**
 * What a writer must know to be true of a batch before it writes it. apache-arrow 21.2 checks nothing: each of these
 * faults would be written and read back as other values, or not at all.
 */
import {
  columnsOf,
  type Column,
  type ColumnSpec,
  type EvidenceColumn,
  type Table,
  type TableName,
} from "@columnist/model";

/** A batch that must not be written: a bug of the code that made it. */
export class BatchFault extends Error {
  override readonly name = "BatchFault";
}

/** Arrow counts offsets in int32. */
export const MAX_COLUMN_BYTES = 2 ** 31 - 1;

const lengthOf = (column: Column): number => {
  if (column.storage === "dictionary") return column.ids.length;
  return "offsets" in column ? column.offsets.length - 1 : column.values.length;
};

const offsetsFault = (offsets: Int32Array, size: number): string | null => {
  if (offsets[0] !== 0) return "offsets do not start at 0";
  for (let i = 1; i < offsets.length; i++) {
    if (offsets[i]! < offsets[i - 1]!) return `row ${i - 1}: offsets fall`;
  }
  return offsets.at(-1) === size ? null : "offsets do not end where the bytes end";
};

const emptyTextFault = (column: Column): string | null => {
  if (column.storage !== "utf8") return null;
  const { offsets, valid } = column;
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (offsets[row] === offsets[row + 1] && (valid === null || valid[row] === 1))
      return `row ${row}: "" as text`;
  }
  return null;
};

const wordFault = (column: Column): string | null => {
  if (column.storage !== "dictionary") return null;
  const { ids, words, valid } = column;
  const empty = words.indexOf("");
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!;
    if (id < -1 || id >= words.length) return `row ${row}: no word has the number ${id}`;
    if ((id === -1) !== (valid?.[row] === 0)) return `row ${row}: its word does not fit its validity`;
    if (id === empty && id !== -1) return `row ${row}: "" as text`;
  }
  return null;
};

const numberFault = (column: Column): string | null => {
  if (column.storage === "float32") {
    const at = column.values.findIndex((value) => !Number.isFinite(value));
    return at === -1 ? null : `row ${at}: ${column.values[at]} is no number`;
  }
  if (column.storage === "timestamp") {
    const at = column.values.findIndex((value) => !Number.isSafeInteger(value));
    return at === -1 ? null : `row ${at}: ${column.values[at]} is no time`;
  }
  if (column.storage === "bool") {
    const at = column.values.findIndex((value) => value > 1);
    return at === -1 ? null : `row ${at}: ${column.values[at]} is no boolean`;
  }
  return null;
};

// Offsets and counts: contract columns of int32 are all at least 0, and one that wrapped past 2 ** 31 is below.
const countFault = (column: Column): string | null => {
  if (column.storage !== "int32") return null;
  const at = column.values.findIndex((value) => value < 0);
  return at === -1 ? null : `row ${at}: ${column.values[at]} is below 0: an int32 that overflowed?`;
};

const evidenceFault = (column: EvidenceColumn): string | null => {
  const count = column.charStart.length;
  if (column.offsets.at(-1) !== count || column.charEnd.length !== count || column.weight.length !== count)
    return "evidence columns differ in length";
  for (const words of [column.kind, column.ruleId]) {
    if (words.ids.length !== count) return "evidence columns differ in length";
    const fault = wordFault(words);
    if (fault !== null) return `evidence: ${fault}`;
  }
  for (const places of [column.charStart, column.charEnd]) {
    const below = places.findIndex((value) => value < 0);
    if (below !== -1) return `evidence ${below}: ${places[below]} is below 0`;
  }
  const at = column.weight.findIndex((value) => !Number.isFinite(value));
  return at === -1 ? null : `evidence ${at}: weight ${column.weight[at]} is no number`;
};

const columnFault = (spec: ColumnSpec, column: Column | undefined, rows: number): string | null => {
  if (column === undefined) return "is missing";
  if (column.storage !== spec.storage) return `is stored as ${column.storage}, not ${spec.storage}`;
  if (lengthOf(column) !== rows) return `has ${lengthOf(column)} rows, the table ${rows}`;
  if (column.valid !== null && column.valid.length !== rows) return "validity has another length";
  const missing = spec.nullable ? -1 : (column.valid?.indexOf(0) ?? -1);
  if (missing !== -1) return `row ${missing}: null, which the contract does not allow`;
  if (column.storage === "evidence") return evidenceFault(column);
  if ("bytes" in column) {
    if (column.bytes.length > MAX_COLUMN_BYTES) return "is over 2 GiB in one batch";
    const fault = offsetsFault(column.offsets, column.bytes.length);
    if (fault !== null) return fault;
  }
  return emptyTextFault(column) ?? wordFault(column) ?? numberFault(column) ?? countFault(column);
};

/** Throws a BatchFault that names table, column and row where a batch breaks the contract; closed sets are checked by the writers. */
export const checkBatch = (name: TableName, batch: Table): void => {
  for (const spec of columnsOf(name)) {
    const fault = columnFault(spec, batch.columns[spec.name], batch.rows);
    if (fault !== null) throw new BatchFault(`${name}.${spec.name}: ${fault}`);
  }
};
