import { columnsOf, TABLE_NAMES, type Column, type TableName } from "@columnist/model";
import { cellText } from "../cells.ts";
import { aboutFields, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { MOST_UNITS, workbook, type Cell, type Sheet } from "../formats/workbook.ts";
import { shortestFloat32 } from "../formats/float32.ts";

/** Excel's own limit; the row of names is one of them. */
const MOST_ROWS = 1_048_576 - 1;

const cellReader = (column: Column): ((row: number) => Cell) => {
  switch (column.storage) {
    case "bool":
      return (row) => (column.valid?.[row] === 0 ? null : column.values[row] === 1);
    case "int32":
      return (row) => (column.valid?.[row] === 0 ? null : column.values[row]!);
    case "float32":
      return (row) => (column.valid?.[row] === 0 ? null : Number(shortestFloat32(column.values[row]!)));
    default:
      return cellText(column);
  }
};

const sheetOf = (name: TableName, source: ExportSource, skip: number): Sheet => ({
  name: skip === 0 ? name : `${name} ${skip / MOST_ROWS + 1}`,
  names: columnsOf(name).map((spec) => spec.name),
  *rows() {
    let at = 0;
    for (const { columns, rows } of source.batches(name)) {
      const cells = columnsOf(name).map((spec) => cellReader(columns[spec.name]!));
      for (let row = 0; row < rows; row++, at++)
        if (at >= skip && at < skip + MOST_ROWS) yield cells.map((read) => read(row));
    }
  },
});

const countRows = (name: TableName, source: ExportSource): number => {
  let count = 0;
  for (const { rows } of source.batches(name)) count += rows;
  return count;
};

function* sheetsOf(source: ExportSource): Generator<Sheet> {
  yield {
    name: "about",
    names: ["what", "value"],
    rows: () => [
      ...Object.entries(aboutFields(source.about)),
      [
        "long texts",
        `A cell holds ${MOST_UNITS} characters: a longer text ends with "…" here, and is whole in the CSV`,
      ],
    ],
  };
  for (const name of TABLE_NAMES) {
    const rows = countRows(name, source);
    for (let skip = 0; skip === 0 || skip < rows; skip += MOST_ROWS) yield sheetOf(name, source, skip);
  }
}

/**
 * columnist.xlsx: a sheet a table behind one that says what it is; texts are text (nothing is run as a formula or turned
 * into a date), the row of names stays in view. Memory: a batch.
 */
export const exportXlsx = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  { path: "columnist.xlsx", pieces: () => workbook([...sheetsOf(source)]) },
];
