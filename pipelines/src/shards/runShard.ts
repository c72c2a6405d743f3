/** Computes shards: what a worker of a distributed engine calls. */
import * as Effect from "effect/Effect";
import * as Schedule from "effect/Schedule";
import * as Stream from "effect/Stream";
import { byTable, TABLE_NAMES, type TableName } from "@columnist/model";
import { LabelModel } from "../accurate/labelModel.ts";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { seedChunks, type SeedChunk } from "../seeds/seedChunks.ts";
import { readSeed, type InputFile } from "../seeds/seedRecords.ts";
import { readPlaces } from "../seeds/places.ts";
import { notWritten, type DatasetNotWritten } from "../store/datasetStore.ts";
import { configHashOf, seedFileOf, SeedOther, shardName, ShardRefused, type ShardInput } from "./shard.ts";
import { gatherChunk, type GatheredChunk, type Gathering } from "./gatherChunk.ts";
import { forgetAttempts, openJournal } from "./journal.ts";
import { readInTurn, type ReadingShard } from "./readInTurn.ts";
import { isOfPlan, openShard, readSummary, shardPath, type ShardSummary } from "./shardFile.ts";

export interface ShardJob {
  readonly input: ShardInput;
  /** Absolute path of the folder that the paths of `input` start from. */
  readonly seeds: string;
  /** Absolute path of the folder that gets the output. */
  readonly outDir: string;
  /** `configHashOf` where the shards were planned: code that differs here must not compute one. */
  readonly configHash: string;
}

export interface ShardDone {
  readonly shard: string;
  /** Rows of each table. */
  readonly rows: Readonly<Record<TableName, number>>;
  /** Of the rows in the output. */
  readonly sha256: string;
  /** Whether the output was there already. */
  readonly skipped: boolean;
}

const doneOf = ({ shard, rows, sha256 }: ShardSummary, skipped: boolean): ShardDone => ({
  shard,
  rows,
  sha256,
  skipped,
});

/** The output that is there and was made of what this job would be made of: whole, of the same code, settings and bytes. */
const outputOf = ({ input, outDir, configHash }: ShardJob): ShardSummary | null => {
  try {
    const summary = readSummary(shardPath(outDir, shardName(input)));
    return summary.configHash === configHash && isOfPlan(summary, input) ? summary : null;
  } catch {
    return null;
  }
};

/** The chunks of a shard. The shard with the first records of a file has what went wrong with the file itself. */
const chunksOf = (
  { input, seeds }: ShardJob,
  reading: Omit<ReadingShard, "planned">,
): ReturnType<typeof seedChunks> => {
  const { files, records, places, failures, fetchedAt, columns } = input;
  const listed = files.map((file) => seedFileOf(seeds, file));
  const planned = (path: string): InputFile => {
    const { size, sha256 } = files.find((file) => file.path === path)!;
    return { path, bytes: size, sha256 };
  };
  const inTurn = (read: Parameters<typeof readInTurn>[0]) => readInTurn(read, { ...reading, planned });
  const whole = inTurn((seed) => readSeed(seed, columns));
  if (records === null) return seedChunks(listed, fetchedAt, () => true, columns, whole);
  if (places !== null) {
    const { path } = files[0]!;
    return seedChunks(
      listed,
      fetchedAt,
      () => true,
      columns,
      inTurn((seed) => readPlaces(seed, places, planned(path), failures)),
    );
  }
  let number = 0;
  const isWanted = (): boolean => {
    const at = number++;
    return at >= records.from && (records.to === null || at < records.to);
  };
  return seedChunks(listed, fetchedAt, isWanted, columns, whole).pipe(
    Stream.map((chunk): SeedChunk =>
      records.from === 0
        ? chunk
        : { ...chunk, failures: chunk.failures.filter(({ stage }) => stage === "run") },
    ),
  );
};

/** The first file that was not read as it was planned; null where all were. */
const otherSeed = ({ files }: ShardInput, inputs: ReadonlyArray<InputFile>): SeedOther | null => {
  const found = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, sha256 } of files) {
    const now = found.get(path) ?? null;
    if (sha256 !== null && now !== sha256) return new SeedOther({ path, found: now, planned: sha256 });
  }
  return null;
};

const NOTHING: GatheredChunk = { rows: [], crashed: [] };

const withoutPlaces = (input: ShardInput): ShardInput => ({ ...input, places: null, failures: [] });

/**
 * Computes a shard and writes its output, whole or not at all. Where the output is there and has the right digests,
 * nothing is computed.
 */
export const runShard = Effect.fn("runShard")(function* (job: ShardJob) {
  const { input, outDir, configHash } = job;
  if (configHashOf(input) !== configHash)
    return yield* new ShardRefused({
      what: "The shard was planned with other code or settings than those here",
      advice: "install the same version everywhere, or plan again",
    });
  const { name } = yield* LabelModel;
  if (name !== input.model)
    return yield* new ShardRefused({
      what: `The shard is for the ${input.model} model, and the ${name} one is at hand`,
      advice: "provide the layer of that model",
    });
  const shard = shardName(input);
  const there = outputOf(job);
  if (there !== null && !there.isFaulty) return doneOf(there, true);
  const runner = yield* ChunkRunner;
  const writing = <A>(run: () => A): Effect.Effect<A, DatasetNotWritten> =>
    Effect.try({ try: run, catch: (error) => notWritten(shardPath(outDir, shard), error) });
  const output = yield* Effect.acquireRelease(
    writing(() => openShard(outDir, shard)),
    ({ close }) => Effect.sync(close),
  );
  const journal = yield* Effect.acquireRelease(
    writing(() => openJournal(outDir, shard, configHash)),
    ({ close }) => Effect.sync(close),
  );
  yield* Effect.forkScoped(Effect.repeat(writing(journal.renew), Schedule.spaced("10 seconds")));
  const given = new Set(there?.crashed);
  const gathering: Gathering = { journal, given, gather: runner.gather, folder: outDir };
  const crashed: Array<string> = [];
  const rows: Record<TableName, number> = byTable(() => 0);
  const inputs: Array<InputFile> = [];
  const failures: Array<ShardSummary["failures"][number]> = [];
  const onGivenUp = (key: string): void => void crashed.push(key);
  yield* chunksOf(job, { journal, given, onGivenUp, folder: outDir }).pipe(
    Stream.mapEffect(
      (chunk) =>
        Effect.map(
          chunk.sources.length === 0 ? Effect.succeed(NOTHING) : gatherChunk(chunk.sources, gathering),
          (gathered) => ({ chunk, gathered }),
        ),
      { concurrency: runner.jobs === 1 ? 1 : runner.jobs + 1 },
    ),
    Stream.runForEach(({ chunk, gathered }) =>
      writing(() => {
        inputs.push(...chunk.files);
        failures.push(...chunk.failures);
        crashed.push(...gathered.crashed);
        for (const one of gathered.rows) {
          for (const name of TABLE_NAMES) rows[name] += one.rows[name];
          failures.push(...one.failures);
          if (one.bytes !== null) output.add(one.bytes);
        }
      }),
    ),
  );
  rows.failures = failures.length;
  const other = otherSeed(input, inputs);
  if (other !== null) return yield* other;
  // What the program or the machine failed on may go through next time, unless it was given up.
  const isFaulty = failures.filter(({ stage }) => stage === "run").length > crashed.length;
  const summary = yield* writing(() =>
    output.publish({
      shard,
      configHash,
      input: withoutPlaces(input),
      inputs,
      failures,
      rows,
      isFaulty,
      crashed,
    }),
  );
  return doneOf(summary, false);
}, Effect.scoped);

/**
 * Computes shards over the pool, some at once; gives them in their order. Where a seed of one is not as it was planned, the
 * others are computed before that is said.
 *
 * @param shards each is asked for when its turn comes, since a plan may be larger than memory
 */
export const runAll = Effect.fn("runAll")(function* <E = never>(
  shards: ReadonlyArray<Effect.Effect<ShardJob, E>>,
  onDone: (done: ShardDone) => Effect.Effect<void> = () => Effect.void,
) {
  const { jobs } = yield* ChunkRunner;
  const others: Array<SeedOther> = [];
  const there = new Map<string, Set<string>>();
  const run = (job: ShardJob) =>
    runShard(job).pipe(
      Effect.tap(({ shard }) =>
        Effect.sync(() => {
          const shardsThere = there.get(job.outDir) ?? new Set();
          there.set(job.outDir, shardsThere.add(shard));
        }),
      ),
      Effect.tap(onDone),
      Effect.catchTag("SeedOther", (other) => {
        others.push(other);
        return Effect.succeed(null);
      }),
    );
  const done = yield* Effect.forEach(shards, (shard) => Effect.flatMap(shard, run), { concurrency: jobs });
  yield* Effect.sync(() => {
    for (const [folder, names] of there) forgetAttempts(folder, names);
  });
  if (others.length > 0) return yield* others[0]!;
  return done.filter((one) => one !== null);
});
