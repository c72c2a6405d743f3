import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { afterAll, expect, it } from "vitest";
import type { Source } from "@columnist/model";
import { seedChunks } from "./seedChunks.ts";
import { Seeds } from "./seeds.ts";

const folder = mkdtempSync(join(tmpdir(), "columnist-seeds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chunksIn = (path: string, isWanted?: (source: Source) => boolean) =>
  Effect.runPromise(
    Seeds.pipe(
      Effect.flatMap(({ list }) => list(path, `${path}-out`)),
      Effect.flatMap((seeds) => Stream.runCollect(seedChunks(seeds, "2026-01-31", isWanted))),
      Effect.provide(Seeds.layer),
    ),
  );

const write = (name: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, path, ".."), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
};

const many = Object.fromEntries(
  Array.from({ length: 400 }, (_, i) => [`${String(i).padStart(4, "0")}.txt`, `Piece ${i}. `.repeat(800)]),
);

it("reads every file once, sorted by code units, with its digest", async () => {
  const path = write("odd", { "b.txt": "b", "B.txt": "B", "a/z.txt": "z", "a.txt": "a", "é.txt": "e" });
  const chunks = await chunksIn(path);
  const names = ["B.txt", "a.txt", "a/z.txt", "b.txt", "é.txt"];
  expect(chunks.flatMap(({ sources }) => sources.map((source) => source.path))).toEqual(names);
  expect(chunks.flatMap(({ files }) => files.map((file) => file.path))).toEqual(names);
  for (const { sha256 } of chunks.flatMap(({ files }) => files)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  for (const { fetchedAt } of chunks.flatMap(({ sources }) => sources)) expect(fetchedAt).toBe("2026-01-31");
});

it("writes a name whose accents stand apart as one whose do not, unless both are there", async () => {
  const apart = await chunksIn(write("apart", { "cafe\u0301.txt": "c" }));
  expect(apart.flatMap(({ sources }) => sources.map((source) => source.path))).toEqual(["caf\u00e9.txt"]);
  const both = await chunksIn(write("both", { "cafe\u0301.txt": "c", "caf\u00e9.txt": "d" }));
  expect(new Set(both.flatMap(({ sources }) => sources.map((source) => source.path))).size).toBe(
    process.platform === "darwin" ? 1 : 2,
  );
});

it("makes chunks of a quarter of a megabyte", async () => {
  const chunks = await chunksIn(write("many", many));
  expect(chunks.length).toBeGreaterThan(3);
  for (const { bytes } of chunks.slice(0, -1)) {
    expect(bytes).toBeGreaterThanOrEqual(256 * 1024);
    expect(bytes).toBeLessThan(256 * 1024 + 12_000);
  }
});

it("leaves out the records that are not wanted, and still tells of their files", async () => {
  const path = write("wanted", { "a.txt": "a", "b.txt": "bb", "c.txt": "ccc" });
  const chunks = await chunksIn(path, ({ path: name }) => name === "b.txt");
  expect(chunks.flatMap(({ sources }) => sources.map((source) => source.path))).toEqual(["b.txt"]);
  expect(chunks.flatMap(({ files }) => files.map((file) => file.path))).toEqual(["a.txt", "b.txt", "c.txt"]);
  expect(chunks.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(6);
});

it("ends a chunk after some thousand files also where no record is wanted", async () => {
  const tiny = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`${i}.txt`, `${i}`]));
  const chunks = await chunksIn(write("tiny", tiny), () => false);
  expect(chunks.map(({ files }) => files.length)).toEqual([4096, 904]);
});
