/** Makes one part of a dataset: its bytes, and what is counted of it. A worker's job, or done in this thread. */
import {
  countTables,
  encodePart,
  type EncodedPart,
  type PartInput,
  type SummaryCounts,
} from "@columnist/dataset";
import {
  byTable,
  partialRowsFrom,
  rowsFrom,
  TABLE_NAMES,
  type RowOf,
  type TableName,
  type Tables,
} from "@columnist/model";
import {
  COUNTED,
  countRows,
  emptyTally,
  showFailures,
  showRows,
  type ShownArticle,
  type Tally,
} from "@columnist/review/tally";
import { keepPart, type Keep } from "./partCache.ts";

/** A part to make. */
export interface PartJob {
  readonly input: PartInput;
  /** How many articles the report may still show in full. */
  readonly show: number;
  /** Where to keep it for later builds; null: nowhere. */
  readonly keep: Keep | null;
}

export interface MadePart {
  readonly encoded: EncodedPart["encoded"];
  readonly rows: Readonly<Record<TableName, number>>;
  readonly counts: SummaryCounts;
  readonly tally: Tally;
  readonly shown: ReadonlyArray<ShownArticle>;
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

/** The first `show` articles that the report may show, whole. */
export const shownOf = (tables: Tables, show: number): ReadonlyArray<ShownArticle> => {
  if (show === 0) return [];
  const tally = emptyTally();
  showRows(tally, {
    documents: rowsFrom("documents", tables.documents),
    sentences: rowsFrom("sentences", tables.sentences),
    quotes: rowsFrom("quotes", tables.quotes),
  });
  return tally.shown.slice(0, show);
};

export const makePart = ({ input, show, keep }: PartJob): MadePart => {
  const { encoded, tables } = encodePart(input);
  const made: MadePart = {
    encoded,
    rows: byTable((name) => tables[name].rows),
    counts: countTables(tables),
    tally: tallyOf(tables),
    shown: shownOf(tables, show),
  };
  if (keep !== null) keepPart(keep, made, tables);
  return made;
};

/** Every buffer of a part, once: the transfer list of a worker's message. */
export const buffersOfPart = ({ encoded }: MadePart): ReadonlyArray<ArrayBuffer> => {
  const buffers = new Set<ArrayBuffer>();
  for (const name of TABLE_NAMES) {
    const { csv, blocks } = encoded[name];
    buffers.add(csv.buffer as ArrayBuffer);
    for (const { bytes } of blocks) buffers.add(bytes.buffer as ArrayBuffer);
  }
  return [...buffers];
};
