/** Every notebook of datasets/notebooks runs from end to end, answers with a table and shows a picture. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleCorpus, writeDataset } from "./folder.ts";
import { readersPython, runScript } from "./python.ts";
import { skipsWithout } from "../skips.ts";

const NOTEBOOKS = join(import.meta.dirname, "../../datasets/notebooks");
const notebooks = readdirSync(NOTEBOOKS).filter((name) => name.endsWith(".ipynb"));
// That of R needs a kernel that no package registry of Python has: r.test.ts runs its code.
const names = notebooks.filter((name) => name !== "r.ipynb");

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED tests/readers: no Python environment (${python.why})`);

const scratch = mkdtempSync(join(tmpdir(), "columnist-notebooks-"));
const shipped = join(NOTEBOOKS, "../latest.json");

beforeAll(() => writeDataset(join(scratch, "1.0.0"), exampleCorpus(60)));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Run {
  readonly error: string | null;
  readonly tables: number;
  readonly pictures: number;
}

test("no notebook keeps outputs, which would change with each run", () => {
  expect(notebooks.length).toBeGreaterThanOrEqual(5);
  for (const name of notebooks) {
    const { cells } = JSON.parse(readFileSync(join(NOTEBOOKS, name), "utf8")) as {
      cells: ReadonlyArray<{ outputs?: ReadonlyArray<unknown>; execution_count?: number | null }>;
    };
    expect(
      cells.filter((cell) => (cell.outputs ?? []).length > 0 || (cell.execution_count ?? null) !== null),
    ).toEqual([]);
  }
});

describe.skipIf(skipsWithout("python", python.ok))("executed", () => {
  const runAll = (dataset: string): Readonly<Record<string, Run>> =>
    runScript(python.ok ? python.path : "", "notebooks.py", [NOTEBOOKS, dataset, ...names]) as Record<
      string,
      Run
    >;

  const expectAnswers = (runs: Readonly<Record<string, Run>>): void => {
    expect(Object.keys(runs)).toEqual(names);
    for (const [name, { error, tables, pictures }] of Object.entries(runs)) {
      expect([name, error]).toEqual([name, null]);
      expect([name, tables > 0, pictures]).toEqual([name, true, 1]);
    }
  };

  test("over invented articles", () => {
    expectAnswers(runAll(join(scratch, "1.0.0")));
  });

  test.skipIf(skipsWithout("dataset", existsSync(shipped)))("over the shipped version", () => {
    const { version } = JSON.parse(readFileSync(shipped, "utf8")) as { version: string };
    expectAnswers(runAll(join(NOTEBOOKS, "..", version)));
  });

  test("a dataset that is not there is an error, not an empty answer", () => {
    for (const { error } of Object.values(runAll(join(scratch, "none")))) expect(error).not.toBe(null);
  });
});
