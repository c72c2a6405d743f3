/** Seeds to tables: chunks are read, computed (or taken from the cache) and put together in their order. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { tablesOf, type ChunkResult } from "columnist";
import { ChunkCache, chunkKey } from "./chunkCache.ts";
import { ChunkRunner } from "./chunkRunner.ts";
import { codeHash, STAGE_CODE } from "./codeHash.ts";
import { Progress } from "./progress.ts";
import { seedChunks, type SeedChunk } from "./seedChunks.ts";
import type { InputFile } from "./seedRecords.ts";
import type { SeedFile } from "./seeds.ts";

export interface Computed {
  /** In the order of the seeds. */
  readonly chunks: ReadonlyArray<ChunkResult>;
  readonly inputs: ReadonlyArray<InputFile>;
  /** How many chunks came from the cache. */
  readonly cached: number;
}

// The program's own faults may not come again: a worker that ran out of memory, a machine that was busy.
const isFaulty = (results: ReadonlyArray<ChunkResult>): boolean =>
  results.some(({ tables }) => {
    const stages = tables.failures.columns["stage"];
    if (stages?.storage !== "dictionary") return false;
    return Buffer.from(stages.bytes).includes("run");
  });

/** Computes every chunk of the seeds, as many at once as the runner takes. */
export const compute = Effect.fn("compute")(function* (
  seeds: ReadonlyArray<SeedFile>,
  fetchedAt: string | null,
) {
  const runner = yield* ChunkRunner;
  const cache = yield* ChunkCache;
  const progress = yield* Progress;
  const code = codeHash(Object.values(STAGE_CODE).flat());
  const total = seeds.reduce((sum, { size }) => sum + size, 0);
  let cached = 0;

  const one = Effect.fnUntraced(function* (chunk: SeedChunk) {
    const key = chunkKey(chunk.sources, code);
    const known = yield* cache.get(key);
    if (known !== null) {
      cached++;
      return { chunk, results: known };
    }
    const results = chunk.sources.length === 0 ? [] : yield* runner.run(chunk.sources);
    if (!isFaulty(results)) yield* cache.put(key, results);
    return { chunk, results };
  });

  const chunks: Array<ChunkResult> = [];
  const inputs: Array<InputFile> = [];
  yield* progress.begin(`Reading ${seeds.length} files`, total);
  yield* seedChunks(seeds, fetchedAt).pipe(
    // One more than there are workers: the next chunk is read while they work.
    Stream.mapEffect(one, { concurrency: runner.jobs === 1 ? 1 : runner.jobs + 1 }),
    Stream.runForEach(({ chunk, results }) => {
      if (chunk.failures.length > 0) chunks.push(tablesOf({ items: [], failures: chunk.failures }));
      chunks.push(...results);
      inputs.push(...chunk.files);
      return progress.advance(chunk.bytes);
    }),
  );
  yield* cache.prune;
  yield* progress.end;
  const computed: Computed = { chunks, inputs, cached };
  return computed;
});
