/** The articles that the report shows in full, read back from the table files once all of them are written. */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { joinRanges, MESSAGES_START, readBatches } from "@columnist/dataset";
import { rowsFrom, textReader, type RowOf, type StringColumn, type Table } from "@columnist/model";
import { fill, pick, WHYS, type ArticleCounts, type Picks } from "@columnist/review/tally";
import { readAt } from "../disk.ts";

const SHOWN_TABLES = ["documents", "sentences", "quotes"] as const;
type Shown = (typeof SHOWN_TABLES)[number];

/** Where in a file the bytes of a part lie. */
export interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** Where a part lies in each table's Arrow file. */
export type PartStretches = (name: Shown) => Stretch;

const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/** The rows of some articles: the others of a part would be thousands of objects for nothing. */
const rowsOfDocs = <T extends Shown>(
  name: T,
  table: Table,
  docs: ReadonlySet<string>,
): ReadonlyArray<RowOf<T>> => {
  const docAt = textReader(table.columns["doc_id"] as StringColumn);
  const ranges: Array<{ table: Table; start: number; end: number }> = [];
  for (let row = 0; row < table.rows; row++) {
    if (!docs.has(docAt(row)!)) continue;
    if (ranges.at(-1)?.end === row) ranges.at(-1)!.end++;
    else ranges.push({ table, start: row, end: row + 1 });
  }
  return rowsFrom(name, joinRanges(name, ranges));
};

/** Part by part, which articles are picked; at the end, their rows. */
export const shownArticles = (picks: Picks) => {
  const partOf = new Map<string, PartStretches>();
  const rowsIn = <T extends Shown>(folder: string, name: T, start: Uint8Array): ReadonlyArray<RowOf<T>> => {
    const docs = new Set(WHYS.flatMap((why) => picks[why].map(({ docId }) => docId)));
    const parts = new Set([...partOf].flatMap(([doc, part]) => (docs.has(doc) ? [part] : [])));
    if (![...parts].some((part) => part(name).length > 0)) return [];
    const handle = openSync(join(folder, `${name}.arrow`), "r");
    const pieces = function* (): Generator<Uint8Array> {
      yield start.subarray(MESSAGES_START);
      for (const part of parts) {
        const { at, length } = part(name);
        if (length > 0) yield readAt(handle, at, length);
      }
      yield END;
    };
    try {
      const rows: Array<RowOf<T>> = [];
      for (const read of readBatches(name, pieces())) {
        if (!read.ok) throw new Error(read.refusal.message);
        rows.push(...rowsOfDocs(name, read.value, docs));
      }
      return rows;
    } finally {
      closeSync(handle);
    }
  };
  return {
    /** Picks among the articles of a part; ask for parts in their order. */
    add: (articles: ReadonlyArray<ArticleCounts>, part: PartStretches): void => {
      for (const doc of pick(picks, articles)) partOf.set(doc, part);
    },
    /** Reads what was picked. `startOf`: the bytes of a table's Arrow file before its first batch. */
    read: (folder: string, startOf: (name: Shown) => ReadonlyArray<Uint8Array>): void => {
      const rows = <T extends Shown>(name: T) => rowsIn(folder, name, Buffer.concat(startOf(name)));
      fill(picks, { documents: rows("documents"), sentences: rows("sentences"), quotes: rows("quotes") });
    },
  };
};
