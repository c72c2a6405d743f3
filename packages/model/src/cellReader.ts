/** Reads the cells of one column, row after row: what is the same for all rows is done once. */
import type { Column, EvidenceColumn, StringColumn, TextColumn, WordColumn } from "./columns.ts";
import type { EvidenceRow } from "./rows.ts";

// Without ignoreBOM a text that starts with U+FEFF would lose it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A cell as the contract's type: string, number, boolean, evidence or null. */
export type Cell = string | number | boolean | ReadonlyArray<EvidenceRow> | null;

// One call of the decoder costs more than the text of a cell, so the column is decoded once and sliced.
const slices = ({ bytes, offsets }: TextColumn): ((row: number) => string) => {
  const whole = decoder.decode(bytes);
  if (whole.length === bytes.length) return (row) => whole.slice(offsets[row], offsets[row + 1]);
  const units = new Int32Array(offsets.length);
  let unit = 0;
  let at = 0;
  for (let row = 1; row < offsets.length; row++) {
    const end = offsets[row]!;
    // A byte that continues a character adds no UTF-16 unit; one that starts a character of four bytes adds two.
    for (; at < end; at++) unit += (bytes[at]! & 0xc0) === 0x80 ? 0 : bytes[at]! < 0xf0 ? 1 : 2;
    units[row] = unit;
  }
  // Bytes that are no UTF-8, in a file that others damaged, decode to other lengths.
  if (unit !== whole.length) return (row) => decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
  return (row) => whole.slice(units[row], units[row + 1]);
};

const words =
  ({ ids, words: all }: WordColumn): ((row: number) => string) =>
  (row) =>
    all[ids[row]!]!;

const evidence = (column: EvidenceColumn): ((row: number) => ReadonlyArray<EvidenceRow>) => {
  const kind = words(column.kind);
  const rule = words(column.ruleId);
  return (row) => {
    const items: Array<EvidenceRow> = [];
    for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++)
      items.push({
        kind: kind(i),
        rule_id: rule(i),
        char_start: column.charStart[i]!,
        char_end: column.charEnd[i]!,
        weight: column.weight[i]!,
      });
    return items;
  };
};

const valueReader = (column: Column): ((row: number) => Cell) => {
  switch (column.storage) {
    case "utf8":
      return slices(column);
    case "dictionary":
      return words(column);
    case "evidence":
      return evidence(column);
    case "bool":
      return (row) => column.values[row] === 1;
    case "int32":
    case "float32":
    case "timestamp":
      return (row) => column.values[row]!;
  }
};

/** The text of each row of a column, null where there is none. Decodes a utf8 column when it is made. */
export const textReader = (column: StringColumn): ((row: number) => string | null) => {
  const { valid } = column;
  const read = column.storage === "utf8" ? slices(column) : words(column);
  return valid === null ? read : (row) => (valid[row] === 0 ? null : read(row));
};

/** Every cell of a column, in order. */
export const cellsIn = (column: Column, rows: number): Array<Cell> => {
  const { valid } = column;
  const read = valueReader(column);
  const cells: Array<Cell> = [];
  for (let row = 0; row < rows; row++) cells.push(valid !== null && valid[row] === 0 ? null : read(row));
  return cells;
};
