/** Turns a pure stage over a chunk into an Effect stage: what it computes stays a plain function. */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import { withinTime } from "./withinTime.ts";

/** Milliseconds that a stage may take for a chunk; one that takes longer hangs, and its chunk ends in a defect. */
export const StageLimit = Context.Reference<number>("pipelines/StageLimit", { defaultValue: () => 60_000 });

/** What goes through a stage: records, or what became of them. */
type Amount = ReadonlyArray<unknown> | { readonly items: ReadonlyArray<unknown> };

const articlesIn = (chunk: Amount): number => ("items" in chunk ? chunk.items : chunk).length;

/**
 * A stage of the pipeline, at the grain of a chunk: yields to other fibers before it runs (so that an interruption is
 * seen between chunks) and has a span that counts articles. Refused articles stand in the chunk's failures and go round
 * the stages that follow. A throw of `run` is a bug and becomes a defect, as does a run that takes longer than `StageLimit`.
 *
 * @param name of the span
 */
export const stage =
  <A extends Amount, B>(name: string, run: (chunk: A) => B) =>
  (chunk: A): Effect.Effect<B> =>
    Effect.andThen(
      // Outside the span: what other fibers do meanwhile is not the stage's time.
      Effect.yieldNow,
      Effect.map(StageLimit, (limit) => withinTime(limit, () => run(chunk))).pipe(
        Effect.withSpan(name, { attributes: { articles: articlesIn(chunk) } }),
      ),
    );
