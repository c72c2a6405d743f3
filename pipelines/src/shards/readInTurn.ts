/** Reads the files of a shard so that one on which the process dies while it is read is known to the next attempt. */
import * as Effect from "effect/Effect";
import { docId } from "@columnist/model";
import { faultRow } from "../rows/faultRow.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import type { InputFile, Reading } from "../seeds/seedRecords.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import type { Journal, Kind } from "./journal.ts";
import { ALL, deathsAt, ENOUGH, turns } from "./turns.ts";

export interface ReadingShard {
  readonly journal: Pick<Journal, "begin" | "end" | "deathsAt">;
  /** Files and articles that an earlier output of the shard had given up, by doc_id. */
  readonly given: ReadonlySet<string>;
  /** What the plan says of a file: a file that is given up is not read. */
  readonly planned: (path: string) => InputFile;
  readonly onGivenUp: (key: string) => void;
  /** Of the outputs. */
  readonly folder: string;
}

/**
 * Reads as `read` does, a piece in turn with what else may kill this process, each noted in the journal. A file that an
 * earlier attempt was reading when it ended is read alone; one that processes died at twice so is a row of failures.
 */
export const readInTurn = (
  read: (seed: SeedFile) => AsyncIterable<Reading>,
  { journal, given, planned, onGivenUp, folder }: ReadingShard,
) =>
  async function* (seed: SeedFile): AsyncGenerator<Reading> {
    const key = docId(seed.path, null, nativeSha256);
    const deaths = (at: Kind): Promise<number> => Effect.runPromise(deathsAt(folder, journal, at, key));
    if (given.has(key) || (await deaths("alone")) >= ENOUGH) {
      onGivenUp(key);
      const source = { path: seed.path, record: null };
      yield {
        sources: [],
        failures: [
          faultRow(source, { reason: "killed", detail: `${ENOUGH} times, while the file was read` }),
        ],
        file: planned(seed.path),
      };
      return;
    }
    const isSuspect = (await deaths("file")) > 0;
    const [kind, permits] = isSuspect ? (["alone", ALL] as const) : (["file", 1] as const);
    const pieces = read(seed)[Symbol.asyncIterator]();
    for (;;) {
      await Effect.runPromise(turns.take(permits));
      let piece: IteratorResult<Reading>;
      try {
        journal.begin(kind, key);
        piece = await pieces.next();
        journal.end(kind, key);
      } finally {
        Effect.runSync(turns.release(permits));
      }
      if (piece.done === true) return;
      yield piece.value;
    }
  };
