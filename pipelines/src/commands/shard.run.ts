/** `pipeline shard`: the build in steps that can run on many machines. */
import { resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { totalBytes, gather } from "../build/workload.ts";
import { FlagInvalid, resolveBuild, type BuildTyped } from "../plan.ts";
import { NothingFound } from "../findings.ts";
import { runnerFor } from "../build/services.ts";
import { mergeShards } from "../shards/mergeShards.ts";
import { runAll, type ShardDone } from "../shards/runShard.ts";
import { configHashOf, planShards, settingsOf, shardName } from "../shards/shard.ts";
import { printJson, printLine } from "../terminal.ts";
import { say } from "./build.run.ts";

interface PlanTyped extends Pick<BuildTyped, "seeds" | "fetchedAt" | "model"> {
  /** Megabytes. */
  readonly size: number;
}

interface RunTyped extends PlanTyped, Pick<BuildTyped, "jobs" | "timeLimit" | "json"> {
  readonly shards: string;
  readonly only: ReadonlyArray<string>;
}

interface MergeTyped extends BuildTyped {
  readonly shards: string;
}

const MB = 1_000_000;

const planned = Effect.fnUntraced(function* (
  typed: PlanTyped & Pick<BuildTyped, "jobs" | "timeLimit"> & Partial<Pick<RunTyped, "shards">>,
) {
  if (typed.size < 1)
    return yield* new FlagInvalid({
      flag: "--size",
      value: String(typed.size),
      expected: "megabytes, at least 1",
    });
  // No dataset comes out of it: its folder is the one of the shards.
  const out = typed.shards ?? "shards";
  const plan = yield* resolveBuild({ ...typed, out, cache: false, json: false });
  const work = yield* gather(plan);
  return { plan, work, shards: yield* planShards(work.seeds, settingsOf(plan), typed.size * MB) };
});

/** `pipeline shard plan`. */
export const planOnly = Effect.fn("shardPlan")(function* (typed: PlanTyped) {
  const { shards } = yield* planned({ ...typed, jobs: Option.none(), timeLimit: 30 });
  for (const input of shards) yield* printJson({ shard: shardName(input), ...input });
});

const sayDone = (json: boolean) => (done: ShardDone) =>
  json
    ? printJson(done)
    : printLine(
        `${done.shard} ${done.rows.documents} articles, ${done.rows.failures} failures, ` +
          `sha256 ${done.sha256}${done.skipped ? " (was there)" : ""}`,
      );

/** `pipeline shard run`. */
export const runShards = Effect.fn("shardRun")(function* (typed: RunTyped) {
  const { plan, work, shards } = yield* planned(typed);
  const names = new Set(shards.map(shardName));
  const unknown = typed.only.find((name) => !names.has(name));
  if (unknown !== undefined)
    return yield* new NothingFound({
      what: `There is no shard ${unknown} of these seeds, this --size and this --fetched-at`,
      advice: "see `pipeline shard plan`",
    });
  const jobs = shards
    .filter((input) => typed.only.length === 0 || typed.only.includes(shardName(input)))
    .map((input) => ({
      input,
      seeds: plan.seeds,
      outDir: resolve(typed.shards),
      configHash: configHashOf(settingsOf(plan)),
    }));
  yield* runAll(jobs, sayDone(typed.json)).pipe(Effect.provide(runnerFor(plan, totalBytes(work))));
});

/** `pipeline shard merge`. */
export const mergeOnly = Effect.fn("shardMerge")(function* (typed: MergeTyped) {
  const startedAt = performance.now();
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  const result = yield* mergeShards(plan, work, resolve(typed.shards), typed.json);
  yield* say(plan, work.seeds.length, result, typed.json, startedAt);
});
