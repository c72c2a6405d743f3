import * as Effect from "effect/Effect";
import { requireRuntime, type RuntimeDiffers } from "./runtime.ts";
import { withStageTimes } from "./stageTimes.ts";

/**
 * Loads a module when the command runs, not when the program starts: `--version` and `--help` load none. A runtime that
 * would give other rows is refused before that. With `--log-level debug` it says how long each stage took.
 */
export const lazily = <M, A, E, R>(
  load: () => Promise<M>,
  use: (module: M) => Effect.Effect<A, E, R>,
): Effect.Effect<A, E | RuntimeDiffers, R> =>
  withStageTimes(requireRuntime.pipe(Effect.andThen(Effect.promise(load)), Effect.flatMap(use)));
