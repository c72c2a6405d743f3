/**
 * Where chunks are computed and parts are made: here, or in worker threads. A build does not know which; the bytes are
 * the same.
 */
import { Worker } from "node:worker_threads";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Queue from "effect/Queue";
import * as Schema from "effect/Schema";
import { tablesOf, type ChunkResult } from "columnist";
import { buffersOf, type FailureRow, type Source } from "@columnist/model";
import { makePart, type MadePart, type PartJob } from "../parts/makePart.ts";
import { packSources, type PackedSources } from "../seeds/packedSources.ts";
import { TookTooLong } from "./withinTime.ts";

/** A worker could not be started, or ended while it worked. */
export class WorkerDied extends Schema.TaggedError<WorkerDied>()("WorkerDied", {
  reason: Schema.Literals(["did not start", "crashed", "took too long", "threw"]),
  detail: Schema.String,
}) {}

/** What a fault of the program itself makes of its article; never what bad input does, which is a refusal. */
const FAULTS = {
  crashed: ["run.article.crashed", "the worker crashed on it"],
  "did not start": ["run.article.crashed", "the worker crashed on it"],
  threw: ["run.article.threw", "a stage threw on it"],
  "took too long": ["run.article.slow", "it took longer than the time limit"],
} as const;

const faultRow = ({ path, record }: Source, { reason, detail }: WorkerDied): FailureRow => ({
  source_path: path,
  source_record: record,
  stage: "run",
  error: FAULTS[reason][0],
  detail: `${FAULTS[reason][1]} (${detail}); report this as a bug, with the article`,
});

const faultResult = (source: Source, died: WorkerDied): ChunkResult =>
  tablesOf({ items: [], failures: [faultRow(source, died)] });

type Attempt = (sources: ReadonlyArray<Source>) => Effect.Effect<ChunkResult, WorkerDied>;

/** Runs a chunk; where it fails, runs its articles one by one, so that only the one at fault is lost. */
const isolating = (attempt: Attempt) =>
  Effect.fnUntraced(function* (sources: ReadonlyArray<Source>) {
    const whole = yield* Effect.result(attempt(sources));
    if (whole._tag === "Success") return [whole.success];
    if (whole.failure.reason === "did not start") return yield* whole.failure;
    if (sources.length === 1) return [faultResult(sources[0]!, whole.failure)];
    const results: Array<ChunkResult> = [];
    for (const source of sources) {
      const alone = yield* Effect.result(attempt([source]));
      results.push(alone._tag === "Success" ? alone.success : faultResult(source, alone.failure));
    }
    return results;
  });

/** What a worker is asked. */
export type Job =
  | { readonly kind: "chunk"; readonly sources: PackedSources }
  | { readonly kind: "part"; readonly part: PartJob };

interface Asked {
  readonly job: Job;
  readonly move: Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly limit: number;
}

interface Hand {
  readonly ask: (asked: () => Asked) => Effect.Effect<ChunkResult | MadePart, WorkerDied>;
  readonly isDead: () => boolean;
  readonly end: () => Promise<number>;
}

/** What a worker sends: `ready` once its code is loaded, then an answer a job. */
export type Answer =
  | "ready"
  | { readonly ok: true; readonly result: ChunkResult | MadePart }
  | { readonly ok: false; readonly message: string };

// A worker that runs out of this dies alone; the process would die otherwise.
const WORKER_MB = 1024;
const YOUNG_MB = 24;

// Loading its code is not the article's time; a machine that takes longer than this is not going to make it.
const START_LIMIT = 120_000;

// A part is about a second of work.
const PART_LIMIT = 600_000;

/** Starts a worker. It takes one job at a time. */
const hire = (script: URL): Hand => {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let settle: ((answer: Effect.Effect<ChunkResult | MadePart, WorkerDied>) => void) | null = null;
  let death: WorkerDied | null = null;
  let started = false;
  let limit = START_LIMIT;
  let timer: NodeJS.Timeout | undefined;
  const answer = (given: Effect.Effect<ChunkResult | MadePart, WorkerDied>): void => {
    clearTimeout(timer);
    // Forgotten first: what waits may go on at once, and ask for the next job before this returns.
    const waiting = settle;
    settle = null;
    waiting?.(given);
  };
  const died = (reason: WorkerDied["reason"], detail: string): void => {
    death ??= new WorkerDied({ reason, detail });
    answer(Effect.fail(death));
  };
  const endAfter = (milliseconds: number, reason: WorkerDied["reason"]): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      died(reason, `${milliseconds / 1000} s`);
      void worker.terminate();
    }, milliseconds);
  };
  worker.on("message", (message: Answer) => {
    if (message === "ready") {
      started = true;
      if (settle !== null) endAfter(limit, "took too long");
    } else if (message.ok) answer(Effect.succeed(message.result));
    else answer(Effect.fail(new WorkerDied({ reason: "threw", detail: message.message })));
  });
  worker.on("error", (error: Error) =>
    died(started ? "crashed" : "did not start", (error as NodeJS.ErrnoException).code ?? error.message),
  );
  worker.on("messageerror", (error: Error) => {
    died("crashed", `an answer that cannot be read: ${error.message}`);
    void worker.terminate();
  });
  worker.on("exit", (code) => died(started ? "crashed" : "did not start", `exit code ${code}`));
  return {
    isDead: () => death !== null,
    ask: (asked) =>
      Effect.callback((resume) => {
        if (death !== null) {
          resume(Effect.fail(death));
          return;
        }
        settle = resume;
        const { job, move, limit: allowed } = asked();
        limit = allowed;
        if (started) endAfter(limit, "took too long");
        else endAfter(START_LIMIT, "did not start");
        worker.postMessage(job, move);
      }),
    end: () => worker.terminate(),
  };
};

export interface WorkerOptions {
  /** Worker threads. */
  readonly jobs: number;
  /** Milliseconds for one article. */
  readonly articleLimit: number;
  /** The worker's module; tests give one that fails. */
  readonly script?: URL;
}

/** Computes chunks. */
export class ChunkRunner extends Context.Service<
  ChunkRunner,
  {
    /** How many chunks are worth running at once. */
    readonly jobs: number;
    /** The chunk's results, in the order of the sources; articles on which the program fails are failures. */
    readonly run: (sources: ReadonlyArray<Source>) => Effect.Effect<ReadonlyArray<ChunkResult>, WorkerDied>;
    /** Makes a part; its tables are used up. */
    readonly make: (part: PartJob) => Effect.Effect<MadePart, WorkerDied>;
  }
>()("pipelines/ChunkRunner") {
  /** In this thread, stage by stage. For small inputs: a worker takes longer to start than they take to build. */
  static readonly inline = Layer.effect(
    ChunkRunner,
    Effect.gen(function* () {
      const { articlePipeline } = yield* Effect.promise(() => import("./articlePipeline.ts"));
      return ChunkRunner.of({
        jobs: 1,
        run: isolating((sources) =>
          articlePipeline(sources).pipe(
            Effect.catchDefect((defect) =>
              Effect.fail(
                new WorkerDied({
                  reason: defect instanceof TookTooLong ? "took too long" : "threw",
                  detail: messageOf(defect),
                }),
              ),
            ),
          ),
        ),
        make: (part) => Effect.sync(() => makePart(part)),
      });
    }),
  );

  /** In worker threads. A worker that crashes or hangs is replaced. */
  static readonly workers = ({ jobs, articleLimit, script }: WorkerOptions) =>
    Layer.effect(
      ChunkRunner,
      Effect.gen(function* () {
        const module = script ?? new URL("./worker.ts", import.meta.url);
        const hired = new Set<Hand>();
        const free = yield* Queue.unbounded<Hand | null>();
        for (let i = 0; i < jobs; i++) yield* Queue.offer(free, null);
        yield* Effect.addFinalizer(() =>
          Effect.promise(() => Promise.all([...hired].map((hand) => hand.end()))),
        );
        const ask = (asked: () => Asked) =>
          Effect.acquireUseRelease(
            Effect.map(Queue.take(free), (idle) => {
              const hand = idle ?? hire(module);
              hired.add(hand);
              return hand;
            }),
            (hand) => hand.ask(asked),
            (hand) => {
              if (hand.isDead()) hired.delete(hand);
              return Queue.offer(free, hand.isDead() ? null : hand);
            },
          );
        // A chunk may take what two of its slowest articles may; past that each is tried alone.
        const attempt: Attempt = (sources) =>
          ask(() => {
            const packed = packSources(sources);
            return {
              job: { kind: "chunk", sources: packed },
              move: [packed.bytes.buffer],
              limit: sources.length > 1 ? articleLimit * 2 : articleLimit,
            };
          }) as Effect.Effect<ChunkResult, WorkerDied>;
        return ChunkRunner.of({
          jobs,
          run: isolating(attempt),
          make: (part) =>
            ask(() => ({
              job: { kind: "part", part },
              move: [...buffersOf(Object.values(part.input.tables))],
              limit: PART_LIMIT,
            })) as Effect.Effect<MadePart, WorkerDied>,
        });
      }),
    );
}

const messageOf = (defect: unknown): string => {
  if (!(defect instanceof Error)) return String(defect);
  return defect.cause instanceof Error ? `${defect.message}: ${defect.cause.message}` : defect.message;
};
