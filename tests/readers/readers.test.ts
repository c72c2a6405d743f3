/** Readers and validators of other languages, on a dataset of invented articles; each is seen to fail on a planted fault. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleCorpus, plant, writeDataset, writeExport } from "./folder.ts";
import { readersPython, runScript } from "./python.ts";
import { skipsWithout } from "../skips.ts";

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

/** The faults that a validator finds in each folder; one process for all, since its start costs more than its work. */
const validate = (which: string, ...folders: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> =>
  run("validate.py", which, ...folders) as ReadonlyArray<ReadonlyArray<string>>;

/** Expects no fault in the dataset, and in each planted copy one that names what was planted. */
const expectFaults = (which: string, planted: Readonly<Record<string, readonly [string, RegExp]>>): void => {
  const [sound, ...found] = validate(which, dataset, ...Object.values(planted).map(([folder]) => folder));
  expect(sound).toEqual([]);
  for (const [index, [name, [, fault]]] of Object.entries(planted).entries())
    expect(`${name}: ${found[index]!.join("\n")}`).toMatch(fault);
};

const compare = (folder: string): ReadonlyArray<string> =>
  Object.entries(run("compare.py", folder, LOADER) as Record<string, Record<string, string>>).flatMap(
    ([reader, tables]) =>
      Object.entries(tables)
        .filter(([, result]) => result !== "ok")
        .map(([table, result]) => `${reader}, ${table}: ${result}`),
  );

const checkSums = (folder: string): number | null =>
  spawnSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: folder }).status;

beforeAll(() => {
  writeDataset(dataset, exampleCorpus(60));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("sha256sum -c", () => {
  expect(checkSums(dataset)).toBe(0);
  expect(checkSums(fault("quotes.csv", (text) => text.replace("direct", "mixed")))).not.toBe(0);
});

describe.skipIf(skipsWithout("python", python.ok))("in Python", () => {
  test("pyarrow, pandas, polars, duckdb, nanoarrow and csv agree cell for cell", () => {
    expect(compare(dataset)).toEqual([]);
  });

  // The version that the repository ships, built from the seeds.
  const shipped = join(import.meta.dirname, "../../datasets/latest.json");
  test.skipIf(skipsWithout("dataset", existsSync(shipped)))(
    "the shipped version holds before every reader and validator",
    () => {
      const { version } = JSON.parse(readFileSync(shipped, "utf8")) as { version: string };
      const folder = join(shipped, "..", version);
      expect(checkSums(folder)).toBe(0);
      expect(compare(folder)).toEqual([]);
      for (const which of ["frictionless", "csvw", "croissant", "huggingface", "card", "report"])
        expect([which, validate(which, folder)]).toEqual([which, [[]]]);
    },
  );

  test("a changed cell is seen by every reader of CSV, and by no other", () => {
    const found = compare(fault("quote_sentences.csv", (text) => text.replace(/s_[0-9a-f]{16}/, "s_other")));
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "pandas_csv, quote_sentences",
      "polars_csv, quote_sentences",
      "duckdb_csv, quote_sentences",
      "bare_csv, quote_sentences",
    ]);
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

  const TABLE_FAULTS = (): Readonly<
    Record<string, readonly [folder: string, frictionless: RegExp, csvw: RegExp]>
  > => ({
    "a term outside its set": [
      withDigest("sentences.csv", (text) => text.replace(",claim,", ",rumour,")),
      /constraint-error.*enum/,
      /label: invalid lexical value.*rumour/,
    ],
    "a text for a number": [
      withDigest("offset_map.csv", (text) => text.replace(/,\d+\n/, ",many\n")),
      /type-error/,
      /invalid lexical value.*many/,
    ],
    "a reference to no row": [
      withDigest("quote_sentences.csv", (text) => text.replace(/s_[0-9a-f]{16}/, "s_gone")),
      /foreign-key/,
      /`s_gone` not found/,
    ],
    "a key twice": [
      withDigest("quote_sentences.csv", (text) => `${text}${text.split("\n")[1]}\n`),
      /primary-key/,
      /duplicate primary key/,
    ],
    "a null where none may be": [
      withDigest("dropped.csv", (text) => text.replace(",clean.space.join\n", ",\n")),
      /constraint-error.*required/,
      /required column value is missing/,
    ],
  });

  test("frictionless and csvw: types, terms and keys of every CSV; frictionless sizes and digests too", () => {
    const faults = Object.entries(TABLE_FAULTS());
    expectFaults("frictionless", {
      ...Object.fromEntries(faults.map(([name, [folder, fault]]) => [name, [folder, fault]])),
      "another digest": [fault("quotes.csv", (text) => text.replace("direct", "mixed")), /hash-count/],
    });
    expectFaults(
      "csvw",
      Object.fromEntries(faults.map(([name, [folder, , fault]]) => [name, [folder, fault]])),
    );
  });

  test("mlcroissant validates, and loads every record", () => {
    expectFaults("croissant", {
      "a record missing": [
        fault("failures.csv", (text) => text.split("\n").slice(0, -2).join("\n")),
        /Download\(failures.csv\)|failures: 0 records/,
      ],
      "a column of another name": [
        fault("croissant.json", (text) => text.replace('"column": "quote_id"', '"column": "id"')),
        /Error/,
      ],
      "no record sets": [
        fault("croissant.json", (text) => text.replaceAll('"cr:RecordSet"', '"cr:Records"')),
        /Error|cr:Records/,
      ],
    });
  });

  test("datasets.load_dataset loads every table offline, sentences by default", () => {
    expectFaults("huggingface", {
      "no configurations": [
        fault("README.md", (text) => text.replace(/configs:\n(?:[- ].*\n)*/, "")),
        /Error|columns/,
      ],
      "a file that is not there": [
        fault("README.md", (text) => text.replace("data_files: quotes.arrow", "data_files: quote.arrow")),
        /FileNotFoundError/,
      ],
      "another default": [
        fault("README.md", (text) =>
          text
            .replace("  default: true\n", "")
            .replace("documents.arrow\n", "documents.arrow\n  default: true\n"),
        ),
        /columns/,
      ],
    });
  });

  test("the export for Hugging Face has the rows of each split, and no others", async () => {
    await writeExport(join(dataset, "huggingface"), exampleCorpus(60), "huggingface");
    const swapped = fault("huggingface/README.md", (text) =>
      text.replace("path: sentences/test-*", "path: sentences/train-*"),
    );
    const other = fault("README.md", (text) => `${text}\n`);
    await writeExport(join(other, "huggingface"), exampleCorpus(59), "huggingface");
    expectFaults("huggingface_export", {
      "another split's file": [swapped, /sentences, test/],
      "another dataset's rows": [other, /documents, \w+: \d+ rows, the dataset has/],
    });
  });

  test("each number of the card is the answer to its query", () => {
    const wrong = fault("README.md", (text) => text.replace(/\| sentences \| \d+ \|/, "| sentences | 12 |"));
    const share = fault("README.md", (text) =>
      text.replace(/\| all \| (\d+) \| claim \| /, "| all | $1 | claim | 1"),
    );
    expectFaults("card", {
      "a wrong number": [wrong, /the card says 12/],
      "a wrong share": [share, /its query gives .*'claim'/],
    });
  });

  test("each warning and each threshold of the report is the answer to its query", () => {
    const warning = fault("report.html", (text) =>
      text.replace(/<li><b>(\d+) inputs were refused/, "<li><b>9$1 inputs were refused"),
    );
    const threshold = fault("report.html", (text) => text.replace(/keeps (\d)/, "keeps 7$1"));
    expectFaults("report", {
      "a wrong count": [warning, /the report says 9.*from failures/],
      "a wrong threshold": [threshold, /the report says 7.*confidence >=/],
    });
  });

  test("Parquet holds the same cells as Arrow, in pyarrow, polars and duckdb", async () => {
    await writeExport(dataset, exampleCorpus(60), "parquet");
    const other = fault("README.md", (text) => `${text}\n`);
    await writeExport(other, exampleCorpus(59), "parquet");
    expectFaults("parquet", { "another dataset's": [other, /pyarrow reads another doc_id/] });
  });
});
