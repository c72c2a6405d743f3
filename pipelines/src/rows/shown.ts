/** The articles that the report shows in full, read back from the parts that hold them. */
import { joinRanges, MESSAGES_START, readBatches, type EncodedPart } from "@columnist/dataset";
import { rowsFrom, textReader, type RowOf, type StringColumn, type Table } from "@columnist/model";
import { fill, pick, type ArticleCounts, type Picks } from "@columnist/review/tally";

const SHOWN_TABLES = ["documents", "sentences", "quotes"] as const;
type Shown = (typeof SHOWN_TABLES)[number];

const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/** The rows of some articles: the others of a part would be thousands of objects for nothing. */
const rowsOfDocs = <T extends Shown>(
  name: T,
  table: Table,
  docs: ReadonlySet<string>,
): ReadonlyArray<RowOf<T>> => {
  const docAt = textReader(table.columns["doc_id"] as StringColumn);
  const ranges = Array.from({ length: table.rows }, (_, row) => row)
    .filter((row) => docs.has(docAt(row)!))
    .map((row) => ({ table, start: row, end: row + 1 }));
  return rowsFrom(name, joinRanges(name, ranges));
};

/** @param startOf the bytes of a table's Arrow file before its first batch */
export const shownArticles = (startOf: (name: Shown) => ReadonlyArray<Uint8Array>) => {
  const rowsOf = <T extends Shown>(
    name: T,
    { blocks }: EncodedPart["encoded"][T],
    docs: ReadonlySet<string>,
  ): ReadonlyArray<RowOf<T>> => {
    if (blocks.length === 0) return [];
    const start = Buffer.concat(startOf(name)).subarray(MESSAGES_START);
    const rows: Array<RowOf<T>> = [];
    for (const read of readBatches(name, [start, ...blocks.map(({ bytes }) => bytes), END])) {
      if (!read.ok) throw new Error(read.refusal.message);
      rows.push(...rowsOfDocs(name, read.value, docs));
    }
    return rows;
  };
  /** Picks among the articles of a part and reads those that are shown; ask for parts in their order. */
  return (picks: Picks, articles: ReadonlyArray<ArticleCounts>, encoded: EncodedPart["encoded"]): void => {
    const wanted = pick(picks, articles);
    if (wanted.size === 0) return;
    fill(picks, {
      documents: rowsOf("documents", encoded.documents, wanted),
      sentences: rowsOf("sentences", encoded.sentences, wanted),
      quotes: rowsOf("quotes", encoded.quotes, wanted),
    });
  };
};
