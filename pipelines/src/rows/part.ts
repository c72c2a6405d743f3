/** A part of a dataset: what it is made from, and its bytes with what is counted of it. Loads no stage. */
import {
  countTables,
  encodePart,
  type Chunk,
  type Correction,
  type EncodedPart,
  type Outcome,
  type PartWords,
  type SummaryCounts,
  type Tombstone,
} from "@columnist/dataset";
import {
  byTable,
  partialRowsFrom,
  rowsFrom,
  type FailureRow,
  type RowOf,
  type TableName,
  type Tables,
} from "@columnist/model";
import { COUNTED, countRows, emptyTally, showFailures, type Tally } from "@columnist/review/tally";
import type { ArticleFacts, RecordPlace } from "./articles.ts";
import type { PackedSources } from "./packedSources.ts";
import type { PartPlace } from "./partFile.ts";

/** Records, sorted by doc_id. */
interface Records {
  readonly kind: "records";
  readonly sources: PackedSources;
}

/** Rows, sorted by doc_id. */
interface Rows {
  readonly kind: "rows";
  readonly chunk: Chunk;
}

/** Rows, sorted by doc_id over all chunks: each a `Chunk` as `v8.serialize` gives it. */
interface Packed {
  readonly kind: "packed";
  readonly chunks: ReadonlyArray<Uint8Array>;
}

/** A part to make. */
export interface PartJob {
  readonly from: Records | Rows | Packed;
  /** What people decided about its articles. */
  readonly corrections: ReadonlyArray<Correction>;
  readonly tombstones: ReadonlyArray<Tombstone>;
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
  /** MinHash minima of its articles, one signature after the other. */
  readonly signatures: Uint32Array;
  readonly encoded: EncodedPart["encoded"];
  readonly counts: SummaryCounts;
  readonly tally: Tally;
}

/** None: of a part that was made of the records as they are. */
export const NONE_MOVED: MadePart["moved"] = new Map();

export interface MadePart extends PartFacts {
  /** Where its content lies; else it is here. */
  readonly content: PartPlace | PartContent;
  /** By docId, where records lie in their files now that lay elsewhere when the part was made. */
  readonly moved: ReadonlyMap<string, RecordPlace>;
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

/** The bytes of a part's rows, sorted by doc_id, and what is counted of them. `signatures` of its articles. */
export const encodeRows = (
  tables: Tables,
  signatures: Uint32Array,
): { readonly facts: Pick<PartFacts, "rows" | "words">; readonly content: PartContent } => {
  const { encoded, words, tables: placed } = encodePart(tables);
  return {
    facts: {
      rows: byTable((name) => placed[name].rows),
      words,
    },
    content: { signatures, encoded, counts: countTables(placed), tally: tallyOf(placed) },
  };
};

/** A part of rows of no article, held in memory. */
export const partOfRows = (tables: Tables): MadePart => {
  const { facts, content } = encodeRows(tables, new Uint32Array(0));
  return { ...facts, articles: [], failures: [], outcomes: [], gone: [], content, moved: NONE_MOVED };
};
