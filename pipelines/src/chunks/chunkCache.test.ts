import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { afterAll, expect, it } from "vitest";
import { processChunk } from "columnist";
import type { Source } from "@columnist/model";
import { ChunkCache, chunkKey } from "./chunkCache.ts";

const folder = mkdtempSync(join(tmpdir(), "columnist-cache-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source: Source = {
  path: "a.txt",
  record: null,
  bytes: new TextEncoder().encode("Let the ferries run. It is a disgrace that they do not."),
  mediaType: null,
  url: null,
  fetchedAt: null,
};
const results = [processChunk([source])];
const cache = <A>(use: (cache: ChunkCache["Service"]) => Effect.Effect<A>): Promise<A> =>
  Effect.runPromise(ChunkCache.pipe(Effect.flatMap(use), Effect.provide(ChunkCache.inFolder(folder))));

it("gives back what was put, and nothing for another key", async () => {
  const key = chunkKey([source], "code");
  expect(await cache(({ get }) => get(key))).toBeNull();
  await cache(({ put }) => put(key, results));
  expect(await cache(({ get }) => get(key))).toEqual(results);
});

it("has another key for other bytes, another name, another time and other code", () => {
  const keys = [
    chunkKey([source], "code"),
    chunkKey([source], "other"),
    chunkKey([{ ...source, path: "b.txt" }], "code"),
    chunkKey([{ ...source, fetchedAt: "2026-01-31" }], "code"),
    chunkKey([{ ...source, bytes: source.bytes.subarray(1) }], "code"),
    chunkKey([source, source], "code"),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

it("misses an entry that was damaged", async () => {
  const key = chunkKey([source], "damaged");
  await cache(({ put }) => put(key, results));
  const path = join(folder, key.slice(0, 2), key.slice(2));
  const entry = readFileSync(path);
  entry[entry.length >> 1]! ^= 1;
  writeFileSync(path, entry);
  expect(await cache(({ get }) => get(key))).toBeNull();
  expect(readdirSync(join(folder, key.slice(0, 2)))).toEqual([key.slice(2)]);
});
