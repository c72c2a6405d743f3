/** What whoever started a task must know of its failure: whether to start it again. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { Told } from "../told.ts";

/** A failure that says whether the same command may go through the next time (1) or not (3). */
export class ShardFailed
  extends Schema.TaggedError<ShardFailed>()("ShardFailed", {
    line: Schema.String,
    exitCode: Schema.Literals([1, 3]),
  })
  implements Told {}

// What was typed, or what was found, is wrong by itself.
const NEVER: ReadonlySet<string> = new Set(["FlagInvalid", "NothingFound", "EmptyAnswer"]);

/** Has each failure say so, in its line and its exit code. */
export const sayingWhether = <A, E extends Told & { readonly _tag: string }, R>(
  command: Effect.Effect<A, E, R>,
): Effect.Effect<A, ShardFailed, R> =>
  Effect.mapError(command, ({ _tag, exitCode, line }) => {
    const isRefused = exitCode === 3 || NEVER.has(_tag);
    return new ShardFailed({
      line: `${line} (${isRefused ? "exit 3: refused, again gives the same" : "exit 1: again may help"})`,
      exitCode: isRefused ? 3 : 1,
    });
  });
