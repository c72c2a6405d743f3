/**
 * Where parts are made and rows gathered: here, or in worker threads. A build does not know which; the bytes are the same.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Pool from "effect/Pool";
import { buffersOf, byTable, type Source } from "@columnist/model";
import { BUNDLED } from "../bundled.ts";
import { faultRow } from "../rows/faultRow.ts";
import type { PackedRows } from "../rows/gatherRows.ts";
import { messageOf } from "../rows/messageOf.ts";
import { packSources, unpackSources, type PackedSources } from "../rows/packedSources.ts";
import { PartNotWritten, type MadePart, type PartJob } from "../rows/part.ts";
import { TookTooLong } from "../rows/withinTime.ts";
import { Times } from "../stageTimes.ts";
import { DatasetNotWritten } from "../store/datasetStore.ts";
import { startWorker, WorkerDied, type Asked, type Failed } from "./workerThread.ts";

type Gather = (sources: ReadonlyArray<Source>) => Effect.Effect<ReadonlyArray<PackedRows>, Failed>;

/** Whether trying again without an article may help. */
const isOfArticle = (failed: Failed): failed is WorkerDied =>
  failed._tag === "WorkerDied" && failed.reason !== "did not start";

const faultOf = (source: Source, died: WorkerDied): PackedRows => ({
  bytes: null,
  rows: byTable(() => 0),
  failures: [faultRow(source, died)],
});

/**
 * Gathers rows; where that fails, does it again with fewer articles at once: what is too much together goes through, and
 * only the article at fault is lost. Whoever took too long would do so again, so then each article is tried alone.
 */
const isolating = (
  attempt: (sources: ReadonlyArray<Source>) => Effect.Effect<PackedRows, Failed>,
): Gather => {
  const gather: Gather = Effect.fnUntraced(function* (sources) {
    const whole = yield* Effect.result(attempt(sources));
    if (whole._tag === "Success") return [whole.success];
    if (!isOfArticle(whole.failure)) return yield* whole.failure;
    if (sources.length === 1) return [faultOf(sources[0]!, whole.failure)];
    const size = whole.failure.reason === "took too long" ? 1 : Math.ceil(sources.length / 2);
    const gathered: Array<PackedRows> = [];
    for (let at = 0; at < sources.length; at += size)
      gathered.push(...(yield* gather(sources.slice(at, at + size))));
    return gathered;
  });
  return gather;
};

/** Packed sources that stay when others are sent. */
const copyOf = (packed: PackedSources): PackedSources => ({ ...packed, bytes: packed.bytes.slice() });

/** Makes a part; where its records kill the worker, gathers their rows with fewer at once, and makes it of those. */
const isolatingPart = (attempt: (part: PartJob) => Effect.Effect<MadePart, Failed>, gather: Gather) =>
  Effect.fnUntraced(function* (part: PartJob) {
    const { from } = part;
    if (from.kind !== "records") return yield* attempt(part);
    // What is sent to a worker is gone from here.
    const sources = copyOf(from.sources);
    const whole = yield* Effect.result(attempt(part));
    if (whole._tag === "Success") return whole.success;
    if (!isOfArticle(whole.failure)) return yield* whole.failure;
    const gathered = yield* gather(unpackSources(sources));
    const chunks = gathered.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
    // The fault may not come again, so nothing is kept for later builds.
    const made = yield* attempt({ ...part, from: { kind: "packed", chunks }, keep: null });
    return { ...made, failures: gathered.flatMap(({ failures }) => failures) };
  });

// A worker ends a stage that hangs by itself, and then tries each article of the chunk alone; where that does not help,
// it is ended after this many limits.
const STAGE_LIMITS = 20;

// Rows that are there already are about a second of work.
const ROWS_LIMIT = 600_000;

/** What is moved to a worker and not copied. */
const buffersIn = (from: PartJob["from"]): Array<ArrayBuffer> => {
  switch (from.kind) {
    case "records":
      return [from.sources.bytes.buffer];
    case "rows":
      return [...buffersOf(Object.values(from.chunk.tables))];
    case "packed":
      return [];
  }
};

export interface WorkerOptions {
  /** Worker threads. */
  readonly jobs: number;
  /** Milliseconds for one article. */
  readonly articleLimit: number;
  /** The worker's module; tests give one that fails. */
  readonly script?: URL;
}

/** Does the work of the stages. */
export class ChunkRunner extends Context.Service<
  ChunkRunner,
  {
    /** How many parts are worth making at once. */
    readonly jobs: number;
    /** Rows of records, in their order; articles on which the program fails are failures. */
    readonly gather: Gather;
    /** Makes a part; its records or tables are used up. Articles on which the program fails are failures. */
    readonly make: (part: PartJob) => Effect.Effect<MadePart, Failed>;
  }
>()("pipelines/ChunkRunner") {
  /** In this thread, stage by stage. For small inputs: a worker takes longer to start than they take to build. */
  static readonly inline = Layer.effect(
    ChunkRunner,
    Effect.gen(function* () {
      // Only when something is to be done: with workers, or with parts that are all there, this thread needs no stage.
      const stages = yield* Effect.cached(
        Effect.promise(async () => ({
          ...(await import("../rows/gatherRows.ts")),
          ...(await import("../rows/makePart.ts")),
        })),
      );
      const failing = <A>(work: Effect.Effect<A>): Effect.Effect<A, Failed> =>
        Effect.catchDefect(work, (defect) =>
          Effect.fail(
            defect instanceof PartNotWritten
              ? new DatasetNotWritten({ path: defect.path, code: defect.code })
              : new WorkerDied({
                  reason: defect instanceof TookTooLong ? "took too long" : "threw",
                  detail: messageOf(defect),
                }),
          ),
        );
      return ChunkRunner.of({
        jobs: 1,
        gather: isolating((sources) => Effect.flatMap(stages, ({ packRows }) => failing(packRows(sources)))),
        make: (part) => Effect.flatMap(stages, ({ makePart }) => failing(makePart(part))),
      });
    }),
  );

  /** In worker threads. A worker that crashes or hangs is replaced. */
  static readonly workers = ({ jobs, articleLimit, script }: WorkerOptions) =>
    Layer.effect(
      ChunkRunner,
      Effect.gen(function* () {
        const module = script ?? new URL(BUNDLED === null ? "./worker.ts" : "./worker.js", import.meta.url);
        const times = yield* Times;
        // Started when they are asked for, so that a build of a few parts starts a few; nothing is in reach that would end an
        // idle one, since a build has work for all until it is done.
        const pool = yield* Pool.makeWithStrategy({
          acquire: Effect.acquireRelease(
            Effect.sync(() => startWorker(module, times)),
            // Some loops cannot be ended from outside (seen with Node 26.10): one that is given up is not waited for.
            (worker) =>
              worker.isDead() ? Effect.sync(() => void worker.end()) : Effect.promise(() => worker.end()),
          ),
          min: 0,
          max: jobs,
          strategy: {
            run: () => Effect.void,
            onAcquire: () => Effect.void,
            reclaim: () => Effect.succeed(undefined),
          },
        });
        const ask = (asked: () => Asked) =>
          Pool.use(pool, (worker) =>
            worker
              .ask(asked)
              .pipe(
                Effect.ensuring(
                  Effect.suspend(() => (worker.isDead() ? Pool.invalidate(pool, worker) : Effect.void)),
                ),
              ),
          );
        const isTimed = times !== null;
        // Some articles may take what two of the slowest may; past that each is tried alone, and this thread watches the time.
        const gather = isolating(
          (sources) =>
            ask(() => {
              const packed = packSources(sources);
              return {
                job: { kind: "rows", sources: packed, limit: Number.POSITIVE_INFINITY, isTimed },
                move: [packed.bytes.buffer],
                limit: sources.length > 1 ? articleLimit * 2 : articleLimit,
              };
            }) as Effect.Effect<PackedRows, Failed>,
        );
        const make = (part: PartJob) =>
          ask(() => ({
            job: { kind: "part", part, limit: articleLimit, isTimed },
            move: buffersIn(part.from),
            limit: part.from.kind === "records" ? articleLimit * STAGE_LIMITS : ROWS_LIMIT,
          })) as Effect.Effect<MadePart, Failed>;
        return ChunkRunner.of({ jobs, gather, make: isolatingPart(make, gather) });
      }),
    );
}
