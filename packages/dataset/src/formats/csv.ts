/**
 * CSV a batch at a time: RFC 4180 quoting, LF, UTF-8 without a mark, a final newline, empty for null. Cells go from the
 * columns' bytes to the file's; roundTrip.test.ts holds the result equal to csv-stringify's own of the same rows, which
 * took 2.4 to 5 times as long as a bare loop when it was sent all cells.
 */
import { columnsOf, type ColumnSpec, type Table, type TableName } from "@columnist/model";
import { stringify, type Options } from "csv-stringify/sync";
import { cellText } from "../cells.ts";
import { checkBatch } from "../check.ts";
import { csvCells } from "./csvCells.ts";

const encoder = new TextEncoder();

const OPTIONS: Options = { header: false, eof: true, record_delimiter: "\n" };

const COMMA = 0x2c;
const LINE_FEED = 0x0a;

// Filled again for each batch: a new one of its size would be cleared first.
let room = new Uint8Array(1 << 20);
const MOST_KEPT = 1 << 26;

/** Lines of CSV. */
export interface CsvLines {
  readonly bytes: Uint8Array;
  /** Where each line ends, its line feed included. */
  readonly ends: Uint32Array;
}

const linesOf = (specs: ReadonlyArray<ColumnSpec>, batch: Table): CsvLines => {
  const cells = specs.map((spec) => csvCells(batch.columns[spec.name]!));
  const most = cells.reduce((sum, column) => sum + column.most + batch.rows, 0);
  if (room.length < most) room = new Uint8Array(Math.ceil(most * 1.25));
  const puts = cells.map(({ put }) => put);
  const ends = new Uint32Array(batch.rows);
  let at = 0;
  for (let row = 0; row < batch.rows; row++) {
    for (let column = 0; column < puts.length; column++) {
      if (column > 0) room[at++] = COMMA;
      at = puts[column]!(room, at, row);
    }
    room[at++] = LINE_FEED;
    ends[row] = at;
  }
  const bytes = room.slice(0, at);
  if (room.length > MOST_KEPT) room = new Uint8Array(1 << 20);
  return { bytes, ends };
};

const headerOf = (specs: ReadonlyArray<ColumnSpec>): Uint8Array =>
  encoder.encode(stringify([specs.map((spec) => spec.name)], OPTIONS));

/** The first line of a table's CSV file. */
export const csvHead = (name: TableName): Uint8Array => headerOf(columnsOf(name));

/** A batch as lines of its table's CSV file. It is not checked here: `arrowBlock` of the same batch does. */
export const csvLines = (name: TableName, batch: Table): CsvLines => linesOf(columnsOf(name), batch);

/** Some columns of a table as the bytes of a CSV file (see writeCsv). */
export function* writeCsvColumns(
  name: TableName,
  specs: ReadonlyArray<ColumnSpec>,
  batches: () => Iterable<Table>,
): Generator<Uint8Array, void, undefined> {
  yield headerOf(specs);
  for (const batch of batches()) {
    checkBatch(name, batch);
    yield linesOf(specs, batch).bytes;
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
