/** Humans' corrections, replayed on the rows of each build: pure, so the same seeds and corrections give the same bytes. */
import {
  rowsFrom,
  tableFrom,
  type DocumentRow,
  type OffsetRunRow,
  type QuoteRow,
  type QuoteSentenceRow,
  type SentenceRow,
  type Tables,
} from "@columnist/model";
import type { CorrectedArticle } from "./corrections/article.ts";
import type { Correction } from "./corrections/correction.ts";
import { replay, type Outcome } from "./corrections/replay.ts";

export { asksForChange, Correction, parseCorrections } from "./corrections/correction.ts";
export { wishOf, type Outcome } from "./corrections/replay.ts";

export interface Corrected {
  readonly tables: Tables;
  /** One for each correction whose article stands in these tables. */
  readonly outcomes: ReadonlyArray<Outcome>;
}

const group = <R>(rows: ReadonlyArray<R>, keyOf: (row: R) => string): Map<string, Array<R>> => {
  const groups = new Map<string, Array<R>>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

const byDoc = <R extends { readonly doc_id: string }>(rows: ReadonlyArray<R>): Map<string, Array<R>> =>
  group(rows, (row) => row.doc_id);

/**
 * The tables of a chunk with its corrections replayed. Corrections of articles that stand elsewhere are passed over:
 * ask `strayCorrections` once all chunks are done.
 */
export const applyCorrections = (tables: Tables, corrections: ReadonlyArray<Correction>): Corrected => {
  const wanted = byDoc(corrections);
  const documents = rowsFrom("documents", tables.documents);
  if (!documents.some((row) => wanted.has(row.doc_id))) return { tables, outcomes: [] };
  const sentences = byDoc<SentenceRow>(rowsFrom("sentences", tables.sentences));
  const quotes = byDoc<QuoteRow>(rowsFrom("quotes", tables.quotes));
  const runs = byDoc<OffsetRunRow>(rowsFrom("offset_map", tables.offset_map));
  const docOf = new Map(
    [...sentences].flatMap(([doc, rows]) => rows.map((row) => [row.sent_id, doc] as const)),
  );
  const links = group<QuoteSentenceRow>(
    rowsFrom("quote_sentences", tables.quote_sentences),
    (link) => docOf.get(link.sent_id) ?? "",
  );
  const outcomes: Array<Outcome> = [];
  const articles = documents.map((document: DocumentRow): CorrectedArticle => {
    const article: CorrectedArticle = {
      document,
      sentences: sentences.get(document.doc_id) ?? [],
      quotes: quotes.get(document.doc_id) ?? [],
      links: links.get(document.doc_id) ?? [],
      movedQuotes: new Map(),
      runs: runs.get(document.doc_id) ?? [],
    };
    outcomes.push(...replay(article, wanted.get(document.doc_id) ?? []));
    return article;
  });
  return {
    tables: {
      ...tables,
      documents: tableFrom(
        "documents",
        articles.map(({ document }) => document),
      ),
      sentences: tableFrom(
        "sentences",
        articles.flatMap((article) => article.sentences),
      ),
      quotes: tableFrom(
        "quotes",
        articles.flatMap((article) => article.quotes),
      ),
      quote_sentences: tableFrom(
        "quote_sentences",
        articles.flatMap((article) => article.links),
      ),
    },
    outcomes,
  };
};

/** Corrections that no chunk took, as conflicts: their article is gone, or was renamed. */
export const strayCorrections = (
  corrections: ReadonlyArray<Correction>,
  outcomes: ReadonlyArray<Outcome>,
): ReadonlyArray<Outcome> => {
  // By what they say, since an outcome may come from another thread or from a file, with a copy of its correction.
  const taken = new Set(outcomes.map((outcome) => JSON.stringify(outcome.correction)));
  return corrections
    .filter((correction) => !taken.has(JSON.stringify(correction)))
    .map((correction) => ({
      correction,
      sent_ids: [],
      stands: false,
      conflict: "corrections.article.gone",
      detail: `no article has the id ${correction.doc_id}: its file was renamed or removed, so write its new doc_id or delete the line`,
    }));
};

/**
 * Outcomes as they may be shown: of an article that was taken down nothing is, not even the words that a correction
 * quotes. `gone`: doc_ids of such articles.
 */
export const shownOutcomes = (
  outcomes: ReadonlyArray<Outcome>,
  gone: ReadonlySet<string>,
): ReadonlyArray<Outcome> =>
  outcomes.map((outcome) =>
    gone.has(outcome.correction.doc_id)
      ? {
          correction: { ...outcome.correction, exact: "", prefix: "", suffix: "" },
          sent_ids: [],
          stands: false,
          conflict: "corrections.article.taken_down",
          detail: "its article was taken down; delete the line",
        }
      : outcome,
  );
