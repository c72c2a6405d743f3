import { columnsOf, tableFrom, TABLE_NAMES, textColumn, type Table, type TableName } from "@columnist/model";
import {
  DataType,
  Dictionary,
  Int32,
  RecordBatchReader,
  Table as ArrowTable,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import { expect, test } from "vitest";
import { MAX_BATCH_ROWS } from "../corpus.ts";
import { exampleChunks } from "../example.ts";
import { joinTables } from "../ranges.ts";
import { readArrow } from "../readArrow.ts";
import { assemble, writeArrow } from "../oracle.ts";

const bytesOf = (name: TableName, batches: () => Iterable<Table>): Uint8Array =>
  new Uint8Array(Buffer.concat([...writeArrow(name, batches)]));

const corpus = assemble(exampleChunks(300));

test("each column carries its description, unit and terms as field metadata", () => {
  for (const name of TABLE_NAMES) {
    const { schema } = tableFromIPC(bytesOf(name, () => corpus.batches(name)));
    for (const [index, spec] of columnsOf(name).entries()) {
      const field = schema.fields[index]!;
      expect(field.name).toBe(spec.name);
      expect(field.nullable).toBe(spec.nullable);
      expect(field.metadata.get("description")).toBe(spec.description);
      expect(field.metadata.get("unit") ?? null).toBe(spec.unit);
    }
  }
});

test("dictionaries have ids of their own, int8 for closed sets in the contract's order, int32 for the rest", () => {
  const table = tableFromIPC(bytesOf("sentences", () => corpus.batches("sentences")));
  const ids = new Set<number>();
  for (const spec of columnsOf("sentences").filter(({ storage }) => storage === "dictionary")) {
    const type = table.schema.fields.find(({ name }) => name === spec.name)!.type as Dictionary;
    ids.add(type.id);
    expect(DataType.isInt(type.indices) && type.indices.bitWidth).toBe(spec.values === null ? 32 : 8);
    const words = [...table.getChild(spec.name)!.data[0]!.dictionary!] as Array<string>;
    expect(words).toEqual(spec.values ?? words.toSorted());
  }
  expect(ids.size).toBe(columnsOf("sentences").filter(({ storage }) => storage === "dictionary").length);
});

test("a dictionary of more than 127 words keeps every word", () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({
    source_path: `p${i}`,
    source_record: null,
    stage: "parse",
    error: `code.${i}`,
    detail: "d",
    advice: "a",
  }));
  const table = tableFromIPC(bytesOf("failures", () => [tableFrom("failures", rows)]));
  expect([...table.getChild("error")!]).toEqual(rows.map(({ error }) => error));
});

test("a dictionary is written once, whole, whatever the number of batches", () => {
  const batches = [...corpus.batches("sentences")];
  expect(batches.length).toBeGreaterThan(1);
  const reader = RecordBatchReader.from(bytesOf("sentences", () => batches));
  const dictionaries = new Set<unknown>();
  for (const batch of reader)
    dictionaries.add(batch.getChild("labeler_version")!.data[0]!.dictionary!.data[0]);
  expect(dictionaries.size).toBe(1);
});

test("ids of articles stand in each batch alone, and are read as well where an older contract has a dictionary of them", () => {
  const [batch] = RecordBatchReader.from(bytesOf("documents", () => corpus.batches("documents")));
  for (const column of ["doc_id", "dup_cluster"])
    expect(DataType.isUtf8(batch!.getChild(column)!.type)).toBe(true);
  const ids = ["d_1", "d_2", "d_1"];
  const old = new ArrowTable({ doc_id: vectorFromArray(ids, new Dictionary(new Utf8(), new Int32())) });
  const read = readArrow("documents", tableToIPC(old, "file"), { otherContracts: true });
  expect(read.ok && read.value.columns["doc_id"]).toEqual(textColumn(ids));
});

test("batches hold at most 65,536 rows, and a batch ends with an article where it can", () => {
  const chunk = exampleChunks(20)[0]!;
  const many = Array.from({ length: 200 }, () => chunk.tables.quote_sentences);
  const long = joinTables("quote_sentences", many);
  expect(long.rows).toBeGreaterThan(MAX_BATCH_ROWS / 8);
  const failures = tableFrom(
    "failures",
    Array.from({ length: MAX_BATCH_ROWS + 10 }, (_, i) => ({
      source_path: `p${String(i).padStart(6, "0")}`,
      source_record: null,
      stage: "read",
      error: "e",
      detail: "d",
      advice: "a",
    })),
  );
  const sizes = [...assemble([{ ...chunk, tables: { ...chunk.tables, failures } }]).batches("failures")].map(
    (batch) => batch.rows,
  );
  expect(sizes).toEqual([MAX_BATCH_ROWS, 10]);
});

test("the pieces are handed on batch by batch, and nothing is compressed", () => {
  const batches = [...corpus.batches("sentences")];
  let given = 0;
  let largest = 0;
  const counting = function* (): Iterable<Table> {
    for (const batch of batches) {
      given++;
      yield batch;
    }
  };
  const pieces = writeArrow("sentences", counting);
  // The first pass over the batches, for the dictionaries, is done before the first piece.
  pieces.next();
  expect(given).toBeLessThanOrEqual(batches.length + 1);
  let total = 0;
  for (const piece of pieces) {
    largest = Math.max(largest, piece.length);
    total += piece.length;
  }
  expect(largest).toBeLessThan(total * 0.75);
});
