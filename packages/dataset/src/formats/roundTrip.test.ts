import { columnsOf, rowsFrom, tableFrom, TABLE_NAMES, type Table } from "@columnist/model";
import { Table as ArrowTable, tableFromIPC, tableToIPC } from "apache-arrow";
import { stringify } from "csv-stringify/sync";
import { expect, test } from "vitest";
import { AWKWARD, exampleArticle, exampleChunk, exampleChunks } from "../example.ts";
import { joinTables } from "../ranges.ts";
import { readArrow } from "../readArrow.ts";
import { readCsv } from "../readCsv.ts";
import { csvRecords } from "./csv.ts";
import { assemble, writeArrow } from "../oracle.ts";
import { writeCsv } from "./csv.ts";

const bytesOf = (pieces: Iterable<Uint8Array>): Uint8Array => new Uint8Array(Buffer.concat([...pieces]));

const corpus = assemble([...exampleChunks(60, 7), exampleChunk([exampleArticle(9000, AWKWARD)])]);

test.each(TABLE_NAMES)("%s: Arrow and CSV read back cell for cell", (name) => {
  const batches = (): Iterable<Table> => corpus.batches(name);
  const rows = rowsFrom(name, joinTables(name, [...batches()]));
  expect(rows.length).toBe(corpus.rows[name]);
  for (const read of [
    readArrow(name, bytesOf(writeArrow(name, batches))),
    readCsv(name, bytesOf(writeCsv(name, batches))),
  ]) {
    if (!read.ok) throw new Error(read.refusal.message);
    expect(rowsFrom(name, read.value)).toEqual(rows);
  }
});

test.each(TABLE_NAMES)("%s: the bytes are csv-stringify's own of the same rows", (name) => {
  const batches = [...corpus.batches(name)];
  const records = [
    columnsOf(name).map((spec) => spec.name),
    ...batches.flatMap((batch) => csvRecords(name, batch)),
  ];
  const whole = stringify(records, { record_delimiter: "\n" });
  expect(bytesOf(writeCsv(name, () => batches))).toEqual(new Uint8Array(Buffer.from(whole)));
});

test("evidence is a list a piece in CSV; an object a piece, as contracts below 3 had it, reads as the same", () => {
  const csv = new TextDecoder().decode(bytesOf(writeCsv("sentences", () => corpus.batches("sentences"))));
  const piece = /\[("".*?""),("".*?""),(\d+),(\d+),([^,\]]+)\]/g;
  const older = csv.replace(
    piece,
    '{""kind"":$1,""rule_id"":$2,""char_start"":$3,""char_end"":$4,""weight"":$5}',
  );
  expect(older.match(/""kind""/g)).toHaveLength(csv.match(piece)!.length);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(readCsv("sentences", encode(older))).toEqual(readCsv("sentences", encode(csv)));
  for (const broken of [
    "[1]",
    '[[""rule"",""O2"",1,2]]',
    '[[""rule"",""O2"",2,3,""x""]]',
    '[{""kind"":""a""}]',
  ]) {
    const read = readCsv("sentences", encode(csv.replace(/"\[\[.*?\]\]"/, `"${broken}"`)));
    expect(read.ok ? "" : read.refusal.message).toContain("is no list of kind, rule_id, char_start");
  }
});

test.each(TABLE_NAMES)("%s: a table of no rows reads back as one", (name) => {
  const none = (): Iterable<Table> => [];
  for (const read of [
    readArrow(name, bytesOf(writeArrow(name, none))),
    readCsv(name, bytesOf(writeCsv(name, none))),
  ]) {
    expect(read).toEqual({ ok: true, value: tableFrom(name, []) });
  }
});

test("the same bytes whatever the order of chunks and however they are cut", () => {
  const one = assemble(exampleChunks(40, 40));
  const many = assemble(exampleChunks(40, 3).toReversed());
  for (const name of TABLE_NAMES.filter((table) => table !== "failures")) {
    expect(bytesOf(writeArrow(name, () => many.batches(name)))).toEqual(
      bytesOf(writeArrow(name, () => one.batches(name))),
    );
    expect(bytesOf(writeCsv(name, () => many.batches(name)))).toEqual(
      bytesOf(writeCsv(name, () => one.batches(name))),
    );
  }
});

test("writing a table twice gives the same bytes: dictionary ids do not count up", () => {
  const write = (): Uint8Array => bytesOf(writeArrow("sentences", () => corpus.batches("sentences")));
  expect(write()).toEqual(write());
});

test("damaged files are refused, with the table's name", () => {
  const arrow = bytesOf(writeArrow("quotes", () => corpus.batches("quotes")));
  const csv = new TextDecoder().decode(bytesOf(writeCsv("quotes", () => corpus.batches("quotes"))));
  const encoder = new TextEncoder();
  for (const read of [
    readArrow("quotes", arrow.subarray(0, 100)),
    readArrow("quotes", encoder.encode("no arrow")),
    readArrow("sentences", arrow),
    readCsv("quotes", encoder.encode(csv.replace("quote_id", "id"))),
    readCsv("quotes", encoder.encode(csv.slice(0, -30))),
    readCsv("quotes", Uint8Array.of(0xff, 0xfe, 0x41)),
  ]) {
    expect(read.ok).toBe(false);
    expect(read.ok ? "" : read.refusal.message).toMatch(/^(quotes|sentences)\.(arrow|csv)/);
  }
});

test("a file of another contract is refused, and read with what it has where one asks for that", () => {
  const whole = bytesOf(writeArrow("sentences", () => corpus.batches("sentences")));
  const table = tableFromIPC(whole);
  const texts = rowsFrom("sentences", joinTables("sentences", [...corpus.batches("sentences")])).map(
    (row) => row.text,
  );
  // Columns by name, each from the column that is named.
  const made = (from: ReadonlyArray<readonly [string, string]>): Uint8Array =>
    tableToIPC(new ArrowTable(Object.fromEntries(from.map(([to, name]) => [to, table.getChild(name)!]))));
  const names = columnsOf("sentences").map((spec) => spec.name);
  const older = made(
    names.filter((name) => name !== "voice" && name !== "evidence").map((name) => [name, name]),
  );
  expect(readArrow("sentences", older)).toMatchObject({
    ok: false,
    refusal: { code: "dataset.column.missing" },
  });
  const swapped = made(names.map((name) => [name, name === "speaker" ? "char_start" : name]));
  const refused = readArrow("sentences", swapped);
  expect(refused.ok ? "" : refused.refusal.message).toContain("speaker of another type");

  for (const [bytes, column, value] of [
    [older, "voice", ""],
    [older, "evidence", []],
    [swapped, "speaker", null],
  ] as const) {
    const read = readArrow("sentences", bytes, { otherContracts: true });
    if (!read.ok) throw new Error(read.refusal.message);
    const rows = rowsFrom("sentences", read.value);
    expect(rows.map((row) => row[column])).toEqual(rows.map(() => value));
    expect(rows.map((row) => row.text)).toEqual(texts);
  }
});
