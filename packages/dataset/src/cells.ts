/** How a cell is written as text: the same for CSV, for comparing files and for diffs. */
import type { Column, EvidenceColumn } from "@columnist/model";
import { shortestFloat32 } from "./formats/float32.ts";

const evidenceText = (column: EvidenceColumn): ((row: number) => string) => {
  const kindAt = dictionaryText(column.kind.bytes, column.kind.offsets);
  const ruleAt = dictionaryText(column.ruleId.bytes, column.ruleId.offsets);
  return (row) => {
    let text = "[";
    for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++) {
      if (text.length > 1) text += ",";
      const kind = JSON.stringify(kindAt(i));
      const rule = JSON.stringify(ruleAt(i));
      text += `{"kind":${kind},"rule_id":${rule},"char_start":${column.charStart[i]},"char_end":${column.charEnd[i]},"weight":${shortestFloat32(column.weight[i]!)}}`;
    }
    return `${text}]`;
  };
};

/**
 * Gives the text of each row's cell; null where there is none. Booleans are true and false, times ISO 8601 with "Z",
 * float32 its shortest form, evidence JSON.
 */
export const cellText = (column: Column): ((row: number) => string | null) => {
  const { valid } = column;
  const read = valueText(column);
  return valid === null ? read : (row) => (valid[row] === 0 ? null : read(row));
};

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const valueText = (column: Column): ((row: number) => string) => {
  switch (column.storage) {
    case "utf8":
      return utf8Text(column.bytes, column.offsets);
    case "dictionary":
      return dictionaryText(column.bytes, column.offsets);
    case "bool":
      return (row) => (column.values[row] === 1 ? "true" : "false");
    case "int32":
      return (row) => String(column.values[row]);
    case "float32":
      return (row) => shortestFloat32(column.values[row]!);
    case "timestamp":
      return (row) => new Date(column.values[row]!).toISOString();
    case "evidence":
      return evidenceText(column);
  }
};

// One call of the decoder costs more than the text of a cell, so the column is decoded once and sliced.
const utf8Text = (bytes: Uint8Array, offsets: Int32Array): ((row: number) => string) => {
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

// Neighbours are often equal: the last word is kept.
const dictionaryText = (bytes: Uint8Array, offsets: Int32Array): ((row: number) => string) => {
  let last = "";
  let lastStart = 0;
  let lastEnd = 0;
  return (row) => {
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    let same = end - start === lastEnd - lastStart;
    for (let i = 0; same && i < end - start; i++) same = bytes[start + i] === bytes[lastStart + i];
    if (!same) {
      last = decoder.decode(bytes.subarray(start, end));
      lastStart = start;
      lastEnd = end;
    }
    return last;
  };
};
