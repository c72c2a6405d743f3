/** Builds with the help of what an earlier one kept give the bytes of builds without. */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import { endsPart, readArrow } from "@columnist/dataset";
import { docId, rowsFrom, type RowOf, type TableName } from "@columnist/model";
import { addRows, emptyTally, renderReport, type ReportFacts } from "@columnist/review";
import { processChunk } from "columnist";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { makeParts, planParts } from "./compute.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import { gather } from "./workload.ts";
import { Progress } from "../progress.ts";
import { DatasetStore } from "../store/datasetStore.ts";
import { writeParts } from "./writeParts.ts";
import { assemble, writeArrow } from "@columnist/dataset/oracle";

const folder = mkdtempSync(join(tmpdir(), "columnist-parts-"));
const seeds = join(folder, "seeds");
const cache = join(folder, "cache");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = (number: number): string =>
  `Give Kelda its ferry ${number}\n\nThe ferry ran ${number} times in March. “We will not sell the harbour,” ` +
  `Mayor Ana Lutz said.\n\nThe council must run it again. It would cost ${number * 7} crowns a week.\n`;

// A minute from now, files that were written just now are settled, so that builds trust their times.
const MINUTE = 60_000;
const now = Date.now.bind(Date);
beforeEach(() => {
  vi.spyOn(Date, "now").mockImplementation(() => now() + MINUTE);
});
afterEach(() => {
  vi.restoreAllMocks();
});

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(seeds, { recursive: true });
  for (let number = 0; number < 500; number++) writeFileSync(join(seeds, `${number}.txt`), article(number));
  writeFileSync(join(seeds, "nothing.txt"), "");
});

/**
 * Builds into a draft: its table files, the keys of its parts, and how many parts were made. `keep`: whether parts are
 * kept for later builds, and taken from earlier ones; `onListed` runs when the seeds are listed and none was read.
 */
const build = (keep: boolean, onListed: () => void = () => {}) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const work = yield* gather({ seeds, out: folder, fetchedAt: null });
      onListed();
      const store = yield* DatasetStore;
      const draft = yield* store.draft(folder);
      const scratch = yield* store.scratch(folder);
      const folders = { keep: keep ? cache : null, scratch };
      const computed = yield* makeParts(yield* planParts(work, scratch, folders, true));
      const written = yield* writeParts(draft, computed, folders.keep);
      const files = written.files.map(({ path }) => [path, readFileSync(join(draft.folder, path), "latin1")]);
      const { rows, counts, tally } = written;
      return {
        files,
        facts: { rows, counts, tally },
        kept: computed.kept,
        made: computed.made,
      };
    }).pipe(
      Effect.scoped,
      Effect.provide(Layer.mergeAll(ChunkRunner.inline, DatasetStore.layer, Progress.silent)),
    ),
  );

const change: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  "one article": () => appendFileSync(join(seeds, "77.txt"), "\nThe harbour must stay open.\n"),
  "an article more": () => writeFileSync(join(seeds, "new.txt"), article(7000)),
  "an article less": () => rmSync(join(seeds, "77.txt")),
  "an article under another name": () => renameSync(join(seeds, "77.txt"), join(seeds, "moved.txt")),
  "a copy of an article": () => writeFileSync(join(seeds, "00-copy.txt"), article(77)),
  "an article that can no longer be read": () => writeFileSync(join(seeds, "77.txt"), " \n"),
  "the first quote of its kind": () =>
    writeFileSync(
      join(seeds, "77.txt"),
      `${article(77)}\nFollow us on Twitter\n\nFerries, he added, are dear.\n`,
    ),
  "a takedown": () => {
    const sha256 = createHash("sha256").update(article(77)).digest("hex");
    writeFileSync(join(seeds, "takedowns.jsonl"), `${JSON.stringify({ sha256 })}\n`);
  },
};

const listSeed = (lines: ReadonlyArray<string>): void =>
  writeFileSync(join(seeds, "list.jsonl"), lines.map((line) => `${line}\n`).join(""));

test("a line more in a list of articles moves those behind it, and makes one part again", async () => {
  const lines = Array.from({ length: 400 }, (_, id) =>
    JSON.stringify({ id: `a${id}`, title: `Ferry ${id}`, text: article(id % 300) }),
  );
  listSeed(lines);
  await build(true);
  listSeed([JSON.stringify({ id: "new", title: "A ferry", text: article(8000) }), ...lines]);
  const plain = await build(false);
  const second = await build(true);
  expect(second.files).toEqual(plain.files);
  expect(second.made).toBe(1);
  const third = await build(true);
  expect(third.files).toEqual(plain.files);
  expect(third.made).toBe(0);
});

test("a part with corrections is kept, until one of them is another", async () => {
  mkdirSync(join(seeds, "corrections"));
  const correct = (label: string): void =>
    writeFileSync(
      join(seeds, "corrections/77.jsonl"),
      `${JSON.stringify({ ...anchor, action: "label", label })}\n`,
    );
  const anchor = {
    doc_id: docId("77.txt", null, nativeSha256),
    sent_id: "s_gone",
    exact: "The council must run it again.",
    by: "ana",
  };
  correct("opinion");
  const first = await build(true);
  expect(first.files.find(([path]) => path === "judgements.csv")![1]).toContain(anchor.doc_id);
  const again = await build(true);
  expect(again.files).toEqual(first.files);
  expect(again.made).toBe(0);
  correct("claim");
  const plain = await build(false);
  const second = await build(true);
  expect(second.files).toEqual(plain.files);
  expect(second.files).not.toEqual(first.files);
  expect(second.made).toBe(1);
});

test.each(Object.keys(change))("after a change of %s", async (name) => {
  const first = await build(true);
  expect(first.kept.length).toBeGreaterThan(4);
  change[name]!();
  const plain = await build(false);
  const second = await build(true);
  expect(second.files).toEqual(plain.files);
  expect(second.facts).toEqual(plain.facts);
  expect(plain.made).toBeGreaterThan(4);
  // The part of the article, or the two of the names that it had.
  expect(second.made).toBeLessThan(3);
});

const parts = (): ReadonlyArray<string> =>
  readdirSync(join(cache, "parts")).flatMap((inner) =>
    readdirSync(join(cache, "parts", inner)).map((name) => join(cache, "parts", inner, name)),
  );

const damage = (path: string, change: (bytes: Buffer) => void): void => {
  const bytes = readFileSync(path);
  change(bytes);
  writeFileSync(path, bytes);
};

test("a kept part that is damaged is told, and never used", async () => {
  await build(true);
  for (const path of parts()) damage(path, (bytes) => (bytes[bytes.length - 100]! ^= 1));
  await expect(build(true)).rejects.toMatchObject({ _tag: "KeptDamaged" });
});

test("a seed that was not touched when it was listed is read only for a part that must be made, and held to what it was", async () => {
  const first = await build(true);
  const rewrite = (): void => writeFileSync(join(seeds, "77.txt"), article(7777));
  const unread = await build(true, rewrite);
  expect(unread.files).toEqual(first.files);
  for (const path of parts()) rmSync(path);
  writeFileSync(join(seeds, "77.txt"), article(77));
  expect((await build(true)).files).toEqual(first.files);
  for (const path of parts()) rmSync(path);
  await expect(build(true, rewrite)).rejects.toMatchObject({
    _tag: "KeptDamaged",
    detail: expect.stringContaining("not what it was"),
  });
});

test("an index of records that is damaged is as none", async () => {
  const first = await build(true);
  const [index] = readdirSync(join(cache, "records")).map((name) => join(cache, "records", name));
  damage(index!, (bytes) => (bytes[bytes.length >> 1]! ^= 1));
  expect((await build(true)).files).toEqual(first.files);
});

test("a kept part whose head is damaged, or that is gone, is as none", async () => {
  const first = await build(true);
  const [one, another] = parts();
  damage(one!, (bytes) => (bytes[200]! ^= 1));
  rmSync(another!);
  const second = await build(true);
  expect(second.files).toEqual(first.files);
  expect(second.made).toBe(2);
});

test("an article that ends a part and is refused lets the part go on", async () => {
  await build(true);
  const last = Array.from({ length: 500 }, (_, number) => `${number}.txt`).filter((path) =>
    endsPart(docId(path, null, nativeSha256)),
  );
  expect(last.length).toBeGreaterThan(2);
  for (const path of last.slice(0, 2)) writeFileSync(join(seeds, path), " \n");
  const plain = await build(false);
  const second = await build(true);
  expect(second.files).toEqual(plain.files);
  const third = await build(true);
  expect(third.files).toEqual(plain.files);
  expect(third.made).toBe(0);
  const { batches } = assemble([
    processChunk(
      readdirSync(seeds).map((path) => ({
        path,
        record: null,
        bytes: new Uint8Array(readFileSync(join(seeds, path))),
        mediaType: null,
        url: null,
        fetchedAt: null,
      })),
    ),
  ]);
  const whole = Buffer.concat([...writeArrow("sentences", () => batches("sentences"))]);
  expect(plain.files.find(([path]) => path === "sentences.arrow")![1]).toBe(whole.toString("latin1"));
});

test("the report counted part by part is that of the rows in the table files", async () => {
  // Half of them are about something else each, so that not all are copies of one.
  for (let number = 0; number < 250; number++)
    writeFileSync(
      join(seeds, `${number}.txt`),
      Array.from(
        { length: 12 },
        (_, i) => `Word${number * 31 + i * 7} is what thing${number * i} wants.`,
      ).join("\n\n"),
    );
  const { files, facts } = await build(false);
  const rowsOf = <T extends TableName>(name: T): ReadonlyArray<RowOf<T>> => {
    const [, bytes] = files.find(([path]) => path === `${name}.arrow`)!;
    const read = readArrow(name, Buffer.from(bytes!, "latin1"));
    if (!read.ok) throw new Error(read.refusal.message);
    return rowsFrom(name, read.value);
  };
  const tally = emptyTally();
  addRows(tally, {
    documents: rowsOf("documents"),
    sentences: rowsOf("sentences"),
    quotes: rowsOf("quotes"),
    dropped: rowsOf("dropped"),
    failures: rowsOf("failures"),
  });
  const page: ReportFacts = {
    version: "1.0.0",
    title: null,
    changes: null,
    labeller: { model: "fast", version: "1", heldOut: null },
  };
  expect(tally.articles).toBe(500);
  expect(tally.sample.length).toBe(facts.tally.sample.length);
  expect(tally.sample.length).toBeGreaterThan(200);
  expect(renderReport(facts.tally, page)).toBe(renderReport(tally, page));
});
