/** report.html of a corpus: rows go to the tally some articles at a time. */
import type { Corpus } from "@columnist/dataset";
import { rowsFrom, type RowOf, type TableName } from "@columnist/model";
import { addRows, emptyTally, renderReport, type ReportFacts } from "@columnist/review";

/** Rows of a table in order, given out up to an article: tables of one corpus are all sorted by doc_id. */
const rowsUpTo = <T extends Exclude<TableName, "failures" | "quote_sentences">>(corpus: Corpus, name: T) => {
  const batches = corpus.batches(name)[Symbol.iterator]();
  let held: ReadonlyArray<RowOf<T>> = [];
  return (doc: string): ReadonlyArray<RowOf<T>> => {
    const found: Array<RowOf<T>> = [];
    for (;;) {
      const cut = held.findIndex((row) => row.doc_id > doc);
      if (cut !== -1) {
        found.push(...held.slice(0, cut));
        held = held.slice(cut);
        return found;
      }
      for (const row of held) found.push(row);
      const next = batches.next();
      if (next.done === true) {
        held = [];
        return found;
      }
      held = rowsFrom(name, next.value);
    }
  };
};

/** The page. Memory: a batch of each table, and what the tally keeps. */
export const reportPage = (corpus: Corpus, facts: ReportFacts): string => {
  const tally = emptyTally();
  const sentences = rowsUpTo(corpus, "sentences");
  const quotes = rowsUpTo(corpus, "quotes");
  const dropped = rowsUpTo(corpus, "dropped");
  for (const batch of corpus.batches("documents")) {
    const documents = rowsFrom("documents", batch);
    const last = documents.at(-1)?.doc_id ?? "";
    addRows(tally, {
      documents,
      sentences: sentences(last),
      quotes: quotes(last),
      dropped: dropped(last),
      failures: [],
    });
  }
  for (const batch of corpus.batches("failures"))
    addRows(tally, {
      documents: [],
      sentences: [],
      quotes: [],
      dropped: [],
      failures: rowsFrom("failures", batch),
    });
  return renderReport(tally, facts);
};
