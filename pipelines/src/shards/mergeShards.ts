/** Outputs of shards to one dataset: byte for byte what `build` gives on the whole. */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { collect, type Batch } from "../build/collect.ts";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import type { Computed } from "../build/compute.ts";
import { partsOfSpill } from "../rows/spilledParts.ts";
import { totalBytes, type Workload } from "../build/workload.ts";
import { publishTables } from "../build/buildVersion.ts";
import { writeParts } from "../build/writeParts.ts";
import type { BuildPlan } from "../plan.ts";
import { Progress } from "../progress.ts";
import { amendmentsIn } from "../seeds/amendments.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import { digestNow } from "../seeds/steadyFile.ts";
import { runnerFor, servicesFor } from "../build/services.ts";
import { DatasetStore, type Draft } from "../store/datasetStore.ts";
import { coverSeeds } from "./cover.ts";
import { configHashOf, settingsOf, ShardNotUsable, ShardRefused } from "./shard.ts";
import { readChunks, readSummary, SHARD, type ShardSummary } from "./shardFile.ts";

const AGAIN = "run `pipeline shard run` again: it computes what is missing and leaves the rest";
const ANEW = "plan again, run that plan, which leaves what it can, and merge";

const unusable = (what: string): ShardNotUsable => new ShardNotUsable({ what, advice: AGAIN });

interface Shard {
  readonly path: string;
  readonly summary: ShardSummary;
}

/** Outputs of a folder that are of this code and these settings, and what is wrong with those that cannot be read. */
const readShards = Effect.fnUntraced(function* (folder: string, configHash: string) {
  const names = yield* Effect.try({
    try: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith(SHARD))
        .sort(),
    catch: () => unusable(`There is no folder of shards at ${folder}`),
  });
  const shards: Array<Shard> = [];
  const damaged: Array<string> = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      const summary = readSummary(path);
      if (summary.configHash === configHash) shards.push({ path, summary });
    } catch (error) {
      damaged.push(`${path} cannot be read: ${(error as Error).message}`);
    }
  }
  return { shards, damaged };
});

const NUMBER_SHOWN = 3;
const shown = (paths: ReadonlyArray<string>): string =>
  `${paths.slice(0, NUMBER_SHOWN).join(", ")}${paths.length > NUMBER_SHOWN ? ` and ${paths.length - NUMBER_SHOWN} more` : ""}`;

/** Shards that hold each seed once as it is now, and what they read. */
const fitting = Effect.fnUntraced(function* (
  { seeds }: Workload,
  { shards, damaged }: Effect.Success<ReturnType<typeof readShards>>,
) {
  const { taken, missing } = coverSeeds(
    seeds.map(({ path }) => path),
    shards.map(({ path, summary }) => ({ path, summary, input: summary.input })),
  );
  if (missing.length > 0) {
    const why = damaged.length === 0 ? "" : ` (${shown(damaged)})`;
    return yield* unusable(`No shard holds ${shown(missing)}${why}`);
  }
  const inputs = new Map<string, InputFile>();
  for (const { summary } of taken)
    for (const file of summary.inputs) {
      const before = inputs.get(file.path) ?? file;
      if (before.sha256 !== file.sha256)
        return yield* new ShardRefused({
          what: `The seed ${file.path} changed between its shards`,
          advice: ANEW,
        });
      inputs.set(file.path, file);
    }
  const changed = seeds.filter(({ path, file, problem }) => {
    const sha256 = inputs.get(path)?.sha256 ?? null;
    // What could not be read to its end has no digest.
    return problem === null && sha256 !== null && digestNow(file) !== sha256;
  });
  if (changed.length > 0)
    return yield* new ShardRefused({
      what: `Changed since their shards were computed: ${shown(changed.map(({ path }) => path))}`,
      advice: ANEW,
    });
  return { taken, inputs: [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
});

const batchesOf = (shards: ReadonlyArray<Shard>): Stream.Stream<Batch, ShardNotUsable> =>
  Stream.fromIterable(shards).pipe(
    Stream.flatMap(({ path, summary: { failures } }) =>
      Stream.concat(
        Stream.make<[Batch]>({ results: [], failures, files: [], bytes: 0 }),
        Stream.fromIterable(readChunks(path)).pipe(
          Stream.map((result): Batch => ({ results: [result], failures: [], files: [], bytes: 0 })),
        ),
      ),
    ),
  );

const mergeTables = Effect.fnUntraced(function* (work: Workload, shardFolder: string, draft: Draft) {
  const store = yield* DatasetStore;
  const progress = yield* Progress;
  yield* progress.begin("Reading shards", null);
  const found = yield* readShards(shardFolder, configHashOf(settingsOf(work.plan)));
  const { taken, inputs } = yield* fitting(work, found);
  const amendments = yield* amendmentsIn(work.amendments);
  const gone = new Set<string>();
  const scratch = yield* store.scratch(dirname(draft.folder));
  const { spilled, failures, outcomes } = yield* collect(
    scratch,
    totalBytes(work),
    amendments,
    gone,
    batchesOf(taken),
  );
  const runner = yield* ChunkRunner;
  const parts = yield* Stream.fromIterable(partsOfSpill(spilled)).pipe(
    Stream.mapEffect(
      ({ number, chunk }) =>
        runner.make({
          from: { kind: "rows", chunk },
          // They were amended as they came in.
          corrections: [],
          tombstones: [],
          keep: null,
          spare: { folder: scratch, key: `part${number}` },
        }),
      { concurrency: runner.jobs === 1 ? 1 : runner.jobs + 1 },
    ),
    Stream.runCollect,
  );
  const computed: Computed = {
    parts: [...parts],
    kept: [],
    made: parts.length,
    failures,
    inputs,
    takenDown: gone,
    outcomes,
  };
  const written = yield* writeParts(draft, computed, null).pipe(
    Effect.catchTag("KeptDamaged", (damaged) => Effect.die(damaged)),
  );
  return { computed, written };
}, Effect.scoped);

/**
 * Merges the outputs in a folder into a version of the dataset, where its content is new.
 *
 * @param work the seeds as they are listed now: each must be in a shard of this code and these settings
 */
export const mergeShards = (plan: BuildPlan, work: Workload, shardFolder: string, json: boolean) =>
  publishTables(plan, work, (draft) =>
    mergeTables(work, shardFolder, draft).pipe(Effect.provide(runnerFor(plan, totalBytes(work)))),
  ).pipe(Effect.provide(servicesFor(json)));
