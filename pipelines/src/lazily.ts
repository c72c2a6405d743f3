import * as Effect from "effect/Effect";

/** Loads a module when the command runs, not when the program starts: `--version` and `--help` load none. */
export const lazily = <M, A, E, R>(
  load: () => Promise<M>,
  use: (module: M) => Effect.Effect<A, E, R>,
): Effect.Effect<A, E, R> => Effect.flatMap(Effect.promise(load), use);
