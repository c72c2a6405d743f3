/** Results of chunks, from wherever they come, as the rows of a dataset: amended by what people decided, and sorted. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import {
  applyCorrections,
  shownOutcomes,
  strayCorrections,
  takenDown,
  type Chunk,
  type Outcome,
} from "@columnist/dataset";
import type { FailureRow } from "@columnist/model";
import { Progress } from "../progress.ts";
import type { Amendments } from "../seeds/amendments.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import { notWritten, type DatasetNotWritten } from "../store/datasetStore.ts";
import { openSpill, type Spilled } from "../rows/spill.ts";

/** What a stretch of the seeds became. */
export interface Batch {
  readonly results: ReadonlyArray<Chunk>;
  /** Inputs that gave no rows. */
  readonly failures: ReadonlyArray<FailureRow>;
  readonly files: ReadonlyArray<InputFile>;
  /** Bytes that were read for it. */
  readonly bytes: number;
}

export interface Collected {
  /** Reads from disk while the scope is open. */
  readonly spilled: Spilled;
  readonly failures: ReadonlyArray<FailureRow>;
  readonly inputs: ReadonlyArray<InputFile>;
  /** What became of each correction. */
  readonly outcomes: ReadonlyArray<Outcome>;
}

/**
 * Takes every batch. The order of the batches changes no byte of the dataset.
 *
 * @param scratch folder for temporary files
 * @param inputBytes of all seeds, about
 * @param gone doc_ids of articles that were taken down; those in the batches are added
 */
export const collect = Effect.fn("collect")(function* <E, R>(
  scratch: string,
  inputBytes: number,
  { corrections, tombstones }: Amendments,
  gone: Set<string>,
  batches: Stream.Stream<Batch, E, R>,
) {
  const progress = yield* Progress;
  const inputs: Array<InputFile> = [];
  const outcomes: Array<Outcome> = [];
  const refused: Array<FailureRow> = [];
  const spill = yield* Effect.acquireRelease(
    Effect.sync(() => openSpill(scratch, inputBytes, gone)),
    ({ close }) => Effect.sync(close),
  );
  const spilling = <A>(run: () => A): Effect.Effect<A, DatasetNotWritten> =>
    Effect.try({ try: run, catch: (error) => notWritten(scratch, error) });
  const amend = (result: Chunk): Chunk => {
    for (const doc of takenDown(result.tables.documents, tombstones)) gone.add(doc);
    if (corrections.length === 0) return result;
    const done = applyCorrections(result.tables, corrections);
    outcomes.push(...done.outcomes);
    return { ...result, tables: done.tables };
  };
  yield* batches.pipe(
    Stream.runForEach(({ results, failures, files, bytes }) => {
      inputs.push(...files);
      refused.push(...failures);
      return Effect.andThen(
        spilling(() => {
          for (const result of results) spill.add(amend(result));
        }),
        progress.advance(bytes),
      );
    }),
  );
  outcomes.push(...strayCorrections(corrections, outcomes));
  const collected: Collected = {
    spilled: yield* spilling(spill.finish),
    failures: refused,
    inputs,
    outcomes: shownOutcomes(outcomes, gone),
  };
  return collected;
});
