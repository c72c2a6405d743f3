/** The rows of a chunk of records, so that an article on which the process dies is known to the next attempt. */
import * as Effect from "effect/Effect";
import { byTable, docId, type Source } from "@columnist/model";
import { faultRow } from "../rows/faultRow.ts";
import type { PackedRows } from "../rows/gatherRows.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import type { Failed } from "../workers/workerThread.ts";
import type { Journal, Kind } from "./journal.ts";
import { ALL, deathsAt, ENOUGH, noting, turns } from "./turns.ts";

const keyOf = ({ path, record }: Source): string => docId(path, record, nativeSha256);

/** What became of a chunk. */
export interface GatheredChunk {
  readonly rows: ReadonlyArray<PackedRows>;
  /** doc_ids of articles that were given up. */
  readonly crashed: ReadonlyArray<string>;
}

const crashedOn = (source: Source): PackedRows => ({
  bytes: null,
  rows: byTable(() => 0),
  failures: [faultRow(source, { reason: "killed", detail: `${ENOUGH} times, alone` })],
});

export interface Gathering {
  readonly journal: Journal;
  /** doc_ids of articles that an earlier output of the shard had given up. */
  readonly given: ReadonlySet<string>;
  readonly gather: (sources: ReadonlyArray<Source>) => Effect.Effect<ReadonlyArray<PackedRows>, Failed>;
  /** Of the outputs. */
  readonly folder: string;
}

/**
 * Gathers the rows of a chunk, whose first record names it. A chunk that an earlier attempt was at when it ended is taken
 * article by article, each alone in this process; an article that processes died at twice is a row of failures.
 */
export const gatherChunk = Effect.fnUntraced(function* (
  sources: ReadonlyArray<Source>,
  { journal, given, gather, folder }: Gathering,
) {
  /** What ends by an error or an interruption killed nothing: this attempt's journal goes with it. */
  const noted = (kind: Kind, key: string, of: ReadonlyArray<Source>) =>
    noting(folder, () => journal.begin(kind, key)).pipe(
      Effect.andThen(gather(of)),
      Effect.tap(() => noting(folder, () => journal.end(kind, key))),
    );
  const first = keyOf(sources[0]!);
  const isSuspect = (yield* deathsAt(folder, journal, "chunk", first)) > 0;
  if (!isSuspect && (given.size === 0 || !sources.some((source) => given.has(keyOf(source))))) {
    const rows = yield* turns.withPermits(1)(noted("chunk", first, sources));
    return { rows, crashed: [] } satisfies GatheredChunk;
  }
  const rows: Array<PackedRows> = [];
  const crashed: Array<string> = [];
  for (const source of sources) {
    const key = keyOf(source);
    if (given.has(key) || (yield* deathsAt(folder, journal, "article", key)) >= ENOUGH) {
      crashed.push(key);
      rows.push(crashedOn(source));
    } else rows.push(...(yield* turns.withPermits(ALL)(noted("article", key, [source]))));
  }
  return { rows, crashed } satisfies GatheredChunk;
});
