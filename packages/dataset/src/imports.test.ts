import { byTable, rowsFrom, type Table, type TableName } from "@columnist/model";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyCorrections } from "./corrections.ts";
import { correctionsFrom } from "./corrections/fromMarks.ts";
import { exampleChunks } from "./example.ts";
import type { ExportSource } from "./exportFormat.ts";
import { importFormat, IMPORTS } from "./imports.ts";
import { assemble } from "./oracle.ts";

const corpus = assemble(exampleChunks(3, 10));
const source: ExportSource = {
  about: { version: "1.0.0", contentSha256: "0".repeat(64), facts: null },
  batches: corpus.batches,
};
const whole = byTable((name: TableName): Table => [...corpus.batches(name)][0]!);
const [document] = rowsFrom("documents", whole.documents);
const rows = rowsFrom("sentences", whole.sentences).filter((row) => row.doc_id === document!.doc_id);
const [first, second] = rows;

const imported = async (id: string, ...files: ReadonlyArray<readonly [path: string, text: string]>) => {
  const read = (await importFormat(id)!.load())(files.map(([path, text]) => ({ path, text })));
  return read.ok ? correctionsFrom(source, read.value, "ana") : read;
};

/** The corrections and notes of an import that must not be refused. */
const given = async (...args: Parameters<typeof imported>) => {
  const result = await imported(...args);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

const refused = async (...args: Parameters<typeof imported>): Promise<string> => {
  const result = await imported(...args);
  if (result.ok) throw new Error("it was taken");
  return `${result.refusal.message}; ${result.refusal.advice}`;
};

test("each file of imported/ is in the registry", () => {
  const files = readdirSync(join(import.meta.dirname, "imported"));
  expect(IMPORTS.length).toBe(files.length);
});

const task = (
  regions: ReadonlyArray<readonly [start: number, end: number, label: string]>,
  text = document!.text,
) => ({
  data: { text, doc_id: document!.doc_id },
  annotations: [
    {
      result: regions.map(([start, end, label]) => ({
        type: "labels",
        value: { start, end, labels: [label] },
      })),
    },
  ],
});

// These articles are ASCII, so units are code points.
test("a mark that is no sentence makes one, and a build takes it", async () => {
  const middle = first!.text.indexOf(" ", 3);
  const cut = first!.char_start + middle;
  const { corrections, notes } = await given("label-studio", [
    "tasks.json",
    JSON.stringify([
      task([
        [first!.char_start, cut, "quote"],
        [cut, first!.char_end, first!.label],
      ]),
    ]),
  ]);
  expect(notes).toEqual([]);
  expect(corrections.map(({ action, exact }) => [action, exact])).toEqual([
    ["boundary", first!.text.slice(0, middle)],
    ...(first!.label === "quote" ? [] : [["label", first!.text.slice(0, middle)]]),
    ["boundary", first!.text.slice(middle).trim()],
  ]);
  const { tables, outcomes } = applyCorrections(whole, corrections);
  expect(outcomes.map(({ conflict }) => conflict)).toEqual(corrections.map(() => null));
  const now = rowsFrom("sentences", tables.sentences).filter((row) => row.doc_id === document!.doc_id);
  expect(now.slice(0, 2).map(({ text, label }) => [text, label])).toEqual([
    [first!.text.slice(0, middle), "quote"],
    [first!.text.slice(middle).trim(), first!.label],
  ]);
});

test("an article of another text is passed over, and said", async () => {
  const tasks = [task([[first!.char_start, first!.char_end, "quote"]], `${document!.text} More.`)];
  const { corrections, articles, notes } = await given("label-studio", ["tasks.json", JSON.stringify(tasks)]);
  expect([corrections, articles]).toEqual([[], 0]);
  expect(notes.join()).toMatch(/tasks.json, task 1: its text is not that of d_/);
});

test("an article and a sentence that are not there are said, with their place", async () => {
  const { notes } = await given(
    "brat",
    ["x/d_gone.txt", "Gone."],
    ["x/d_gone.ann", "T1\tclaim 0 5\tGone.\n"],
  );
  expect(notes.join()).toMatch(/d_gone.ann: this version has no article d_gone/);
  const rowsGone = await given("csv", ["a.csv", "sent_id,label\ns_gone,claim\n"]);
  expect(rowsGone.notes.join()).toMatch(/a.csv, row 2: this version has no sentence s_gone/);
});

test("csv: speaker, voice and claim type come back too; rows as they were write nothing", async () => {
  const label = first!.label === "claim" ? "opinion" : "claim";
  const { corrections } = await given("csv", [
    "a.csv",
    `sent_id;label;speaker;voice;claim_type;note\r\n${first!.sent_id};${label};Ann Lee;unclear;C2;"see; there"\r\n${second!.sent_id};${second!.label};${second!.speaker ?? ""};${second!.voice};${second!.claim_type ?? ""};\r\n`,
  ]);
  expect(corrections).toEqual([
    expect.objectContaining({
      action: "label",
      sent_id: first!.sent_id,
      exact: first!.text,
      label,
      voice: "unclear",
      note: "see; there",
      ...(label === "claim" ? { claim_type: "C2" } : {}),
    }),
    expect.objectContaining({ action: "speaker", sent_id: first!.sent_id, speaker: "Ann Lee" }),
  ]);
});

test("what is no such file, and a label that there is not, are refused with their place", async () => {
  expect(await refused("csv", ["a.csv", `sent_id,label\n${first!.sent_id},rumour\n`])).toMatch(
    /a.csv, row 2: "rumour" is no label; write one of opinion, claim, quote/,
  );
  expect(await refused("csv", ["a.csv", "id,label\n1,claim\n"])).toMatch(
    /has the columns id, label; it needs sent_id/,
  );
  expect(await refused("csv", ["a.csv", 'sent_id,label\n"s_1,claim\n'])).toMatch(/never closed/);
  expect(await refused("label-studio", ["a.json", "{}"])).toMatch(
    /a.json is no list of Label Studio's tasks/,
  );
  const [twice] = [task([])];
  expect(
    await refused("label-studio", [
      "a.json",
      JSON.stringify([{ ...twice, annotations: [...twice!.annotations, ...twice!.annotations] }]),
    ]),
  ).toMatch(/task 1 has 2 annotations; export one annotator's/);
  expect(await refused("brat", ["a.ann", "T1\tclaim 0 5\tGone.\n"])).toMatch(/a.ann has no .txt beside it/);
  expect(await refused("brat", ["a.txt", "Gone."], ["a.ann", "T1 claim 0 5 Gone.\n"])).toMatch(
    /a.ann, line 1 is no span/,
  );
  expect(await refused("brat", ["a.txt", "Gone."])).toMatch(/no .ann file/);
  expect(await refused("cas", ["a.json", "[]"])).toMatch(/a.json is no UIMA CAS as JSON; .*0.4/);
});
