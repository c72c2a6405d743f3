/** arrow-js, flechette and arquero read every Arrow file, and give the rows that were written. */
import { rowsFrom, TABLE_NAMES, type TableName } from "@columnist/model";
import { joinTables } from "@columnist/dataset";
import * as flechette from "@uwdata/flechette";
import * as arrow from "apache-arrow";
import { fromArrow } from "arquero";
import { expect, test } from "vitest";
import { exampleCorpus } from "./folder.ts";
import { writeArrow } from "@columnist/dataset/oracle";

const corpus = exampleCorpus(60);
const bytesOf = (name: TableName): Uint8Array =>
  new Uint8Array(Buffer.concat([...writeArrow(name, () => corpus.batches(name))]));

// Readers in JavaScript drop a mark at the start of a text, as their TextDecoder does; the file has it (see compare.py).
const bare = (value: unknown): unknown => {
  if (typeof value === "string") return value.replace(/^\uFEFF/, "");
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.getTime();
  if (value === null || typeof value !== "object") return value;
  if (Symbol.iterator in value && !(value instanceof Map)) {
    const items = [...(value as Iterable<unknown>)];
    return items.every((item) => Array.isArray(item) && item.length === 2 && typeof item[0] === "string") &&
      items.length > 0
      ? Object.fromEntries((items as Array<[string, unknown]>).map(([key, item]) => [key, bare(item)]))
      : items.map(bare);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bare(item)]));
};

type Read = (bytes: Uint8Array) => ReadonlyArray<Record<string, unknown>>;

const READERS: Readonly<Record<string, Read>> = {
  "arrow-js": (bytes) => {
    const table = arrow.tableFromIPC(bytes);
    return Array.from({ length: table.numRows }, (_, row) =>
      Object.fromEntries(table.schema.fields.map(({ name }) => [name, table.getChild(name)!.get(row)])),
    );
  },
  flechette: (bytes) => flechette.tableFromIPC(bytes).toArray() as ReadonlyArray<Record<string, unknown>>,
  arquero: (bytes) => fromArrow(bytes).objects() as ReadonlyArray<Record<string, unknown>>,
};

test.each(Object.keys(READERS).flatMap((reader) => TABLE_NAMES.map((table) => [reader, table] as const)))(
  "%s reads %s",
  (reader, name) => {
    const expected = rowsFrom(name, joinTables(name, [...corpus.batches(name)]));
    const found = READERS[reader]!(bytesOf(name));
    expect(found.map(bare)).toEqual(expected.map(bare));
  },
);
