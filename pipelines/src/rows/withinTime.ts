import { Script } from "node:vm";

/** A function in this thread took longer than it may. */
export class TookTooLong extends Error {
  constructor(milliseconds: number) {
    super(`${milliseconds / 1000} s`);
  }
}

const SLOT = Symbol.for("columnist.withinTime");
const slot = globalThis as { [SLOT]?: (() => unknown) | undefined };
// The one way in Node to end a function that does not return: a script with a time limit ends with all that it calls.
const call = new Script(`globalThis[Symbol.for("columnist.withinTime")]()`);

/**
 * What `run` gives. It is ended wherever it is when the time is up, also within a regular expression: call only what keeps
 * nothing half-done between two calls.
 *
 * @param milliseconds at least 1; infinite: however long it takes
 * @throws TookTooLong, and what `run` throws
 */
export const withinTime = <A>(milliseconds: number, run: () => A): A => {
  if (milliseconds === Number.POSITIVE_INFINITY) return run();
  const before = slot[SLOT];
  slot[SLOT] = run;
  try {
    return call.runInThisContext({ timeout: milliseconds }) as A;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
      throw new TookTooLong(milliseconds);
    throw error;
  } finally {
    slot[SLOT] = before;
  }
};
