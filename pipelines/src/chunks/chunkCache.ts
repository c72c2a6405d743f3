/**
 * What stages computed, kept by what it was computed from: input, code and configuration. Each entry carries its own
 * digest, so a damaged one is a miss; it is written beside and renamed, so two builds at once do no harm.
 */
import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type { ChunkResult } from "columnist";
import type { Source } from "@columnist/model";

const DIGEST = 32;
const LARGEST_CACHE = 4 * 1024 ** 3;

/**
 * Key of a chunk's result.
 *
 * @param code hash of the code of all stages
 */
export const chunkKey = (sources: ReadonlyArray<Source>, code: string): string => {
  const hash = createHash("sha256").update(code);
  for (const { bytes, ...rest } of sources)
    hash
      .update(`\0${JSON.stringify([rest.path, rest.record, rest.mediaType, rest.url, rest.fetchedAt])}`)
      .update(`\0${bytes.length}\0`)
      .update(bytes);
  return hash.digest("hex");
};

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

const read = (path: string): ReadonlyArray<ChunkResult> | null => {
  try {
    const entry = readFileSync(path);
    const body = entry.subarray(DIGEST);
    if (!sha256(body).equals(entry.subarray(0, DIGEST))) return null;
    const now = new Date();
    utimesSync(path, now, now);
    return deserialize(body) as ReadonlyArray<ChunkResult>;
  } catch {
    return null;
  }
};

const write = (path: string, results: ReadonlyArray<ChunkResult>): void => {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const body = serialize(results);
    writeFileSync(beside, Buffer.concat([sha256(body), body]));
    renameSync(beside, path);
  } catch {
    // A cache that cannot be written costs time later, and nothing else.
    rmSync(beside, { force: true });
  }
};

/** Removes the entries that were used longest ago until the rest fits. */
const prune = (folder: string): void => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => {
        const { mtimeMs, size } = statSync(path);
        return { path, mtimeMs, size };
      })
      .sort((a, b) => b.mtimeMs - a.mtimeMs);
    let total = 0;
    for (const { path, size } of entries) {
      total += size;
      if (total > LARGEST_CACHE) rmSync(path, { force: true });
    }
  } catch {
    // Another build prunes it too.
  }
};

/** Keeps results of chunks between builds. */
export class ChunkCache extends Context.Service<
  ChunkCache,
  {
    readonly get: (key: string) => Effect.Effect<ReadonlyArray<ChunkResult> | null>;
    readonly put: (key: string, results: ReadonlyArray<ChunkResult>) => Effect.Effect<void>;
    /** Keeps the cache from growing for ever. */
    readonly prune: Effect.Effect<void>;
  }
>()("pipelines/ChunkCache") {
  /** Keeps nothing: for small inputs, and where the user says so. */
  static readonly none = Layer.succeed(
    ChunkCache,
    ChunkCache.of({
      get: () => Effect.succeed(null),
      put: () => Effect.void,
      prune: Effect.void,
    }),
  );

  /** In a folder on disk. */
  static readonly inFolder = (folder: string) => {
    const pathOf = (key: string): string => join(folder, key.slice(0, 2), key.slice(2));
    return Layer.succeed(
      ChunkCache,
      ChunkCache.of({
        get: (key) => Effect.sync(() => read(pathOf(key))),
        put: (key, results) => Effect.sync(() => write(pathOf(key), results)),
        prune: Effect.sync(() => prune(folder)),
      }),
    );
  };
}
