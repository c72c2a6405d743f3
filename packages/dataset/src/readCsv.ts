/**
 * CSV bytes back to columns: RFC 4180 as csv.ts writes it. An empty cell is null where the contract allows one. Evidence
 * may also be of contracts below 3, which had an object a piece.
 */
import {
  accept,
  columnsOf,
  EvidenceRow,
  refuse,
  tableFrom,
  type ColumnSpec,
  type Result,
  type RowOf,
  type Table,
  type TableName,
} from "@columnist/model";
import { csvRecords } from "./csvRecords.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

const EVIDENCE_FIELDS = Object.keys(EvidenceRow.shape);

const evidenceOf = (cell: string): ReadonlyArray<EvidenceRow> =>
  (JSON.parse(cell) as ReadonlyArray<unknown>).map((piece) => {
    const read = EvidenceRow.safeParse(
      Array.isArray(piece) && piece.length === EVIDENCE_FIELDS.length
        ? Object.fromEntries(EVIDENCE_FIELDS.map((field, index) => [field, (piece as Array<unknown>)[index]]))
        : piece,
    );
    if (read.success) return read.data;
    throw new Error(`evidence ${JSON.stringify(piece)} is no list of ${EVIDENCE_FIELDS.join(", ")}`);
  });

/** A cell of CSV as the contract's type; of another type what the number or text of it is, which `tableFrom` refuses. */
export const valueOf = (spec: ColumnSpec, cell: string): unknown => {
  if (cell === "" && spec.nullable) return null;
  switch (spec.storage) {
    case "utf8":
    case "dictionary":
      return cell;
    case "int32":
      return Number(cell);
    case "float32":
      return Math.fround(Number(cell));
    case "bool":
      return cell === "true" ? true : cell === "false" ? false : cell;
    case "timestamp":
      return Date.parse(cell);
    case "evidence":
      return evidenceOf(cell);
  }
};

const ADVICE =
  "rebuild the dataset, or fetch it again: the file was edited, is cut short or has another contract";

/** The table of a CSV file. Refused: bytes that are no UTF-8, other columns than the contract's, a cell of another type. */
export const readCsv = (name: TableName, bytes: Uint8Array): Result<Table> => {
  const specs = columnsOf(name);
  try {
    const records = csvRecords(decoder.decode(bytes));
    if (records === null) return refuse("dataset.csv.broken", `${name}.csv: a mark is never closed`, ADVICE);
    const header = records[0]?.join(",") ?? "";
    const expected = specs.map((spec) => spec.name).join(",");
    if (header !== expected)
      return refuse("dataset.csv.columns", `${name}.csv has the columns ${header}, not ${expected}`, ADVICE);
    const short = records.findIndex((record) => record.length !== specs.length);
    if (short !== -1)
      return refuse(
        "dataset.csv.broken",
        `${name}.csv: record ${short} has ${records[short]!.length} cells`,
        ADVICE,
      );
    const rows = records
      .slice(1)
      .map((record) =>
        Object.fromEntries(specs.map((spec, index) => [spec.name, valueOf(spec, record[index]!)])),
      );
    return accept(tableFrom(name, rows as unknown as ReadonlyArray<RowOf<typeof name>>));
  } catch (cause) {
    return refuse("dataset.csv.broken", `${name}.csv: ${(cause as Error).message}`, ADVICE);
  }
};
