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
import { makePart, PartNotWritten, type MadePart, type PartJob } from "../rows/makePart.ts";
import { DatasetNotWritten } from "../store/datasetStore.ts";
import { chunksOf, packSources, unpackSources, type PackedSources } from "../rows/packedSources.ts";
import { faultRow } from "../rows/faultRow.ts";
import { messageOf } from "../rows/messageOf.ts";
import { TookTooLong } from "../rows/withinTime.ts";

/** A worker could not be started, or ended while it worked. */
export class WorkerDied extends Schema.TaggedError<WorkerDied>()("WorkerDied", {
  reason: Schema.Literals(["did not start", "crashed", "took too long", "threw"]),
  detail: Schema.String,
}) {}

const faultResult = (source: Source, died: WorkerDied): ChunkResult =>
  tablesOf({ items: [], failures: [faultRow(source, died)] });

/** Packed sources that stay when others are sent. */
const copyOf = (packed: PackedSources): PackedSources => ({ ...packed, bytes: packed.bytes.slice() });

type Attempt = (sources: ReadonlyArray<Source>) => Effect.Effect<ChunkResult, Failed>;
type Failed = WorkerDied | DatasetNotWritten;

/** Whether trying again without an article may help. */
const isOfArticle = (failed: Failed): failed is WorkerDied =>
  failed._tag === "WorkerDied" && failed.reason !== "did not start";

/** Runs a chunk; where it fails, runs its articles one by one, so that only the one at fault is lost. */
const isolating = (attempt: Attempt) =>
  Effect.fnUntraced(function* (sources: ReadonlyArray<Source>) {
    const whole = yield* Effect.result(attempt(sources));
    if (whole._tag === "Success") return [whole.success];
    if (!isOfArticle(whole.failure)) return yield* whole.failure;
    if (sources.length === 1) return [faultResult(sources[0]!, whole.failure)];
    const results: Array<ChunkResult> = [];
    for (const source of sources) {
      const alone = yield* Effect.result(attempt([source]));
      if (alone._tag === "Success") results.push(alone.success);
      else if (isOfArticle(alone.failure)) results.push(faultResult(source, alone.failure));
      else return yield* alone.failure;
    }
    return results;
  });

/** Makes a part; `onChunk` is called before each of its chunks goes through the stages, and once behind the last. */
type MakeAttempt = (part: PartJob, onChunk: () => void) => Effect.Effect<MadePart, Failed>;

/** Makes a part; where a chunk of it kills the worker, runs that one's articles one by one, and tries without those at fault. */
const isolatingPart = (attempt: MakeAttempt, attemptChunk: Attempt) =>
  Effect.fnUntraced(function* (part: PartJob) {
    const { from } = part;
    const faults: Array<FailureRow> = [];
    for (let left = from; ;) {
      let chunk = -1;
      // What is sent to a worker is gone from here.
      const again = left.kind === "records" ? { ...left, sources: copyOf(left.sources) } : null;
      // The fault may not come again, so nothing is kept for later builds.
      const keep = faults.length > 0 ? null : part.keep;
      const whole = yield* Effect.result(attempt({ ...part, from: left, keep }, () => void chunk++));
      if (whole._tag === "Success")
        return { ...whole.success, failures: [...whole.success.failures, ...faults] };
      if (again === null || !isOfArticle(whole.failure)) return yield* whole.failure;
      const sources = unpackSources(again.sources);
      const bad = new Set<Source>();
      for (const source of [...chunksOf(sources)][chunk] ?? sources) {
        const alone = yield* Effect.result(attemptChunk([source]));
        if (alone._tag === "Success") continue;
        if (!isOfArticle(alone.failure)) return yield* alone.failure;
        bad.add(source);
        faults.push(faultRow(source, alone.failure));
      }
      // Each of its articles goes through alone: it is no fault of theirs.
      if (bad.size === 0) return yield* whole.failure;
      left = { ...again, sources: packSources(sources.filter((source) => !bad.has(source))) };
    }
  });

/** What a worker is asked. */
export type Job =
  | { readonly kind: "chunk"; readonly sources: PackedSources }
  /** `limit`: milliseconds that a stage may take for a chunk. */
  | { readonly kind: "part"; readonly part: PartJob; readonly limit: number };

interface Asked {
  readonly job: Job;
  readonly onChunk?: () => void;
  readonly move: Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly limit: number;
}

type Given = Effect.Effect<ChunkResult | MadePart, Failed>;

interface Hand {
  readonly ask: (asked: () => Asked) => Given;
  readonly isDead: () => boolean;
  readonly end: () => Promise<number>;
}

/** What a worker sends: `ready` once its code is loaded, then an answer a job; `working` where a job goes on. */
export type Answer =
  | "ready"
  | "working"
  | { readonly ok: true; readonly result: ChunkResult | MadePart }
  | {
      readonly ok: false;
      readonly message: string;
      readonly notWritten?: { readonly path: string; readonly code: string };
    };

// A worker that runs out of this dies alone; the process would die otherwise.
const WORKER_MB = 1024;
const YOUNG_MB = 24;

// Loading its code is not the article's time; a machine that takes longer than this is not going to make it.
const START_LIMIT = 120_000;

// A worker ends a stage that hangs by itself, and then tries each article of the chunk alone; where that does not help,
// it is ended after this many limits.
const STAGE_LIMITS = 20;

// Rows that are there already are about a second of work.
const ROWS_LIMIT = 600_000;

/** Starts a worker. It takes one job at a time. */
const hire = (script: URL): Hand => {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let settle: ((answer: Given) => void) | null = null;
  let death: WorkerDied | null = null;
  let started = false;
  let limit = START_LIMIT;
  let timer: NodeJS.Timeout | undefined;
  let onChunk: (() => void) | undefined;
  const answer = (given: Given): void => {
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
    if (message === "ready" || message === "working") {
      started = true;
      if (message === "working") onChunk?.();
      if (settle !== null) endAfter(limit, "took too long");
    } else if (message.ok) answer(Effect.succeed(message.result));
    else if (message.notWritten !== undefined) answer(Effect.fail(new DatasetNotWritten(message.notWritten)));
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
        const { job, move, limit: allowed, onChunk: given } = asked();
        limit = allowed;
        onChunk = given;
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
    readonly run: (sources: ReadonlyArray<Source>) => Effect.Effect<ReadonlyArray<ChunkResult>, Failed>;
    /** Makes a part; its records or tables are used up. Articles on which the program fails are failures. */
    readonly make: (part: PartJob) => Effect.Effect<MadePart, Failed>;
  }
>()("pipelines/ChunkRunner") {
  /** In this thread, stage by stage. For small inputs: a worker takes longer to start than they take to build. */
  static readonly inline = Layer.effect(
    ChunkRunner,
    Effect.gen(function* () {
      const { articlePipeline } = yield* Effect.promise(() => import("../rows/articlePipeline.ts"));
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
      const attempt: Attempt = (sources) => failing(articlePipeline(sources));
      return ChunkRunner.of({
        jobs: 1,
        run: isolating(attempt),
        make: (part) => failing(makePart(part)),
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
          }) as Effect.Effect<ChunkResult, Failed>;
        return ChunkRunner.of({
          jobs,
          run: isolating(attempt),
          make: isolatingPart(
            (part, onChunk) =>
              ask(() => ({
                job: { kind: "part", part, limit: articleLimit },
                onChunk,
                move:
                  part.from.kind === "rows"
                    ? [...buffersOf(Object.values(part.from.tables))]
                    : [part.from.sources.bytes.buffer],
                limit: part.from.kind === "rows" ? ROWS_LIMIT : articleLimit * STAGE_LIMITS,
              })) as Effect.Effect<MadePart, Failed>,
            attempt,
          ),
        });
      }),
    );
}
