/** How a cell is written as text: the same for CSV, for comparing files and for diffs. */
import { textReader, type Column, type EvidenceColumn } from "@columnist/model";
import { shortestFloat32 } from "./formats/float32.ts";

const evidenceText = (column: EvidenceColumn): ((row: number) => string) => {
  const kindAt = textReader(column.kind);
  const ruleAt = textReader(column.ruleId);
  return (row) => {
    let text = "[";
    for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++) {
      if (text.length > 1) text += ",";
      const kind = JSON.stringify(kindAt(i));
      const rule = JSON.stringify(ruleAt(i));
      text += `[${kind},${rule},${column.charStart[i]},${column.charEnd[i]},${shortestFloat32(column.weight[i]!)}]`;
    }
    return `${text}]`;
  };
};

/**
 * Gives the text of each row's cell; null where there is none. Booleans are true and false, times ISO 8601 with "Z",
 * float32 its shortest form, evidence JSON: a list a piece, in the order of EvidenceRow.
 */
export const cellText = (column: Column): ((row: number) => string | null) => {
  const { valid } = column;
  const read = valueText(column);
  return valid === null ? read : (row) => (valid[row] === 0 ? null : read(row));
};

const valueText = (column: Column): ((row: number) => string) => {
  switch (column.storage) {
    case "utf8":
    case "dictionary": {
      const read = textReader({ ...column, valid: null });
      return (row) => read(row)!;
    }
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
