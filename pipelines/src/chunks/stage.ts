/** Turns a pure stage over a chunk into an Effect stage: what it computes stays a plain function. */
import * as Clock from "effect/Clock";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import { withinTime } from "./withinTime.ts";

/** What a stage did so far. */
export interface StageCount {
  chunks: number;
  articles: number;
  refused: number;
  /** Nanoseconds spent in it. */
  nanoseconds: bigint;
}

/** Counts of all stages by name, in the order in which they first ran; give a build its own map. */
export const StageCounts = Context.Reference<Map<string, StageCount>>("pipelines/StageCounts", {
  defaultValue: () => new Map(),
});

/** Milliseconds that a stage may take for a chunk; one that takes longer hangs, and its chunk ends in a defect. */
export const StageLimit = Context.Reference<number>("pipelines/StageLimit", { defaultValue: () => 60_000 });

/** What a stage's result tells of itself, for the counts. */
interface Counted {
  readonly items?: ReadonlyArray<unknown>;
  readonly failures?: ReadonlyArray<unknown>;
}

/**
 * A stage of the pipeline, at the grain of a chunk: yields to other fibers before it runs (so that an interruption is
 * seen between chunks), has a span, and counts chunks, articles, refusals and time. Refused articles stand in the
 * chunk's failures and go round the stages that follow. A throw of `run` is a bug and becomes
 * a defect, as does a run that takes longer than `StageLimit`.
 *
 * @param name of the span and of the counts; also the package whose code the cache key of this stage holds
 */
export const stage =
  <A extends Counted | ReadonlyArray<unknown>, B extends Counted>(name: string, run: (chunk: A) => B) =>
  (chunk: A): Effect.Effect<B> =>
    Effect.gen(function* () {
      yield* Effect.yieldNow;
      const counts = yield* StageCounts;
      const limit = yield* StageLimit;
      const start = yield* Clock.currentTimeNanos;
      const result = withinTime(limit, () => run(chunk));
      const end = yield* Clock.currentTimeNanos;
      const refusedBefore = "failures" in chunk ? (chunk.failures?.length ?? 0) : 0;
      const count = counts.get(name) ?? { chunks: 0, articles: 0, refused: 0, nanoseconds: 0n };
      count.chunks++;
      count.articles += result.items?.length ?? 0;
      count.refused += (result.failures?.length ?? refusedBefore) - refusedBefore;
      count.nanoseconds += end - start;
      counts.set(name, count);
      return result;
    }).pipe(Effect.withSpan(`stage.${name}`));
