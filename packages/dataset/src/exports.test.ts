import { columnsOf, rowsFrom, SPLITS, TABLE_NAMES, type SentenceRow } from "@columnist/model";
import { parquetReadObjects } from "hyparquet";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { AWKWARD, exampleArticle, exampleChunk, exampleChunks } from "./example.ts";
import type { ExportSource } from "./exportFormat.ts";
import { EXPORTS, exportFormat } from "./exports.ts";
import { numberedPath, parquetFiles, type Rows } from "./formats/parquet.ts";
import { joinTables } from "./ranges.ts";
import { assemble } from "./oracle.ts";

const corpus = assemble([...exampleChunks(30, 10), exampleChunk([exampleArticle(9000, AWKWARD)])]);
const rows = rowsFrom("sentences", joinTables("sentences", [...corpus.batches("sentences")]));
const documents = rowsFrom("documents", joinTables("documents", [...corpus.batches("documents")]));

const source: ExportSource = {
  about: { version: "1.0.0", contentSha256: "0".repeat(64), facts: null },
  batches: corpus.batches,
};

const exported = async (id: string): Promise<ReadonlyMap<string, Buffer>> => {
  // SQLite's own test has the database (pipelines/src/store/sqliteFile.test.ts).
  const files = (await exportFormat(id)!.load())(source, { sqliteFile: () => [] });
  return new Map(Array.from(files, (file) => [file.path, Buffer.concat([...file.pieces()])]));
};

test("each file of exported/ is in the registry", () => {
  const files = readdirSync(join(import.meta.dirname, "exported")).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const ids = files.map((file) =>
    file.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(".ts", ""),
  );
  const missing = ids.filter(
    (id) => exportFormat(id) === undefined && exportFormat(id.replace("-", "")) === undefined,
  );
  expect(missing.map((id) => `add to EXPORTS: { id: "${id}", … }`)).toEqual([]);
  expect(EXPORTS.length).toBe(files.length);
});

test("parquet: hyparquet reads every cell back, nested evidence too", async () => {
  const files = await exported("parquet");
  for (const name of TABLE_NAMES) {
    const bytes = files.get(`${name}.parquet`)!;
    const file = new Uint8Array(bytes).buffer;
    const found = (await parquetReadObjects({ file })) as ReadonlyArray<Record<string, unknown>>;
    const expected = rowsFrom(name, joinTables(name, [...corpus.batches(name)]));
    const times = columnsOf(name).filter(({ storage }) => storage === "timestamp");
    for (const row of found)
      for (const { name: time } of times)
        row[time] = row[time] === null ? null : (row[time] as Date).getTime();
    // hyparquet's reader drops a mark at the start of a text; pyarrow reads it (tests/readers).
    const bare = (value: unknown): unknown =>
      typeof value === "string" ? value.replace(/^\uFEFF/, "") : value;
    const bareRow = (row: object): object =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, bare(value)]));
    expect(found.map(bareRow)).toEqual(expected.map(bareRow));
  }
});

describe("parquet: a table of several row groups", () => {
  const [batch] = [...corpus.batches("sentences")];
  // A batch is never parted, and a group has room for one of two.
  const written = async (batches: number, fileBytes: number) => {
    const ranges = (): Rows =>
      Array.from({ length: batches }, () => [{ table: batch!, start: 0, end: batch!.rows }]);
    const sizes = { groupRows: batch!.rows + 1, fileBytes };
    const pathOf = (file: number, of: number): string => numberedPath("train", file, of);
    const files: Array<readonly [path: string, ids: ReadonlyArray<unknown>]> = [];
    for (const { path, pieces } of parquetFiles("sentences", pathOf, ranges, source.about, sizes)) {
      const file = new Uint8Array(Buffer.concat([...pieces()])).buffer;
      const found = await parquetReadObjects({ file, columns: ["sent_id"] });
      files.push([path, found.map(({ sent_id }) => sent_id)]);
    }
    return files;
  };

  it("goes into files that say how many they are, and whose rows are those of the table", async () => {
    const ids = rows.slice(0, batch!.rows).map(({ sent_id }) => sent_id);
    expect(await written(2, 1)).toEqual([
      ["train-00000-of-00002.parquet", ids],
      ["train-00001-of-00002.parquet", ids],
    ]);
  });

  it("is cut into about equal files, fewer the larger they may be", async () => {
    const sizes = [1, 100_000, 200_000, 400_000, 800_000, 1e9];
    const counts: Array<number> = [];
    for (const fileBytes of sizes) {
      const groups = (await written(7, fileBytes)).map(([, ids]) => ids.length / batch!.rows);
      expect(groups.reduce((sum, count) => sum + count, 0)).toBe(7);
      expect(Math.max(...groups) - Math.min(...groups)).toBeLessThanOrEqual(1);
      counts.push(groups.length);
    }
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect([counts[0], counts.at(-1)]).toEqual([7, 1]);
    expect(new Set(counts).size).toBeGreaterThan(3);
  });

  it("is one file where there is no row", async () => {
    expect(await written(0, 1)).toEqual([["train-00000-of-00001.parquet", []]]);
  });
});

test.each(["parquet", "huggingface", "xlsx"])("%s: the same bytes when it is made again", async (id) => {
  expect(await exported(id)).toEqual(await exported(id));
});

test("huggingface: a file a configuration and split; together they hold each row once", async () => {
  const files = await exported("huggingface");
  for (const split of SPLITS) {
    const file = new Uint8Array(files.get(`sentences/${split}-00000-of-00001.parquet`)!).buffer;
    const found = await parquetReadObjects({ file, columns: ["sent_id"] });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ sent_id }) => sent_id)).toEqual(
      rows.filter((row) => row.split === split).map(({ sent_id }) => sent_id),
    );
  }
});

test("jsonl: a line an article, with its sentences, in shortest floats", async () => {
  const text = (await exported("jsonl")).get("columnist.jsonl")!.toString();
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { doc_id: string; sentences: Array<SentenceRow> });
  expect(lines.map(({ doc_id }) => doc_id)).toEqual(documents.map(({ doc_id }) => doc_id));
  const found = lines
    .flatMap(({ sentences }) => sentences)
    .map(({ sent_id, p_claim }) => [sent_id, Math.fround(p_claim)]);
  expect(found).toEqual(rows.map(({ sent_id, p_claim }) => [sent_id, p_claim]));
  expect(text).not.toMatch(/\d\.\d{10}/);
});

test("excel: a formula is disarmed, and the file says that it is UTF-8", async () => {
  const bytes = (await exported("excel")).get("sentences.excel.csv")!;
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString()).toContain(",'=1+1,");
  expect(bytes.toString()).toContain(",'@ferry,");
});

test("no-text: no sentence stands in it, and slicing the article by its offsets gives each back", async () => {
  const files = await exported("no-text");
  const csv = files.get("sentences.no-text.csv")!.toString();
  const header = csv.slice(0, csv.indexOf("\n")).split(",");
  expect(header).not.toContain("text");
  const [id, doc, start, end] = ["sent_id", "doc_id", "char_start", "char_end"].map((name) =>
    header.indexOf(name),
  );
  const textOf = new Map(documents.map(({ doc_id, text }) => [doc_id, Array.from(text)]));
  const wanted = new Map(rows.map((row) => [row.sent_id, row.text]));
  for (const line of csv.trimEnd().split("\n").slice(1)) {
    const cells = line.split(",");
    const text = textOf.get(cells[doc!]!)!.slice(Number(cells[start!]), Number(cells[end!])).join("");
    expect(text).toBe(wanted.get(cells[id!]!));
  }
  for (const bytes of files.values()) expect(bytes.toString()).not.toContain("The bridge");
});

test("label-studio: every region is the slice that the browser would show", async () => {
  const tasks = JSON.parse(
    (await exported("label-studio")).get("label-studio.json")!.toString(),
  ) as ReadonlyArray<{
    data: { text: string };
    predictions: [
      { result: Array<{ value: { start: number; end: number; text: string; labels: [string] } }> },
    ];
  }>;
  const regions = tasks.flatMap(({ data, predictions: [{ result }] }) =>
    result.map(({ value }) => ({ data, value })),
  );
  for (const { data, value } of regions) expect(data.text.slice(value.start, value.end)).toBe(value.text);
  expect(regions.map(({ value }) => value.labels[0])).toEqual(rows.map(({ label }) => label));
});

test("brat: fragments hold no line break and are slices of the text by code points", async () => {
  const files = await exported("brat");
  let spans = 0;
  for (const [path, bytes] of files) {
    if (!path.endsWith(".ann")) continue;
    const text = Array.from(files.get(path.replace(".ann", ".txt"))!.toString());
    for (const line of bytes
      .toString()
      .split("\n")
      .filter((line) => line.startsWith("T"))) {
      const [, place, shown] = line.split("\t");
      const fragments = place!
        .slice(place!.indexOf(" ") + 1)
        .split(";")
        .map((pair) => pair.split(" ").map(Number));
      expect(fragments.map(([start, end]) => text.slice(start, end).join("")).join(" ")).toBe(shown);
      spans++;
    }
  }
  expect(spans).toBe(rows.length);
});

test("webannotation: both selectors point at the sentence", async () => {
  const lines = (await exported("webannotation")).get("annotations.jsonl")!.toString().trimEnd().split("\n");
  const byId = new Map(rows.map((row) => [`urn:columnist:${row.sent_id}`, row]));
  const textOf = new Map(documents.map(({ doc_id, text }) => [doc_id, text]));
  for (const line of lines) {
    const { id, target } = JSON.parse(line) as {
      id: string;
      target: { selector: [Record<string, string>, { start: number; end: number }] };
    };
    const row = byId.get(id)!;
    const text = textOf.get(row.doc_id)!;
    const [quote, position] = target.selector;
    expect(Array.from(text).slice(position.start, position.end).join("")).toBe(row.text);
    expect(text).toContain(`${quote["prefix"]}${quote["exact"]}${quote["suffix"]}`);
  }
  expect(lines.length).toBe(rows.length);
});
