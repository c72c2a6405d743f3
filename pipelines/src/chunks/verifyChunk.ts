import { verifyTables } from "@columnist/dataset";
import type { ChunkResult } from "columnist";
import type { Source } from "@columnist/model";

const keyOf = (path: string, record: string | null): string =>
  record === null ? path : `${path}\u0000${record}`;

// What only the whole corpus knows is set later: the order of its articles, duplicates and splits.
const LATER: ReadonlySet<string> = new Set(["verify.cluster", "verify.order", "verify.split"]);

/**
 * Holds a chunk's rows to every invariant of the dataset, against the bytes that they came from: slices, ids, sums, keys,
 * and that each raw byte is kept once or dropped once.
 *
 * @throws Error naming the first that is broken: a bug of a stage; the runner then looks for the article at fault
 */
export const verifyChunk = (sources: ReadonlyArray<Source>, { tables }: ChunkResult): void => {
  const raw = new Map(sources.map(({ path, record, bytes }) => [keyOf(path, record), bytes]));
  const broken = verifyTables(
    tables,
    (document) => raw.get(keyOf(document.source_path, document.source_record)) ?? null,
  ).find(({ code }) => !LATER.has(code));
  if (broken !== undefined)
    throw new Error(`an invariant is broken: ${broken.code} in ${broken.place}: ${broken.detail}`);
};
