import { tableFrom, type Column, type Table } from "@columnist/model";
import { expect, test } from "vitest";
import { checkBatch, MAX_COLUMN_BYTES } from "./check.ts";
import { exampleChunks } from "./example.ts";
import { writeArrow } from "./oracle.ts";
import { writeCsv } from "./formats/csv.ts";

const [chunk] = exampleChunks(3);
const { sentences, documents } = chunk!.tables;

const withColumn = (table: Table, name: string, change: Record<string, unknown>): Table => ({
  ...table,
  columns: { ...table.columns, [name]: { ...table.columns[name]!, ...change } as Column },
});

const nullAt0 = (table: Table): Uint8Array => new Uint8Array(table.rows).fill(1).fill(0, 0, 1);
const numbers = (table: Table, value: number): Float32Array => new Float32Array(table.rows).fill(value);

test.each([
  [
    "null where none may be",
    withColumn(sentences, "sent_index", { valid: nullAt0(sentences) }),
    /sent_index: row 0: null/,
  ],
  [
    "an int32 that overflowed",
    withColumn(sentences, "char_end", { values: new Int32Array(sentences.rows).fill(2 ** 31) }),
    /char_end: row 0: -2147483648 is below 0/,
  ],
  [
    "0 - 1",
    withColumn(sentences, "para_index", { values: new Int32Array(sentences.rows).fill(-1) }),
    /below 0/,
  ],
  ["NaN", withColumn(sentences, "p_claim", { values: numbers(sentences, Number.NaN) }), /NaN is no number/],
  [
    "infinity",
    withColumn(sentences, "confidence", { values: numbers(sentences, Infinity) }),
    /Infinity is no number/,
  ],
  [
    "an empty text",
    withColumn(sentences, "text", { offsets: new Int32Array(sentences.rows + 1), bytes: new Uint8Array(0) }),
    /"" as text/,
  ],
  [
    "a column of another length",
    withColumn(sentences, "abstain", { values: new Uint8Array(1) }),
    /has 1 rows/,
  ],
  [
    "a column of another type",
    withColumn(sentences, "abstain", sentences.columns["text"]! as never),
    /stored as utf8, not bool/,
  ],
  [
    "offsets past the bytes",
    withColumn(sentences, "text", { bytes: new Uint8Array(3) }),
    /offsets do not end/,
  ],
])("%s is not written", (_, table, message) => {
  expect(() => checkBatch("sentences", table)).toThrow(message);
  expect(() => [...writeArrow("sentences", () => [table])]).toThrow();
  expect(() => [...writeCsv("sentences", () => [table])]).toThrow(message);
});

test("a batch over 2 GiB is not written", () => {
  const huge = { length: MAX_COLUMN_BYTES + 1 } as Uint8Array;
  expect(() => checkBatch("documents", withColumn(documents, "text", { bytes: huge }))).toThrow(/over 2 GiB/);
});

test("a term outside its closed set is not written", () => {
  const [first] = exampleChunks(1);
  const whole = first!.tables.sentences;
  const words = { ids: new Int32Array(whole.rows), words: ["x"] };
  expect(() => [...writeArrow("sentences", () => [withColumn(whole, "label", words as never)])]).toThrow(
    /"x" is not in the dictionary/,
  );
});

test("tableFrom refuses cells that typed arrays would bend", () => {
  const run = { doc_id: "d", text_start: 0, text_end: 1, raw_byte_start: 0, raw_byte_end: 1 };
  expect(() => tableFrom("offset_map", [{ ...run, text_end: 2 ** 31 }])).toThrow(
    /offset_map.text_end, row 0/,
  );
  expect(() => tableFrom("offset_map", [{ ...run, text_end: 0.5 }])).toThrow(/text_end/);
  expect(() => tableFrom("offset_map", [{ ...run, doc_id: "" }])).toThrow(/doc_id/);
  expect(() => tableFrom("offset_map", [{ ...run, doc_id: null as never }])).toThrow(/doc_id/);
});
