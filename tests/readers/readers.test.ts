/** Readers and validators of other languages, on a dataset of invented articles; each is seen to fail on a planted fault. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleCorpus, plant, writeDataset, writeExport } from "./folder.ts";
import { readersPython, runScript } from "./python.ts";

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED tests/readers: no Python environment (${python.why})`);

const scratch = mkdtempSync(join(tmpdir(), "columnist-readers-"));
const dataset = join(scratch, "1.0.0");
const LOADER = join(import.meta.dirname, "../../datasets/notebooks");

let planted = 0;
const fault = (file: string, change: (text: string) => string): string =>
  plant(dataset, join(scratch, `fault-${planted++}`), file, change);

const run = (script: string, ...args: ReadonlyArray<string>): unknown =>
  runScript(python.ok ? python.path : "", script, args);

const validate = (which: string, folder = dataset): { ok: boolean; faults: ReadonlyArray<string> } =>
  run("validate.py", which, folder) as { ok: boolean; faults: ReadonlyArray<string> };

const compare = (folder: string): ReadonlyArray<string> =>
  Object.entries(run("compare.py", folder, LOADER) as Record<string, Record<string, string>>).flatMap(
    ([reader, tables]) =>
      Object.entries(tables)
        .filter(([, result]) => result !== "ok")
        .map(([table, result]) => `${reader}, ${table}: ${result}`),
  );

const checkSums = (folder: string): number | null =>
  spawnSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: folder }).status;

beforeAll(async () => {
  const corpus = exampleCorpus(60);
  writeDataset(dataset, corpus);
  for (const id of ["parquet", "label-studio", "brat"])
    await writeExport(join(scratch, "exports"), corpus, id);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("sha256sum -c", () => {
  expect(checkSums(dataset)).toBe(0);
  expect(checkSums(fault("quotes.csv", (text) => text.replace("direct", "mixed")))).not.toBe(0);
});

describe.skipIf(!python.ok)("in Python", () => {
  test("pyarrow, pandas, polars, duckdb, nanoarrow and csv agree cell for cell", () => {
    expect(compare(dataset)).toEqual([]);
  });

  test("a changed cell is seen by every reader of CSV, and by no other", () => {
    const found = compare(fault("quote_sentences.csv", (text) => text.replace(/s_[0-9a-f]{16}/, "s_other")));
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "pandas_csv, quote_sentences",
      "polars_csv, quote_sentences",
      "duckdb_csv, quote_sentences",
      "bare_csv, quote_sentences",
    ]);
  });

  test("frictionless: types, terms, keys, sizes and digests of every CSV", () => {
    expect(validate("frictionless")).toEqual({ ok: true, faults: [] });
  });

  // The digest is renewed with the change, so that the fault itself must be found.
  const withDigest = (file: string, change: (text: string) => string): string => {
    const folder = fault(file, change);
    const bytes = readFileSync(join(folder, file));
    const path = join(folder, "datapackage.json");
    const meta = JSON.parse(readFileSync(path, "utf8")) as {
      resources: Array<{ path: string; bytes: number; hash: string }>;
    };
    const resource = meta.resources.find((resource) => resource.path === file)!;
    resource.bytes = bytes.length;
    resource.hash = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    writeFileSync(path, JSON.stringify(meta));
    return folder;
  };

  test.each([
    [
      "a term outside its set",
      () => withDigest("sentences.csv", (text) => text.replace(",claim,", ",rumour,")),
      "constraint-error",
    ],
    [
      "a text for a number",
      () => withDigest("offset_map.csv", (text) => text.replace(/,\d+\n/, ",many\n")),
      "type-error",
    ],
    [
      "a reference to no row",
      () => withDigest("quote_sentences.csv", (text) => text.replace(/s_[0-9a-f]{16}/, "s_gone")),
      "foreign-key",
    ],
    [
      "a key twice",
      () => withDigest("documents.csv", (text) => `${text}${text.split("\n").slice(1, 2).join("")}\n`),
      "primary-key",
    ],
    [
      "a null where none may be",
      () => withDigest("dropped.csv", (text) => text.replace(",clean.space.join\n", ",\n")),
      "constraint-error",
    ],
    ["another digest", () => fault("quotes.csv", (text) => text.replace("direct", "mixed")), "hash-count"],
  ])("frictionless fails on %s", (_, make, type) => {
    const { ok, faults } = validate("frictionless", make());
    expect(ok).toBe(false);
    expect(faults.join("\n")).toContain(type);
  });

  test("mlcroissant validates, and loads every record", () => {
    expect(validate("croissant")).toEqual({ ok: true, faults: [] });
  });

  test.each([
    ["a record missing", "failures.csv", (text: string) => text.split("\n").slice(0, -2).join("\n")],
    [
      "a column of another name",
      "croissant.json",
      (text: string) => text.replace('"column": "quote_id"', '"column": "id"'),
    ],
    ["no record sets", "croissant.json", (text: string) => text.replace('"cr:RecordSet"', '"cr:Records"')],
  ])("mlcroissant fails on %s", (_, file, change) => {
    expect(validate("croissant", fault(file, change)).ok).toBe(false);
  });

  test("datasets.load_dataset loads every table offline, sentences by default", () => {
    expect(validate("huggingface")).toEqual({ ok: true, faults: [] });
  });

  test.each([
    ["no configurations", (text: string) => text.replace(/configs:\n(?:[- ].*\n)*/, "")],
    [
      "a file that is not there",
      (text: string) => text.replace("data_files: quotes.arrow", "data_files: quote.arrow"),
    ],
    [
      "another default",
      (text: string) =>
        text
          .replace("  default: true\n", "")
          .replace("documents.arrow\n", "documents.arrow\n  default: true\n"),
    ],
  ])("load_dataset fails on %s", (_, change) => {
    expect(validate("huggingface", fault("README.md", change)).ok).toBe(false);
  });

  test("each number of the card is the answer to its query", () => {
    expect(validate("card")).toEqual({ ok: true, faults: [] });
    const wrong = fault("README.md", (text) => text.replace(/\| sentences \| \d+ \|/, "| sentences | 12 |"));
    expect(validate("card", wrong).faults.join()).toContain("the card says 12");
  });

  test("Parquet holds the same cells as Arrow, in pyarrow, polars and duckdb", async () => {
    const corpus = exampleCorpus(60);
    await writeExport(dataset, corpus, "parquet");
    expect(validate("parquet")).toEqual({ ok: true, faults: [] });
    const other = fault("README.md", (text) => `${text}\n`);
    await writeExport(other, exampleCorpus(59), "parquet");
    expect(validate("parquet", other).ok).toBe(false);
  });

  test("Label Studio takes tasks and predictions; bioc reads brat's spans", () => {
    expect(run("exports.py", join(scratch, "exports"))).toEqual({ labelStudio: [], brat: [] });
  });
});
