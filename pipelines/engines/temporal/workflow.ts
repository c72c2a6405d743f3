/**
 * plan → shards → merge, as Temporal replays it: no clock, no files. What travels is the job and numbers of shards; the plan
 * lies in a file beside the shards.
 */
import {
  ActivityFailure,
  ApplicationFailure,
  continueAsNew,
  defineQuery,
  isCancellation,
  proxyActivities,
  setHandler,
} from "@temporalio/workflow";
import type * as Activities from "./activities.ts";

export interface Job {
  /** Absolute, and the same on every machine: a file system that all see. */
  readonly seeds: string;
  readonly shards: string;
  readonly out: string;
  /** Of `shard plan`. */
  readonly planFlags: ReadonlyArray<string>;
  /** Of `shard plan` and `shard merge`. */
  readonly settingFlags: ReadonlyArray<string>;
  /** Seconds without a sign of life after which a worker counts as dead. */
  readonly silence: number;
}

export interface Progress {
  readonly step: "plan" | "shards" | "merge";
  readonly total: number;
  readonly computed: number;
  /** They were there. */
  readonly skipped: number;
  /** Number of a shard and what was said of it; the first ten. */
  readonly failed: ReadonlyArray<string>;
  readonly failures: number;
}

export const progress = defineQuery<Progress>("progress");

/** A history holds 51,200 events; a shard is three to fifteen of them. */
const PAGE = 1000;
const AT_ONCE = 200;
/** An article that kills its process twice is given up by the third. */
const TRIES = 6;
const SHOWN = 10;

const START: Progress = { step: "plan", total: 0, computed: 0, skipped: 0, failed: [], failures: 0 };

/** @returns the version that was published. Fails where a shard failed each time, once all others are there. */
export async function build(job: Job, before: Progress = START, from = 0): Promise<string> {
  const activities = proxyActivities<typeof Activities>({
    heartbeatTimeout: `${job.silence} seconds`,
    startToCloseTimeout: "7 days",
    retry: { initialInterval: "1 second", maximumInterval: "1 minute", maximumAttempts: TRIES },
  });
  let at = before;
  setHandler(progress, () => at);
  if (from === 0) at = { ...at, step: "shards", total: await activities.plan(job) };

  const end = Math.min(at.total, from + PAGE);
  let next = from;
  const settle = async (number: number): Promise<void> => {
    try {
      const isThere = await activities.shard(job, number, at.total);
      at = isThere ? { ...at, skipped: at.skipped + 1 } : { ...at, computed: at.computed + 1 };
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      const line = `${number + 1}/${at.total}: ${error.cause?.message ?? error.message}`;
      at = { ...at, failures: at.failures + 1, failed: [...at.failed, line].slice(0, SHOWN) };
    }
  };
  const lane = async (): Promise<void> => {
    while (next < end) await settle(next++);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, end - from) }, lane));
  if (end < at.total) return continueAsNew<typeof build>(job, at, end);
  if (at.failures > 0)
    throw ApplicationFailure.nonRetryable(
      `${at.failures} of ${at.total} shards failed; submit again tries them again\n${at.failed.join("\n")}`,
    );
  at = { ...at, step: "merge" };
  return activities.merge(job);
}
