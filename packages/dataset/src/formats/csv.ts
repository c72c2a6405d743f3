/**
 * CSV a batch at a time: RFC 4180 quoting, LF, UTF-8 without a mark, a final newline, empty for null. Cells go from the
 * columns' bytes to the file's; roundTrip.test.ts holds the result equal to csv-stringify's own of the same rows, which
 * took 2.4 to 5 times as long as a bare loop when it was sent all cells.
 */
import {
  columnsOf,
  type Column,
  type ColumnSpec,
  type Table,
  type TableName,
  type TextColumn,
} from "@columnist/model";
import { stringify, type Options } from "csv-stringify/sync";
import { cellText } from "../cells.ts";
import { checkBatch } from "../check.ts";
import { ByteText } from "./byteText.ts";
import { evidenceCell } from "./evidenceCell.ts";

const encoder = new TextEncoder();

const OPTIONS: Options = { header: false, eof: true, record_delimiter: "\n" };

const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const MARK = 0x22;

const needsQuotes = (bytes: Uint8Array, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte <= COMMA && (byte === COMMA || byte === MARK || byte === LINE_FEED || byte === RETURN))
      return true;
  }
  return false;
};

/** Puts the cell of a row that has a value. */
type PutCell = (out: ByteText, row: number) => void;

const putText = ({ bytes, offsets }: TextColumn): PutCell => {
  return (out, row) => {
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    if (needsQuotes(bytes, start, end)) out.quoted(bytes, start, end);
    else out.slice(bytes, start, end);
  };
};

const putValue = (column: Column): PutCell => {
  switch (column.storage) {
    case "utf8":
    case "dictionary":
      return putText(column);
    case "evidence":
      return evidenceCell(column);
    case "int32":
      return (out, row) => out.int32(column.values[row]!);
    case "float32":
      return (out, row) => out.float32(column.values[row]!);
    case "bool":
      return (out, row) => out.ascii(column.values[row] === 1 ? "true" : "false");
    case "timestamp":
      return (out, row) => out.ascii(new Date(column.values[row]!).toISOString());
  }
};

const putCell = (column: Column): PutCell => {
  const { valid } = column;
  const put = putValue(column);
  return valid === null
    ? put
    : (out, row) => {
        if (valid[row] === 1) put(out, row);
      };
};

// Room for the texts and about ten bytes for any other cell; the run grows where that is short.
const sizeOf = (columns: ReadonlyArray<Column>, rows: number): number =>
  columns.reduce(
    (sum, column) => sum + ("bytes" in column ? column.bytes.length + rows * 2 : rows * 10),
    1024,
  );

const batchBytes = (specs: ReadonlyArray<ColumnSpec>, batch: Table): Uint8Array => {
  const columns = specs.map((spec) => batch.columns[spec.name]!);
  const puts = columns.map(putCell);
  const out = new ByteText(sizeOf(columns, batch.rows));
  for (let row = 0; row < batch.rows; row++) {
    for (let column = 0; column < puts.length; column++) {
      if (column > 0) out.code(COMMA);
      puts[column]!(out, row);
    }
    out.code(LINE_FEED);
  }
  return out.take();
};

const headerOf = (specs: ReadonlyArray<ColumnSpec>): Uint8Array =>
  encoder.encode(stringify([specs.map((spec) => spec.name)], OPTIONS));

/** The first line of a table's CSV file. */
export const csvHead = (name: TableName): Uint8Array => headerOf(columnsOf(name));

/** A batch as lines of its table's CSV file. It is not checked here: `arrowBlock` of the same batch does. */
export const csvLines = (name: TableName, batch: Table): Uint8Array => batchBytes(columnsOf(name), batch);

/** Some columns of a table as the bytes of a CSV file (see writeCsv). */
export function* writeCsvColumns(
  name: TableName,
  specs: ReadonlyArray<ColumnSpec>,
  batches: () => Iterable<Table>,
): Generator<Uint8Array, void, undefined> {
  yield headerOf(specs);
  for (const batch of batches()) {
    checkBatch(name, batch);
    yield batchBytes(specs, batch);
  }
}

/**
 * A table as the bytes of a CSV file, in pieces. Memory: one batch.
 * Throws a BatchFault for a batch that breaks the contract.
 */
export const writeCsv = (
  name: TableName,
  batches: () => Iterable<Table>,
): Generator<Uint8Array, void, undefined> => writeCsvColumns(name, columnsOf(name), batches);

/** The cells of a batch as csv-stringify takes them. */
export const csvRecords = (name: TableName, batch: Table): Array<Array<string | null>> => {
  const readers = columnsOf(name).map((spec) => cellText(batch.columns[spec.name]!));
  return Array.from({ length: batch.rows }, (_, row) => readers.map((read) => read(row)));
};

/**
 * CSV for Excel: a ' stands before a text that Excel would run as a formula, so the text is no longer the exact one.
 * The mark at the start of the file tells Excel that it is UTF-8.
 */
export function* writeExcelCsv(
  name: TableName,
  batches: () => Iterable<Table>,
): Generator<Uint8Array, void, undefined> {
  yield Uint8Array.of(0xef, 0xbb, 0xbf);
  yield headerOf(columnsOf(name));
  for (const batch of batches()) {
    checkBatch(name, batch);
    yield encoder.encode(stringify(csvRecords(name, batch), { ...OPTIONS, escape_formulas: true }));
  }
}
