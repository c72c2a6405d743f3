/** Makes one part of a dataset, from records or from rows: its bytes, and what is counted of it. Done in this thread or in a worker. */
import * as Effect from "effect/Effect";
import {
  applyCorrections,
  countTables,
  encodePart,
  wordColumns,
  type Correction,
  type EncodedPart,
  type Outcome,
  type PartWords,
  type SummaryCounts,
  type Tombstone,
} from "@columnist/dataset";
import { addChunk } from "columnist";
import {
  byTable,
  docId,
  emptyTables,
  finishTables,
  newTables,
  partialRowsFrom,
  rowsFrom,
  TABLE_NAMES,
  type FailureRow,
  type RowOf,
  type Source,
  type TableName,
  type Tables,
} from "@columnist/model";
import { COUNTED, countRows, emptyTally, showFailures, type Tally } from "@columnist/review/tally";
import { labelled } from "./articlePipeline.ts";
import { LabelModel } from "../accurate/labelModel.ts";
import { labelVersion } from "../accurate/labelVersion.ts";
import { nativeSha256, ROW_OPTIONS } from "./rowOptions.ts";
import { faultRow, type Fault } from "./faultRow.ts";
import { messageOf } from "./messageOf.ts";
import { stage } from "./stage.ts";
import { TookTooLong } from "./withinTime.ts";
import { chunksOf, unpackSources, type PackedSources } from "./packedSources.ts";
import { factsIn, type ArticleFacts } from "./articles.ts";
import { writePart, type PartPlace } from "./partFile.ts";

/** Records, sorted by doc_id, and what people decided about them. */
interface Records {
  readonly kind: "records";
  readonly sources: PackedSources;
  readonly corrections: ReadonlyArray<Correction>;
  readonly tombstones: ReadonlyArray<Tombstone>;
}

/** Rows, sorted by doc_id. */
interface Rows {
  readonly kind: "rows";
  readonly tables: Tables;
  /** Of its articles, in their order. */
  readonly signatures: ReadonlyArray<Uint32Array>;
}

/** A part to make. */
export interface PartJob {
  readonly from: Records | Rows;
  /** Where later builds look for it, where they may. */
  readonly keep: PartPlace | null;
  /** Where to write it else; null: it is held in memory. */
  readonly spare: PartPlace | null;
}

/** What a build holds of every part at once. */
export interface PartFacts {
  readonly articles: ReadonlyArray<ArticleFacts>;
  readonly rows: Readonly<Record<TableName, number>>;
  /** Words of its rows, sorted; ids of articles follow from `articles`. */
  readonly words: Readonly<Record<TableName, PartWords>>;
  /** What was refused. */
  readonly failures: ReadonlyArray<FailureRow>;
  /** What became of corrections. */
  readonly outcomes: ReadonlyArray<Outcome>;
  /** doc_ids of articles that were taken down. */
  readonly gone: ReadonlyArray<string>;
}

/** What is read of a part when its files are written. */
export interface PartContent {
  readonly encoded: EncodedPart["encoded"];
  readonly counts: SummaryCounts;
  readonly tally: Tally;
}

export interface MadePart extends PartFacts {
  /** Where its content lies; else it is here. */
  readonly content: PartPlace | PartContent;
}

/** No place for a part can be written. */
export class PartNotWritten extends Error {
  readonly path: string;
  readonly code: string;
  constructor(path: string, code: string) {
    super(`${path}: ${code}`);
    this.path = path;
    this.code = code;
  }
}

const counted = <T extends keyof typeof COUNTED>(tables: Tables, name: T): ReadonlyArray<RowOf<T>> => {
  const only = COUNTED[name] as ReadonlyArray<string> as ReadonlyArray<keyof RowOf<T> & string>;
  return partialRowsFrom(name, tables[name], only) as ReadonlyArray<RowOf<T>>;
};

const tallyOf = (tables: Tables): Tally => {
  const tally = emptyTally();
  countRows(tally, {
    documents: counted(tables, "documents"),
    sentences: counted(tables, "sentences"),
    quotes: counted(tables, "quotes"),
    dropped: counted(tables, "dropped"),
  });
  showFailures(tally, rowsFrom("failures", tables.failures));
  return tally;
};

// Filled again for each part of this thread: one is made at a time.
const builders = newTables();

type Chunk = Effect.Success<ReturnType<typeof labelled>>;

/** Leaves out the articles that were taken down, by the digest of their bytes or of their text. */
const withoutDown = (
  { items, failures }: Chunk,
  digests: ReadonlySet<string>,
  gone: Array<string>,
): Chunk => {
  if (digests.size === 0) return { items, failures };
  const isDown = ({ source, value }: Chunk["items"][number]): boolean =>
    digests.has(nativeSha256(source.bytes)) || digests.has(nativeSha256(value.text));
  const left = items.filter((item) => !isDown(item));
  for (const { source } of items.filter(isDown)) gone.push(docId(source.path, source.record, nativeSha256));
  return { items: left, failures };
};

interface Gathered extends Pick<PartFacts, "articles" | "failures" | "outcomes" | "gone"> {
  readonly tables: Tables;
}

const NO_FAILURES = newTables().failures.finish();

/**
 * `parse |> clean |> segment |> label |> rows`, a chunk at a time. Where the program fails on a chunk, its articles are tried
 * one by one, so that only the one at fault is lost. The tables are good until the next part is gathered.
 */
const gatherRecords = Effect.fnUntraced(function* (
  { sources, corrections, tombstones }: Records,
  onChunk: () => void,
) {
  emptyTables(builders);
  const { name } = yield* LabelModel;
  const options = { ...ROW_OPTIONS, labelVersion: labelVersion(name) };
  const digests = new Set(tombstones.map(({ sha256 }) => sha256));
  const gone: Array<string> = [];
  const signatures: Array<Uint32Array> = [];
  const rows = stage("rows", (chunk: Chunk) => addChunk(builders, chunk, options));
  const add = Effect.fnUntraced(function* (chunk: ReadonlyArray<Source>) {
    const articles = yield* labelled(chunk);
    const down: Array<string> = [];
    const left = withoutDown(articles, digests, down);
    yield* rows(left);
    gone.push(...down);
    for (const { value } of left.items) signatures.push(value.signature);
  });
  /** Null: its rows were added; else why not, and none was. */
  const attempt = (chunk: ReadonlyArray<Source>): Effect.Effect<Fault | null> => {
    const before = byTable((table) => builders[table].rows);
    return Effect.as(add(chunk), null).pipe(
      Effect.catchDefect((defect) =>
        Effect.sync((): Fault => {
          for (const table of TABLE_NAMES) builders[table].cut(before[table]);
          const detail = messageOf(defect);
          return { reason: defect instanceof TookTooLong ? "took too long" : "threw", detail };
        }),
      ),
    );
  };
  for (const chunk of chunksOf(unpackSources(sources))) {
    onChunk();
    if ((yield* attempt(chunk)) === null) continue;
    for (const source of chunk) {
      const fault = yield* attempt([source]);
      if (fault !== null) builders.failures.add(faultRow(source, fault));
    }
  }
  const tables = finishTables(builders);
  const corrected =
    corrections.length === 0 ? { tables, outcomes: [] } : applyCorrections(tables, corrections);
  const gathered: Gathered = {
    tables: { ...corrected.tables, failures: NO_FAILURES },
    failures: rowsFrom("failures", tables.failures),
    articles: factsIn(corrected.tables, signatures),
    outcomes: corrected.outcomes,
    gone,
  };
  return gathered;
});

const rowsAlone = ({ tables, signatures }: Pick<Rows, "tables" | "signatures">): Gathered => ({
  tables,
  articles: factsIn(tables, signatures),
  failures: [],
  outcomes: [],
  gone: [],
});

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

const encode = ({ tables, ...gathered }: Gathered): { facts: PartFacts; content: PartContent } => {
  const { encoded, words, tables: placed } = encodePart(tables);
  return {
    facts: {
      ...gathered,
      rows: byTable((name) => placed[name].rows),
      words: byTable((name) =>
        Object.fromEntries(wordColumns(name).map((column) => [column, words[name][column]!])),
      ),
    },
    content: { encoded, counts: countTables(placed), tally: tallyOf(placed) },
  };
};

/** A part of rows, held in memory. */
export const partOfRows = (tables: Tables): MadePart => {
  const { facts, content } = encode(rowsAlone({ tables, signatures: [] }));
  return { ...facts, content };
};

/**
 * Makes a part. Same records, same bytes. `onChunk` is called before each of its chunks and before its bytes are made: what takes
 * long between two calls hangs.
 */
export const makePart = Effect.fnUntraced(function* (job: PartJob, onChunk: () => void = () => {}) {
  const { from } = job;
  const gathered = from.kind === "rows" ? rowsAlone(from) : yield* gatherRecords(from, onChunk);
  onChunk();
  const { facts, content } = encode(gathered);
  const made: MadePart = { ...facts, content: putAway(job, facts, content) };
  return made;
});
