/** Exports are opened and saved by the tools' own libraries, with some labels changed, and come back as corrections. */
import { applyCorrections, correctionsFrom, importFormat, type Correction } from "@columnist/dataset";
import { byTable, rowsFrom, type Table, type TableName } from "@columnist/model";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE_ABOUT, exampleCorpus, writeExport } from "./folder.ts";
import { readersPython, runScript } from "./python.ts";
import type { Corpus } from "@columnist/dataset/oracle";
import { skipsWithout } from "../skips.ts";

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED tests/readers: no Python environment (${python.why})`);

const scratch = mkdtempSync(join(tmpdir(), "columnist-imports-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const corpus: Corpus = exampleCorpus(15);

const EDITS = 10;

/** By format, what the tools saved. */
const SAVED = { "label-studio": "label-studio", brat: "brat", cas: "cas", csv: "sentences.csv" } as const;

const importOf = async (format: keyof typeof SAVED, folder: string): Promise<ReadonlyArray<Correction>> => {
  const path = join(folder, SAVED[format]);
  const paths = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" })
        .sort()
        .map((name) => join(path, name))
    : [path];
  const files = paths
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ path: file, text: readFileSync(file, "utf8") }));
  const read = (await importFormat(format)!.load())(files);
  if (!read.ok) throw new Error(read.refusal.message);
  const imported = correctionsFrom({ about: EXAMPLE_ABOUT, batches: corpus.batches }, read.value, "ana");
  if (!imported.ok) throw new Error(imported.refusal.message);
  expect(imported.value.notes).toEqual([]);
  expect(imported.value.articles).toBe(corpus.rows.documents);
  return imported.value.corrections;
};

/** Labels of the corpus with corrections replayed, by sentence. */
const labelsWith = (corrections: ReadonlyArray<Correction>): ReadonlyMap<string, string> => {
  const whole = (name: TableName): Table => [...corpus.batches(name)][0]!;
  const { tables, outcomes } = applyCorrections(byTable(whole), corrections);
  expect(outcomes.filter(({ conflict }) => conflict !== null)).toEqual([]);
  return new Map(rowsFrom("sentences", tables.sentences).map((row) => [row.sent_id, row.label]));
};

describe.skipIf(skipsWithout("python", python.ok))("round trips through Python", () => {
  const folderOf = (edits: number): string => join(scratch, `edited-${edits}`);

  beforeAll(async () => {
    for (const id of ["label-studio", "brat", "cas", "excel"])
      await writeExport(join(scratch, id), corpus, id);
    for (const edits of [0, EDITS]) {
      mkdirSync(folderOf(edits));
      const changed = runScript(python.ok ? python.path : "", "edit.py", [
        scratch,
        folderOf(edits),
        String(edits),
      ]);
      expect(changed).toEqual({ label_studio: edits, brat: edits, cas: edits, excel: edits });
    }
  }, 240_000);

  for (const format of Object.keys(SAVED) as ReadonlyArray<keyof typeof SAVED>) {
    test(`${format}: saved without a change it gives no correction`, async () => {
      expect(await importOf(format, folderOf(0))).toEqual([]);
    });

    test(`${format}: ten other labels give ten corrections, which a build replays on exactly ten rows`, async () => {
      const corrections = await importOf(format, folderOf(EDITS));
      expect(corrections.length).toBe(EDITS);
      expect(new Set(corrections.map(({ action, by }) => `${action} ${by}`))).toEqual(new Set(["label ana"]));
      const [before, after] = [labelsWith([]), labelsWith(corrections)];
      const moved = [...before].filter(([id, label]) => after.get(id) !== label);
      expect(moved.map(([id]) => id).sort()).toEqual(corrections.map(({ sent_id }) => sent_id).sort());
    });
  }
});
