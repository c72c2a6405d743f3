import { exportFormat, type ExportSource } from "@columnist/dataset";
import { AWKWARD, exampleArticle, exampleChunk, exampleChunks } from "@columnist/dataset/example";
import { rowsFrom, TABLE_NAMES } from "@columnist/model";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqliteWriter } from "./sqliteFile.ts";
import { assemble } from "@columnist/dataset/oracle";

const corpus = assemble([...exampleChunks(30, 10), exampleChunk([exampleArticle(9000, AWKWARD)])]);
const source: ExportSource = {
  about: { version: "1.2.3", contentSha256: "ab".repeat(32), facts: { title: "Kelda", licence: "CC0-1.0" } },
  batches: corpus.batches,
};
const sentences = [...corpus.batches("sentences")].flatMap((batch) => rowsFrom("sentences", batch));
const documents = [...corpus.batches("documents")].flatMap((batch) => rowsFrom("documents", batch));

const folder = mkdtempSync(join(tmpdir(), "columnist-sqlite-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = async (from: ExportSource): Promise<Buffer> => {
  const sqliteFile = (await sqliteWriter(folder))!;
  const [file] = (await exportFormat("sqlite")!.load())(from, { sqliteFile });
  return Buffer.concat([...file!.pieces()]);
};

describe("the SQLite export", () => {
  let database: DatabaseSync;
  const all = (sql: string): ReadonlyArray<Record<string, unknown>> => database.prepare(sql).all();

  beforeAll(async () => {
    writeFileSync(join(folder, "columnist.sqlite"), await bytesOf(source));
    database = new DatabaseSync(join(folder, "columnist.sqlite"));
  });
  afterAll(() => database.close());

  it("is whole, has its keys, and holds every row", () => {
    expect(all("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(all("pragma foreign_key_check")).toEqual([]);
    for (const name of TABLE_NAMES)
      expect([name, all(`select count(*) as n from ${name}`)]).toEqual([name, [{ n: corpus.rows[name] }]]);
    const strict = all("select name from pragma_table_list where strict = 1").map(({ name }) => name);
    expect(strict).toEqual(expect.arrayContaining([...TABLE_NAMES]));
  });

  it("keeps each cell: texts exactly, flags as 0 and 1, floats in their shortest form", () => {
    const found = all("select sent_id, text, abstain, p_claim, speaker from sentences order by sent_id");
    const expected = sentences
      .map(({ sent_id, text, abstain, p_claim, speaker }) => ({
        sent_id,
        text,
        abstain: Number(abstain),
        p_claim,
        speaker,
      }))
      .sort((left, right) => (left.sent_id < right.sent_id ? -1 : 1));
    expect(found.map((row) => ({ ...row, p_claim: Math.fround(row["p_claim"] as number) }))).toEqual(
      expected,
    );
    expect(all("select count(*) as n from sentences where length(cast(p_claim as text)) > 9")).toEqual([
      { n: 0 },
    ]);
  });

  it("shows sure rows, counts them by author, and finds words", () => {
    const sure = sentences.filter(({ abstain }) => !abstain);
    expect(sure.length).toBeLessThan(sentences.length);
    expect(all("select count(*) as n from sure")).toEqual([{ n: sure.length }]);
    const authors = new Map(
      documents
        .filter(({ canonical }) => canonical)
        .map(({ doc_id, authors }) => [doc_id, authors?.split("|") ?? []]),
    );
    const counts = new Map<string, number>();
    for (const { doc_id, label } of sure)
      for (const author of authors.get(doc_id) ?? [])
        counts.set(`${author}, ${label}`, (counts.get(`${author}, ${label}`) ?? 0) + 1);
    const found = all("select author || ', ' || label as who, sentences from by_author");
    expect(new Map(found.map(({ who, sentences: n }) => [who, n]))).toEqual(counts);
    const ferry = all("select sent_id from search join sentences using (sent_id) where search match 'ferry'");
    expect(ferry.length).toBe(sentences.filter(({ text }) => /\bferry\b/i.test(text)).length);
  });

  it("says what it is", () => {
    expect(
      Object.fromEntries(all("select name, value from about").map((row) => [row["name"], row["value"]])),
    ).toEqual(
      expect.objectContaining({
        dataset: "Kelda",
        version: "1.2.3",
        content_sha256: "ab".repeat(32),
        licence: "CC0-1.0",
      }),
    );
    expect(all(`select unit from columns where "table" = 'sentences' and name = 'char_start'`)).toEqual([
      { unit: "code point" },
    ]);
  });

  it("has the same bytes when it is made again, and leaves no file behind", async () => {
    expect(Buffer.compare(await bytesOf(source), await bytesOf(source))).toBe(0);
    expect(readdirSync(folder)).toEqual(["columnist.sqlite"]);
  });

  it("refuses a sentence of no article, and what a strict table does not take", async () => {
    const batches: ExportSource["batches"] = (name) => (name === "documents" ? [] : corpus.batches(name));
    await expect(bytesOf({ ...source, batches })).rejects.toThrow(/FOREIGN KEY/);
    expect(() => database.exec("update sentences set abstain = 2")).toThrow(/CHECK/);
    expect(() => database.exec("update sentences set label = 'rumour'")).toThrow(/CHECK/);
    expect(() => database.exec("update sentences set char_start = 'many'")).toThrow(/cannot store TEXT/);
  });
});
