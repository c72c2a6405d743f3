/** Makes one part of a dataset, from records or from rows: its bytes, and what is counted of it. Done in this thread or in a worker. */
import { deserialize } from "node:v8";
import * as Effect from "effect/Effect";
import { applyCorrections, joinRanges, stretchesIn, takenDown, type Chunk } from "@columnist/dataset";
import { byTable, textReader, type StringColumn, type Tables } from "@columnist/model";
import { factsIn } from "./articles.ts";
import { gatherRows, type GatheredRows } from "./gatherRows.ts";
import { unpackSources } from "./packedSources.ts";
import {
  encodeRows,
  NONE_MOVED,
  PartNotWritten,
  type MadePart,
  type PartContent,
  type PartFacts,
  type PartJob,
} from "./part.ts";
import { writePart } from "./partFile.ts";

/** Chunks that follow each other as one. */
const joined = (chunks: ReadonlyArray<Chunk>): Chunk => {
  const signatureLength = chunks[0]?.signatureLength ?? 0;
  const signatures = new Uint32Array(chunks.reduce((sum, chunk) => sum + chunk.signatures.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    signatures.set(chunk.signatures, at);
    at += chunk.signatures.length;
  }
  const tables = byTable((name) =>
    joinRanges(
      name,
      chunks.map(({ tables: { [name]: table } }) => ({ table, start: 0, end: table.rows })),
    ),
  );
  return { tables, signatures, signatureLength };
};

const withoutArticles = (tables: Tables, gone: ReadonlySet<string>): Tables =>
  gone.size === 0
    ? tables
    : byTable((name) =>
        joinRanges(
          name,
          stretchesIn(tables, name).filter(({ key }) => !gone.has(key)),
        ),
      );

/** Rows as people decided about them, and what is known of their articles. */
const amended = (
  { tables, signatures, signatureLength }: Chunk,
  { corrections, tombstones }: PartJob,
): Pick<Chunk, "tables" | "signatures"> & Pick<PartFacts, "articles" | "outcomes" | "gone"> => {
  const gone = takenDown(tables.documents, tombstones);
  const docAt = textReader(tables.documents.columns["doc_id"] as StringColumn);
  let left = 0;
  for (let row = 0; row < tables.documents.rows; row++)
    if (!gone.has(docAt(row)!))
      signatures.copyWithin(left++ * signatureLength, row * signatureLength, (row + 1) * signatureLength);
  const there = withoutArticles(tables, gone);
  const { tables: corrected, outcomes } =
    corrections.length === 0 ? { tables: there, outcomes: [] } : applyCorrections(there, corrections);
  return {
    tables: corrected,
    signatures: signatures.slice(0, left * signatureLength),
    articles: factsIn(corrected),
    outcomes,
    gone: [...gone],
  };
};

/** Writes a part where it can be written, or holds it. Throws PartNotWritten. */
const putAway = (
  { keep, spare }: Pick<PartJob, "keep" | "spare">,
  facts: PartFacts,
  content: PartContent,
): MadePart["content"] => {
  // A part without what was taken down, or on which the program failed, is of this build alone.
  const isLasting = facts.gone.length === 0 && facts.failures.every((row) => row.stage !== "run");
  if (keep !== null && isLasting)
    try {
      writePart(keep, facts, content);
      return keep;
    } catch {
      // What cannot be kept costs time later, and nothing else.
    }
  if (spare === null) return content;
  try {
    writePart(spare, facts, content);
    return spare;
  } catch (error) {
    throw new PartNotWritten(spare.folder, (error as NodeJS.ErrnoException).code ?? String(error));
  }
};

const rowsOf = (from: PartJob["from"], onChunk: () => void): Effect.Effect<GatheredRows> => {
  switch (from.kind) {
    case "records":
      return gatherRows(unpackSources(from.sources), onChunk);
    case "rows":
      return Effect.succeed({ chunk: from.chunk, failures: [] });
    case "packed":
      return Effect.sync(() => ({
        chunk: joined(from.chunks.map((bytes) => deserialize(bytes) as Chunk)),
        failures: [],
      }));
  }
};

/**
 * Makes a part. Same records, same bytes. `onChunk` is called before each of its chunks and before its bytes are made: what takes
 * long between two calls hangs.
 */
export const makePart = Effect.fnUntraced(function* (job: PartJob, onChunk: () => void = () => {}) {
  const { chunk, failures } = yield* rowsOf(job.from, onChunk);
  onChunk();
  const { tables, signatures, ...known } = amended(chunk, job);
  const { facts: counted, content } = yield* Effect.sync(() => encodeRows(tables, signatures)).pipe(
    Effect.withSpan("encode", { attributes: { articles: known.articles.length } }),
  );
  const facts: PartFacts = { ...known, ...counted, failures };
  const made: MadePart = { ...facts, content: putAway(job, facts, content), moved: NONE_MOVED };
  return made;
});
