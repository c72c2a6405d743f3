/** The loader for R gives each cell as it is, and R's notebook runs from end to end. Both need Rscript, readr and jsonlite. */
import { spawnSync } from "node:child_process";
import { rowsFrom } from "@columnist/model";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleCorpus, plant, writeDataset } from "./folder.ts";
import { skipsWithout } from "../skips.ts";

const NOTEBOOKS = join(import.meta.dirname, "../../datasets/notebooks");
const scratch = mkdtempSync(join(tmpdir(), "columnist-r-"));
const dataset = join(scratch, "1.0.0");
const corpus = exampleCorpus(60);

const hasR = spawnSync("Rscript", ["-e", "library(readr); library(jsonlite)"]).status === 0;
if (!hasR) console.warn("SKIPPED R: no Rscript with readr and jsonlite");

beforeAll(() => {
  writeDataset(dataset, corpus);
  // R draws into the folder where it runs.
  cpSync(NOTEBOOKS, join(scratch, "notebooks"), { recursive: true });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const run = (code: string, folder = dataset) =>
  spawnSync("Rscript", ["-e", code], {
    cwd: join(scratch, "notebooks"),
    encoding: "utf8",
    env: { ...process.env, COLUMNIST_DATASET: folder },
    timeout: 120_000,
  });

/** Prints two tables as JSON lines, a row a line. */
const DUMP = `
source("load_csv.R")
for (table in c("sentences", "documents")) {
  frame <- load_csv(Sys.getenv("COLUMNIST_DATASET"), table)
  frame[["evidence"]] <- NULL
  jsonlite::stream_out(as.data.frame(frame), stdout(), digits = 9, na = "null", verbose = FALSE, POSIXt = "epoch")
}
`;

describe.skipIf(skipsWithout("r", hasR))("in R", () => {
  test("each cell is that of the table: texts, factors, flags, numbers, nothing where there is nothing", () => {
    const { status, stdout, stderr } = run(DUMP);
    expect(status, stderr).toBe(0);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const expected = (["sentences", "documents"] as const).flatMap((name) =>
      [...corpus.batches(name)].flatMap((batch) => rowsFrom(name, batch) as ReadonlyArray<object>),
    ) as ReadonlyArray<Record<string, unknown>>;
    expect(rows.length).toBe(expected.length);
    for (const [index, row] of expected.entries())
      for (const [name, value] of Object.entries(row)) {
        if (name === "evidence") continue;
        const found = rows[index]![name] ?? null;
        if (typeof value === "number")
          expect(Math.abs((found as number) - value)).toBeLessThan(1e-6 * Math.max(1, value));
        else expect([name, found]).toEqual([name, value]);
      }
  });

  test("a cell of another type stops it", () => {
    const wrong = plant(dataset, join(scratch, "wrong"), "sentences.csv", (text) =>
      text.replace(/,\d\.\d+,/, ",much,"),
    );
    const { status, stderr } = run(DUMP, wrong);
    expect([status === 0, stderr]).toEqual([
      false,
      expect.stringMatching(/parsing (?:failure|issue)|problem/i),
    ]);
  });

  test("the notebook runs, over invented articles and over none", () => {
    const { cells } = JSON.parse(readFileSync(join(NOTEBOOKS, "r.ipynb"), "utf8")) as {
      cells: ReadonlyArray<{ cell_type: string; source: ReadonlyArray<string> }>;
    };
    const code = cells.filter((cell) => cell.cell_type === "code").map(({ source }) => source.join(""));
    const sound = run(code.join("\n"));
    expect(sound.status, sound.stderr).toBe(0);
    expect(sound.stdout).toMatch(/fifth articles +share +low +high/);
    expect(run(code.join("\n"), join(scratch, "none")).status).not.toBe(0);
  });
});
