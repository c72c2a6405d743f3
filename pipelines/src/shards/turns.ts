/** What may kill this process takes turns, so that nothing else is blamed for it; and what earlier attempts died at. */
import * as Effect from "effect/Effect";
import * as Semaphore from "effect/Semaphore";
import { notWritten, type DatasetNotWritten } from "../store/datasetStore.ts";
import type { Journal, Kind } from "./journal.ts";

/** Deaths at an article or a file alone, after which it is not tried again. With one before that it shared, three. */
export const ENOUGH = 2;

/** Permits of what runs alone; others take one. */
export const ALL = 1024;
/** Of this process. */
export const turns = Semaphore.makeUnsafe(ALL);

/** A step of the journal. @param folder of the outputs */
export const noting = <A>(folder: string, step: () => A): Effect.Effect<A, DatasetNotWritten> =>
  Effect.try({ try: step, catch: (error) => notWritten(folder, error) });

/**
 * How many attempts died at something. Waits while a machine that this one cannot see is at the same: it goes on to the
 * next, or is dead.
 */
export const deathsAt = (
  folder: string,
  journal: Pick<Journal, "deathsAt">,
  kind: Kind,
  key: string,
): Effect.Effect<number, DatasetNotWritten> =>
  noting(folder, () => journal.deathsAt(kind, key)).pipe(
    Effect.flatMap((deaths) =>
      deaths === null
        ? Effect.delay(deathsAt(folder, journal, kind, key), "1 second")
        : Effect.succeed(deaths),
    ),
  );
