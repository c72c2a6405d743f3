/** The cells of a column as bytes of CSV: one function a column, and the most bytes that its cells may take. */
import type { Column, EvidenceColumn, WordColumn } from "@columnist/model";
import { FLOAT_BYTES, INT_BYTES, putCell, putFloat, putInt, putSlice } from "./putBytes.ts";

const encoder = new TextEncoder();

/** Puts the cell of a row that has a value at `at`, and returns where it ended. */
export type PutCell = (into: Uint8Array, at: number, row: number) => number;

export interface CsvCells {
  readonly put: PutCell;
  /** Most bytes of all cells together. */
  readonly most: number;
}

const sum = (values: ReadonlyArray<number> | Int32Array, of: (value: number) => number): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += of(values[i]!);
  return total;
};

/** Words come again and again: what stands in a cell is made once for each. */
const wordCells = ({ ids, words }: WordColumn): CsvCells => {
  const cells = words.map((word) => {
    const bytes = encoder.encode(word);
    const cell = new Uint8Array(bytes.length * 2 + 2);
    return cell.subarray(0, putCell(cell, 0, bytes, 0, bytes.length));
  });
  return {
    put: (into, at, row) => {
      const cell = cells[ids[row]!]!;
      return putSlice(into, at, cell, 0, cell.length);
    },
    most: sum(ids, (id) => cells[id]?.length ?? 0),
  };
};

/** A JSON string inside a quoted cell, where each mark stands twice. */
const jsonString = (text: string): string => JSON.stringify(text).replaceAll('"', '""');

/** JSON, a list a piece in the order of EvidenceRow, always quoted; `[]`, which needs no marks, where there is none. */
const evidenceCells = ({ offsets, kind, ruleId, charStart, charEnd, weight }: EvidenceColumn): CsvCells => {
  // Few pairs of kind and rule come again and again: all that stands before the first number is made once for each.
  const heads: Array<Uint8Array | undefined> = [];
  const rules = ruleId.words.length;
  const headOf = (item: number): Uint8Array => {
    const pair = kind.ids[item]! * rules + ruleId.ids[item]!;
    return (heads[pair] ??= encoder.encode(
      `[${jsonString(kind.words[kind.ids[item]!]!)},${jsonString(ruleId.words[ruleId.ids[item]!]!)},`,
    ));
  };
  let most = offsets.length * 4;
  for (let i = 0; i < kind.ids.length; i++) most += headOf(i).length + INT_BYTES * 2 + FLOAT_BYTES + 4;
  return {
    put: (into, at, row) => {
      const from = offsets[row]!;
      const to = offsets[row + 1]!;
      let end = at;
      if (from < to) into[end++] = 0x22;
      into[end++] = 0x5b;
      for (let i = from; i < to; i++) {
        if (i > from) into[end++] = 0x2c;
        const head = headOf(i);
        end = putSlice(into, end, head, 0, head.length);
        end = putInt(into, end, charStart[i]!);
        into[end++] = 0x2c;
        end = putInt(into, end, charEnd[i]!);
        into[end++] = 0x2c;
        end = putFloat(into, end, weight[i]!);
        into[end++] = 0x5d;
      }
      into[end++] = 0x5d;
      if (from < to) into[end++] = 0x22;
      return end;
    },
    most,
  };
};

const [FALSE, TRUE] = [encoder.encode("false"), encoder.encode("true")];
const TIME_BYTES = 27;

const valueCells = (column: Column): CsvCells => {
  switch (column.storage) {
    case "utf8": {
      const { bytes, offsets } = column;
      return {
        put: (into, at, row) => putCell(into, at, bytes, offsets[row]!, offsets[row + 1]!),
        most: offsets.at(-1)! * 2 + offsets.length * 2,
      };
    }
    case "dictionary":
      return wordCells(column);
    case "evidence":
      return evidenceCells(column);
    case "int32": {
      const { values } = column;
      return { put: (into, at, row) => putInt(into, at, values[row]!), most: values.length * INT_BYTES };
    }
    case "float32": {
      const { values } = column;
      return { put: (into, at, row) => putFloat(into, at, values[row]!), most: values.length * FLOAT_BYTES };
    }
    case "bool": {
      const { values } = column;
      return {
        put: (into, at, row) => {
          const word = values[row] === 1 ? TRUE : FALSE;
          return putSlice(into, at, word, 0, word.length);
        },
        most: values.length * FALSE.length,
      };
    }
    case "timestamp": {
      const { values } = column;
      return {
        put: (into, at, row) => {
          const time = encoder.encode(new Date(values[row]!).toISOString());
          return putSlice(into, at, time, 0, time.length);
        },
        most: values.length * TIME_BYTES,
      };
    }
  }
};

/** The cells of a column; nothing where a row has no value. */
export const csvCells = (column: Column): CsvCells => {
  const { put, most } = valueCells(column);
  const { valid } = column;
  return valid === null
    ? { put, most }
    : { put: (into, at, row) => (valid[row] === 1 ? put(into, at, row) : at), most };
};
