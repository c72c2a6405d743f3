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
import { afterAll, beforeEach, expect, test } from "vitest";
import { ChunkRunner } from "../chunks/chunkRunner.ts";
import { compute, NOTHING_KEPT, type KeptParts } from "../chunks/compute.ts";
import { gather } from "../chunks/workload.ts";
import { Progress } from "../progress.ts";
import { DatasetStore } from "../store/datasetStore.ts";
import { keptPart } from "./partCache.ts";
import { writeParts } from "./writeParts.ts";

const folder = mkdtempSync(join(tmpdir(), "columnist-parts-"));
const seeds = join(folder, "seeds");
const cache = join(folder, "cache");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = (number: number): string =>
  `Give Kelda its ferry ${number}\n\nThe ferry ran ${number} times in March. “We will not sell the harbour,” ` +
  `Mayor Ana Lutz said.\n\nThe council must run it again. It would cost ${number * 7} crowns a week.\n`;

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(seeds, { recursive: true });
  for (let number = 0; number < 500; number++) writeFileSync(join(seeds, `${number}.txt`), article(number));
  writeFileSync(join(seeds, "nothing.txt"), "");
});

const earlier = (keys: ReadonlyArray<string>): KeptParts => ({
  folder: cache,
  parts: keys.map((key) => keptPart(cache, key)).filter((part) => part !== null),
});

/** Builds into a draft: its table files, the keys of its parts, and how many articles were computed. */
const build = (known: KeptParts) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const work = yield* gather({ seeds, out: folder, fetchedAt: null });
      const store = yield* DatasetStore;
      const draft = yield* store.draft(folder);
      const computed = yield* compute(work, yield* store.scratch(folder), known);
      const written = yield* writeParts(draft, computed, known.folder === "" ? null : cache);
      const files = written.files.map(({ path }) => [path, readFileSync(join(draft.folder, path), "latin1")]);
      const { rows, counts, tally, kept } = written;
      return { files, facts: { rows, counts, tally }, kept, computed: computed.spilled.articles.length };
    }).pipe(
      Effect.scoped,
      Effect.provide(Layer.mergeAll(ChunkRunner.inline, DatasetStore.layer, Progress.silent)),
    ),
  );

const NOTHING_YET: KeptParts = { folder: cache, parts: [] };

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

test.each(Object.keys(change))("after a change of %s", async (name) => {
  const first = await build(NOTHING_YET);
  expect(first.kept.length).toBeGreaterThan(2);
  change[name]!();
  const plain = await build(NOTHING_KEPT);
  const second = await build(earlier(first.kept));
  expect(second.files).toEqual(plain.files);
  expect(second.facts).toEqual(plain.facts);
  expect(plain.computed).toBeGreaterThan(490);
  expect(second.computed).toBeLessThan(2);
});

test("a kept part that is damaged is told, and never used", async () => {
  const first = await build(NOTHING_YET);
  const known = earlier(first.kept);
  for (const inner of readdirSync(cache))
    for (const name of readdirSync(join(cache, inner))) {
      const path = join(cache, inner, name);
      const bytes = readFileSync(path);
      bytes[bytes.length - 100]! ^= 1;
      writeFileSync(path, bytes);
    }
  await expect(build(known)).rejects.toMatchObject({ _tag: "KeptDamaged" });
});

test("a kept part whose head is damaged, or that is gone, is as none", async () => {
  const { kept } = await build(NOTHING_YET);
  const path = join(cache, kept[0]!.slice(0, 2), kept[0]!.slice(2));
  const bytes = readFileSync(path);
  bytes[200]! ^= 1;
  writeFileSync(path, bytes);
  expect(keptPart(cache, kept[0]!)).toBe(null);
  rmSync(path);
  expect(keptPart(cache, kept[0]!)).toBe(null);
  expect(keptPart(cache, kept[1]!)?.key).toBe(kept[1]);
});
