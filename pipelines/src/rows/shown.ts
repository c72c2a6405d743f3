/** The articles that the report shows in full, read back from the parts that hold them. */
import { MESSAGES_START, readBatches, type EncodedPart } from "@columnist/dataset";
import { rowsFrom, type RowOf } from "@columnist/model";
import { fill, pick, type ArticleCounts, type Picks } from "@columnist/review/tally";

const SHOWN_TABLES = ["documents", "sentences", "quotes"] as const;
type Shown = (typeof SHOWN_TABLES)[number];

const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/** @param startOf the bytes of a table's Arrow file before its first batch */
export const shownArticles = (startOf: (name: Shown) => ReadonlyArray<Uint8Array>) => {
  const rowsOf = <T extends Shown>(
    name: T,
    { blocks }: EncodedPart["encoded"][T],
  ): ReadonlyArray<RowOf<T>> => {
    if (blocks.length === 0) return [];
    const start = Buffer.concat(startOf(name)).subarray(MESSAGES_START);
    const rows: Array<RowOf<T>> = [];
    for (const read of readBatches(name, [start, ...blocks.map(({ bytes }) => bytes), END])) {
      if (!read.ok) throw new Error(read.refusal.message);
      rows.push(...rowsFrom(name, read.value));
    }
    return rows;
  };
  /** Picks among the articles of a part and reads those that are shown; ask for parts in their order. */
  return (picks: Picks, articles: ReadonlyArray<ArticleCounts>, encoded: EncodedPart["encoded"]): void => {
    if (pick(picks, articles).size === 0) return;
    fill(picks, {
      documents: rowsOf("documents", encoded.documents),
      sentences: rowsOf("sentences", encoded.sentences),
      quotes: rowsOf("quotes", encoded.quotes),
    });
  };
};
