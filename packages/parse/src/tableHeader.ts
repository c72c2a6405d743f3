import type { ColumnNames } from "@columnist/model";
import { cellsOf, DELIMITERS, type LineEnd, lineEndOf } from "./csvRows.ts";
import { roleOf } from "./recordFields.ts";

/** The row of column names of a table. */
export interface TableHeader {
  readonly delimiter: string;
  readonly lineEnd: LineEnd;
  /** As written; a column without a name is called by its place. */
  readonly names: ReadonlyArray<string>;
  /** A column is known to hold the article's text. */
  readonly hasBody: boolean;
  /** Where the first row under it starts, UTF-16 units. */
  readonly end: number;
}

/** Excel's word to itself: "sep=;" on a line above the names. */
const SEPARATOR = /^\ufeff?sep=(.)\r?\n?/i;
/** No row of names is longer, and no table has more columns. */
const LONGEST = 20_000;
const MOST_COLUMNS = 500;

const saysBody = (name: string, columns: ColumnNames | null): boolean =>
  columns?.text === undefined
    ? roleOf(name)?.role === "body"
    : name.toLowerCase() === columns.text.trim().toLowerCase();

/**
 * The first row read as column names, parted by the mark that gives the most columns whose names are known; null where it
 * is no row of at least two names. Marks are tried in the order of `DELIMITERS`, what `sep=` states alone.
 */
export const headerOf = (raw: string, columns: ColumnNames | null): TableHeader | null => {
  const stated = SEPARATOR.exec(raw.slice(0, 20));
  const start = stated === null ? 0 : stated[0].length;
  const lineEnd = lineEndOf(raw.slice(start, start + LONGEST));
  const given = new Set(Object.values(columns ?? {}).map((name) => name.trim().toLowerCase()));
  let best: TableHeader | null = null;
  let bestKnown = -1;
  for (const delimiter of stated === null ? DELIMITERS : [stated[1]!]) {
    const { cells, end } = cellsOf(raw.slice(0, start + LONGEST), start, delimiter, lineEnd);
    if (cells.length < 2 || cells.length > MOST_COLUMNS) continue;
    const names = cells.map(({ text }, i) => text.replace(/^\ufeff/, "").trim() || `column ${i + 1}`);
    const known = names.filter((name) => roleOf(name) !== null || given.has(name.toLowerCase())).length;
    const hasBody = names.some((name) => saysBody(name, columns));
    const score = known + (hasBody ? MOST_COLUMNS : 0) + cells.length / (2 * MOST_COLUMNS);
    if (score > bestKnown) {
      best = { delimiter, lineEnd, names, hasBody, end };
      bestKnown = score;
    }
  }
  return best;
};

/** Whether a first row is surely one of names: one holds the text, and another is known too. */
export const isSurelyTable = (header: TableHeader | null, columns: ColumnNames | null): boolean =>
  header !== null &&
  header.hasBody &&
  (columns !== null || header.names.filter((name) => roleOf(name) !== null).length > 1);
