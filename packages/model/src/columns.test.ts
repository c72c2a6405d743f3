import { expect, test } from "vitest";
import { buffersOf, tableFrom, textColumn } from "./columns.ts";
import { columnsOf, KEYS, TABLE_NAMES, TABLES } from "./rows.ts";

test("a text column is UTF-8 with offsets, and null takes no bytes", () => {
  const column = textColumn(["né", null, "“a”"]);
  expect([...column.offsets]).toEqual([0, 3, 3, 10]);
  expect([...(column.valid ?? [])]).toEqual([1, 0, 1]);
  expect(new TextDecoder().decode(column.bytes)).toBe("né“a”");
});

test("a pair cut in two by cells is two lone halves, not one character", () => {
  const column = textColumn(["a\ud83d", "\ude00b", null, "😀"]);
  expect([...column.offsets]).toEqual([0, 4, 8, 8, 12]);
  expect(new TextDecoder().decode(column.bytes)).toBe("a\ufffd\ufffdb😀");
});

test("rows become columns by storage", () => {
  const table = tableFrom("failures", [
    {
      source_path: "a.txt",
      source_record: null,
      stage: "parse",
      error: "parse.text.empty",
      detail: "empty",
      advice: "give it text",
    },
  ]);
  expect(table.rows).toBe(1);
  expect(Object.keys(table.columns)).toEqual(columnsOf("failures").map((column) => column.name));
  expect(table.columns["source_record"]).toMatchObject({ valid: Uint8Array.of(0) });
});

test("every buffer is listed once for transfer", () => {
  const table = tableFrom("failures", []);
  const buffers = buffersOf([table, table]);
  expect(new Set(buffers).size).toBe(buffers.length);
  expect(buffers.length).toBeGreaterThan(5);
});

test("each column of each table has a description and a storage", () => {
  for (const table of TABLE_NAMES)
    for (const column of columnsOf(table)) {
      expect(column.description, `${table}.${column.name}`).toMatch(/\w/);
      expect(column.storage, `${table}.${column.name}`).toMatch(/\w/);
    }
});

test("keys name columns that exist", () => {
  for (const table of TABLE_NAMES) {
    const names = Object.keys(TABLES[table].shape);
    for (const key of KEYS[table].primary) expect(names).toContain(key);
    for (const { column, table: other, to } of KEYS[table].foreign) {
      expect(names).toContain(column);
      expect(Object.keys(TABLES[other].shape)).toContain(to);
    }
  }
});
