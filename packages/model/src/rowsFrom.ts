/** Columns back to rows: what a diff, a correction or a page reads. The inverse of `tableFrom`. */
import { cellsIn, type Cell } from "./cellReader.ts";
import type { Column, EvidenceColumn, StringColumn, Table } from "./columns.ts";
import { columnsOf, type EvidenceRow, type RowOf, type TableName } from "./rows.ts";

// Without ignoreBOM a text that starts with U+FEFF would lose it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Text of row `row`; null where there is none. */
export const textAt = (column: StringColumn, row: number): string | null =>
  column.valid !== null && column.valid[row] === 0
    ? null
    : column.storage === "dictionary"
      ? column.words[column.ids[row]!]!
      : decoder.decode(column.bytes.subarray(column.offsets[row]!, column.offsets[row + 1]!));

const evidenceAt = (column: EvidenceColumn, row: number): ReadonlyArray<EvidenceRow> => {
  const items: Array<EvidenceRow> = [];
  for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++) {
    items.push({
      kind: textAt(column.kind, i)!,
      rule_id: textAt(column.ruleId, i)!,
      char_start: column.charStart[i]!,
      char_end: column.charEnd[i]!,
      weight: column.weight[i]!,
    });
  }
  return items;
};

/** One cell as the contract's type: string, number, boolean, evidence or null. */
export const cellAt = (column: Column, row: number): Cell => {
  if (column.valid !== null && column.valid[row] === 0) return null;
  switch (column.storage) {
    case "utf8":
    case "dictionary":
      return textAt(column, row);
    case "bool":
      return column.values[row] === 1;
    case "evidence":
      return evidenceAt(column, row);
    case "int32":
    case "float32":
    case "timestamp":
      return column.values[row]!;
  }
};

/** Row `row` of a table as an object of the contract. */
export const rowAt = <T extends TableName>(name: T, table: Table, row: number): RowOf<T> =>
  Object.fromEntries(
    columnsOf(name).map((spec) => [spec.name, cellAt(table.columns[spec.name]!, row)]),
  ) as RowOf<T>;

const rowsIn = (name: TableName, table: Table, only: ReadonlyArray<string> | null): ReadonlyArray<object> => {
  const rows: Array<Record<string, Cell>> = Array.from({ length: table.rows }, () => ({}));
  for (const spec of columnsOf(name)) {
    if (only !== null && !only.includes(spec.name)) continue;
    const cells = cellsIn(table.columns[spec.name]!, table.rows);
    for (let row = 0; row < rows.length; row++) rows[row]![spec.name] = cells[row]!;
  }
  return rows;
};

/** Every row of a table. Objects cost about ten times their columns: for small tables and single articles. */
export const rowsFrom = <T extends TableName>(name: T, table: Table): ReadonlyArray<RowOf<T>> =>
  rowsIn(name, table, null) as ReadonlyArray<RowOf<T>>;

/** Of every row of a table, the columns that are named. */
export const partialRowsFrom = <T extends TableName, C extends keyof RowOf<T> & string>(
  name: T,
  table: Table,
  only: ReadonlyArray<C>,
): ReadonlyArray<Pick<RowOf<T>, C>> => rowsIn(name, table, only) as ReadonlyArray<Pick<RowOf<T>, C>>;
