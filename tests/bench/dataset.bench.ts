/**
 * The writers against what they are held to (issue 8): Arrow at least 3 times as fast as apache-arrow's Builders, CSV
 * within 1.3 times of a bare loop over the same rows. `vitest bench --run tests/bench/dataset.bench.ts`
 */
import { joinTables } from "@columnist/dataset";
import { exampleChunks } from "@columnist/dataset/example";
import { columnsOf, rowsFrom, type SentenceRow, type Table } from "@columnist/model";
import * as arrow from "apache-arrow";
import { stringify } from "csv-stringify/sync";
import { test } from "vitest";
import { assemble, writeArrow } from "@columnist/dataset/oracle";
import { writeCsv } from "@columnist/dataset";

const corpus = assemble(exampleChunks(400));
const batches = [...corpus.batches("sentences")];
const whole = joinTables("sentences", batches);
const rows = rowsFrom("sentences", whole);
const specs = columnsOf("sentences");

const drain = (pieces: Iterable<Uint8Array>): number => {
  let bytes = 0;
  for (const piece of pieces) bytes += piece.length;
  return bytes;
};

const evidence = new arrow.List(
  new arrow.Field(
    "item",
    new arrow.Struct([
      new arrow.Field("kind", new arrow.Utf8(), false),
      new arrow.Field("rule_id", new arrow.Utf8(), false),
      new arrow.Field("char_start", new arrow.Int32(), false),
      new arrow.Field("char_end", new arrow.Int32(), false),
      new arrow.Field("weight", new arrow.Float32(), false),
    ]),
    false,
  ),
);
const typeOf = (storage: string): arrow.DataType => {
  switch (storage) {
    case "dictionary":
      return new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
    case "int32":
      return new arrow.Int32();
    case "float32":
      return new arrow.Float32();
    case "bool":
      return new arrow.Bool();
    case "evidence":
      return evidence;
    default:
      return new arrow.Utf8();
  }
};

/** apache-arrow's own way: a Builder a column, a call a cell. */
const byBuilders = (): number => {
  const vectors = Object.fromEntries(
    specs.map((spec) => {
      const builder = arrow.makeBuilder({ type: typeOf(spec.storage), nullValues: [null] });
      for (const row of rows) builder.append(row[spec.name as keyof SentenceRow] as never);
      return [spec.name, builder.finish().toVector()];
    }),
  );
  return arrow.tableToIPC(new arrow.Table(vectors), "file").length;
};

const cell = (value: string | number | boolean | object | null | undefined): string => {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const encoder = new TextEncoder();

/** A bare loop over the rows: join the cells, quote those that need it, encode every 4,096 rows. */
const byLoop = (): number => {
  let bytes = 0;
  let text = "";
  for (const [index, row] of rows.entries()) {
    const values = Object.values(row);
    for (let column = 0; column < values.length; column++)
      text += (column === 0 ? "" : ",") + cell(values[column]);
    text += "\n";
    if (index % 4096 === 4095) {
      bytes += encoder.encode(text).length;
      text = "";
    }
  }
  return bytes + encoder.encode(text).length;
};

const byStringify = (): number => {
  let bytes = 0;
  for (let start = 0; start < rows.length; start += 4096) {
    const records = rows.slice(start, start + 4096);
    const cast = {
      boolean: (value: boolean) => String(value),
      object: (value: object) => JSON.stringify(value),
    };
    bytes += encoder.encode(stringify(records as Array<never>, { cast })).length;
  }
  return bytes;
};

const some = (): Iterable<Table> => batches;

test("Arrow: 9,000 sentences", { timeout: 600_000 }, async ({ bench }) => {
  await bench.compare(
    bench("columns, makeData", () => {
      drain(writeArrow("sentences", some));
    }),
    bench("apache-arrow Builders", () => {
      byBuilders();
    }),
  );
});

test("CSV: 9,000 sentences", { timeout: 600_000 }, async ({ bench }) => {
  await bench.compare(
    bench("columns, csv-stringify for quoted cells", () => {
      drain(writeCsv("sentences", some));
    }),
    bench("bare loop over rows", () => {
      byLoop();
    }),
    bench("csv-stringify, every cell", () => {
      byStringify();
    }),
  );
});
