/** A worker thread as this thread knows it: started, asked, watched, ended. */
import { Worker } from "node:worker_threads";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { PackedRows } from "../rows/gatherRows.ts";
import type { PackedSources } from "../rows/packedSources.ts";
import type { MadePart, PartJob } from "../rows/part.ts";
import { addTimes, type StageTimes } from "../stageTimes.ts";
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

/** Why a worker gave no answer. */
export type Failed = WorkerDied | DatasetNotWritten;

/** What a worker is asked. `limit`: milliseconds that a stage may take for a chunk of records. `isTimed`: whether it tells its stages' times. */
export type Job = { readonly limit: number; readonly isTimed: boolean } & (
  | { readonly kind: "rows"; readonly sources: PackedSources }
  | { readonly kind: "part"; readonly part: PartJob }
);

/** A job, and what is known of it here. */
export interface Asked {
  readonly job: Job;
  readonly move: Array<ArrayBuffer>;
  /** Milliseconds until a sign of life. */
  readonly limit: number;
}

type Given = Effect.Effect<PackedRows | MadePart, Failed>;

/** A worker and its thread. It takes one job at a time; one whose job is given up is ended. */
export interface WorkerThread {
  readonly ask: (asked: () => Asked) => Given;
  readonly isDead: () => boolean;
  readonly end: () => Promise<number>;
}

/** What a worker sends: `ready` once its code is loaded, then an answer a job; `working` where a job goes on. */
export type Answer =
  | "ready"
  | "working"
  | { readonly ok: true; readonly result: PackedRows | MadePart; readonly times?: StageTimes }
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

/** Starts a worker. `times`: where the times of its stages are added; null: they are not taken. */
export const startWorker = (script: URL, times: StageTimes | null): WorkerThread => {
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
    } else if (message.ok) {
      if (times !== null && message.times !== undefined) addTimes(times, message.times);
      answer(Effect.succeed(message.result));
    } else if (message.notWritten !== undefined)
      answer(Effect.fail(new DatasetNotWritten(message.notWritten)));
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
        // Nobody waits for the answer any more, and the next one asked must not get it.
        return Effect.sync(() => {
          settle = null;
          died("crashed", "given up");
          void worker.terminate();
        });
      }),
    end: () => worker.terminate(),
  };
};
