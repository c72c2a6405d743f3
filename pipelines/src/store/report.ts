/** report.html of a corpus: rows go to the tally some articles at a time. */
import type { Corpus } from "@columnist/dataset";
import { partialRowsFrom, rowsFrom, type RowOf, type Table } from "@columnist/model";
import {
  COUNTED,
  countRows,
  emptyTally,
  hasRoom,
  renderReport,
  showFailures,
  showRows,
  type ReportFacts,
} from "@columnist/review";

type Counted = keyof typeof COUNTED;

/**
 * Rows of a table in order, given out up to an article: tables of one corpus are all sorted by doc_id. `isWhole`: whether
 * every column is read, or those that are counted.
 */
const rowsUpTo = <T extends Counted>(corpus: Corpus, name: T, isWhole: () => boolean) => {
  const batches = corpus.batches(name)[Symbol.iterator]();
  let held: ReadonlyArray<RowOf<T>> = [];
  let from = 0;
  return (doc: string): ReadonlyArray<RowOf<T>> => {
    const found: Array<RowOf<T>> = [];
    for (;;) {
      for (; from < held.length; from++) {
        if (held[from]!.doc_id > doc) return found;
        found.push(held[from]!);
      }
      const next = batches.next();
      held = next.done === true ? [] : read(name, next.value, isWhole());
      from = 0;
      if (next.done === true) return found;
    }
  };
};

// Rows that are only counted are typed as whole ones: what reads the others runs only while whole ones are read.
const read = <T extends Counted>(name: T, batch: Table, isWhole: boolean): ReadonlyArray<RowOf<T>> => {
  if (isWhole) return rowsFrom(name, batch);
  const only = COUNTED[name] as ReadonlyArray<string> as ReadonlyArray<keyof RowOf<T> & string>;
  return partialRowsFrom(name, batch, only) as ReadonlyArray<RowOf<T>>;
};

/** The page. Memory: a batch of each table, and what the tally keeps. */
export const reportPage = (corpus: Corpus, facts: ReportFacts): string => {
  const tally = emptyTally();
  const isWhole = (): boolean => hasRoom(tally);
  const sentencesUpTo = rowsUpTo(corpus, "sentences", isWhole);
  const quotesUpTo = rowsUpTo(corpus, "quotes", isWhole);
  const droppedUpTo = rowsUpTo(corpus, "dropped", () => false);
  for (const batch of corpus.batches("documents")) {
    const documents = read("documents", batch, isWhole());
    const last = documents.at(-1)?.doc_id ?? "";
    const sentences = sentencesUpTo(last);
    const quotes = quotesUpTo(last);
    countRows(tally, { documents, sentences, quotes, dropped: droppedUpTo(last) });
    if (isWhole()) showRows(tally, { documents, sentences, quotes });
  }
  for (const batch of corpus.batches("failures")) showFailures(tally, rowsFrom("failures", batch));
  return renderReport(tally, facts);
};
