/**
 * Where parts are made and rows gathered: here, or in worker threads. A build does not know which; the bytes are the same.
 */
import { Worker } from "node:worker_threads";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Queue from "effect/Queue";
import * as Schema from "effect/Schema";
import { buffersOf, byTable, type Source } from "@columnist/model";
import { BUNDLED } from "../bundled.ts";
import { faultRow } from "../rows/faultRow.ts";
import type { PackedRows } from "../rows/gatherRows.ts";
import { messageOf } from "../rows/messageOf.ts";
import { packSources, unpackSources, type PackedSources } from "../rows/packedSources.ts";
import { PartNotWritten, type MadePart, type PartJob } from "../rows/part.ts";
import { TookTooLong } from "../rows/withinTime.ts";
import { DatasetNotWritten } from "../store/datasetStore.ts";
import { SAFE, type Told } from "../told.ts";

/** A worker could not be started, or ended while it worked. */
export class WorkerDied
  extends Schema.TaggedError<WorkerDied>()("WorkerDied", {
    reason: Schema.Literals(["did not start", "crashed", "took too long", "threw"]),
    detail: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `A worker ${this.reason} (${this.detail}): try --jobs 1, and report this; ${SAFE}`;
  }
}

type Failed = WorkerDied | DatasetNotWritten;
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

/** What a worker is asked. `limit`: milliseconds that a stage may take for a chunk of records. */
export type Job =
  | { readonly kind: "rows"; readonly sources: PackedSources; readonly limit: number }
  | { readonly kind: "part"; readonly part: PartJob; readonly limit: number };

interface Asked {
  readonly job: Job;
  readonly move: Array<ArrayBuffer>;
  /** Milliseconds until a sign of life. */
  readonly limit: number;
}

type Given = Effect.Effect<PackedRows | MadePart, Failed>;

interface Hand {
  readonly ask: (asked: () => Asked) => Given;
  readonly isDead: () => boolean;
  readonly end: () => Promise<number>;
}

/** What a worker sends: `ready` once its code is loaded, then an answer a job; `working` where a job goes on. */
export type Answer =
  | "ready"
  | "working"
  | { readonly ok: true; readonly result: PackedRows | MadePart }
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
        const { job, move, limit: allowed } = asked();
        limit = allowed;
        if (started) endAfter(limit, "took too long");
        else endAfter(START_LIMIT, "did not start");
        worker.postMessage(job, move);
      }),
    end: () => worker.terminate(),
  };
};

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
        // Some articles may take what two of the slowest may; past that each is tried alone, and this thread watches the time.
        const gather = isolating(
          (sources) =>
            ask(() => {
              const packed = packSources(sources);
              return {
                job: { kind: "rows", sources: packed, limit: Number.POSITIVE_INFINITY },
                move: [packed.bytes.buffer],
                limit: sources.length > 1 ? articleLimit * 2 : articleLimit,
              };
            }) as Effect.Effect<PackedRows, Failed>,
        );
        const make = (part: PartJob) =>
          ask(() => ({
            job: { kind: "part", part, limit: articleLimit },
            move: buffersIn(part.from),
            limit: part.from.kind === "records" ? articleLimit * STAGE_LIMITS : ROWS_LIMIT,
          })) as Effect.Effect<MadePart, Failed>;
        return ChunkRunner.of({ jobs, gather, make: isolatingPart(make, gather) });
      }),
    );
}
