/** Seeds to tables: chunks are read, computed (or taken from the cache) and put together in their order. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { applyCorrections, strayCorrections, takenDown, type Corpus, type Outcome } from "@columnist/dataset";
import { tablesOf, type ChunkResult } from "columnist";
import { amendmentsIn } from "../seeds/amendments.ts";
import { ChunkCache, chunkKey } from "./chunkCache.ts";
import { ChunkRunner } from "./chunkRunner.ts";
import { codeHash, STAGE_CODE } from "./codeHash.ts";
import { notWritten, type DatasetNotWritten } from "../store/datasetStore.ts";
import { Progress } from "../progress.ts";
import { seedChunks, type SeedChunk } from "../seeds/seedChunks.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import { openSpill } from "./spill.ts";
import { totalBytes, type Workload } from "./workload.ts";

export interface Computed {
  /** Every table, in its final order; reads from disk while the scope is open. */
  readonly corpus: Corpus;
  readonly inputs: ReadonlyArray<InputFile>;
  /** How many chunks came from the cache. */
  readonly cached: number;
  /** doc_ids of articles that were taken down. */
  readonly takenDown: ReadonlySet<string>;
  /** What became of each correction. */
  readonly outcomes: ReadonlyArray<Outcome>;
}

// The program's own faults may not come again: a worker that ran out of memory, a machine that was busy.
const isFaulty = (results: ReadonlyArray<ChunkResult>): boolean =>
  results.some(({ tables }) => {
    const stages = tables.failures.columns["stage"];
    if (stages?.storage !== "dictionary") return false;
    return Buffer.from(stages.bytes).includes("run");
  });

/** Computes every chunk of the seeds, as many at once as the runner takes. `scratch`: a folder for temporary files. */
export const compute = Effect.fn("compute")(function* (work: Workload, scratch: string) {
  const { seeds, plan } = work;
  const { corrections, tombstones } = yield* amendmentsIn(work.amendments);
  const runner = yield* ChunkRunner;
  const cache = yield* ChunkCache;
  const progress = yield* Progress;
  const code = codeHash(Object.values(STAGE_CODE).flat());
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

  const inputs: Array<InputFile> = [];
  const outcomes: Array<Outcome> = [];
  const gone = new Set<string>();
  const spill = yield* Effect.acquireRelease(
    Effect.sync(() => openSpill(scratch, totalBytes(work), gone)),
    ({ close }) => Effect.sync(close),
  );
  const spilling = <A>(run: () => A): Effect.Effect<A, DatasetNotWritten> =>
    Effect.try({ try: run, catch: (error) => notWritten(scratch, error) });
  const amend = (result: ChunkResult): ChunkResult => {
    for (const doc of takenDown(result.tables.documents, tombstones)) gone.add(doc);
    if (corrections.length === 0) return result;
    const corrected = applyCorrections(result.tables, corrections);
    outcomes.push(...corrected.outcomes);
    return { ...result, tables: corrected.tables };
  };
  yield* progress.begin(`Reading ${seeds.length} files`, totalBytes(work));
  yield* seedChunks(seeds, plan.fetchedAt).pipe(
    // One more than there are workers: the next chunk is read while they work.
    Stream.mapEffect(one, { concurrency: runner.jobs === 1 ? 1 : runner.jobs + 1 }),
    Stream.runForEach(({ chunk, results }) => {
      inputs.push(...chunk.files);
      return Effect.andThen(
        spilling(() => {
          if (chunk.failures.length > 0) spill.add(tablesOf({ items: [], failures: chunk.failures }));
          for (const result of results) spill.add(amend(result));
        }),
        progress.advance(chunk.bytes),
      );
    }),
  );
  yield* cache.prune;
  yield* progress.end;
  outcomes.push(...strayCorrections(corrections, outcomes));
  const corpus = yield* spilling(spill.corpus);
  const computed: Computed = { corpus, inputs, cached, takenDown: gone, outcomes };
  return computed;
});
