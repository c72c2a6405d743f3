/** What an export is: a view of a dataset for one tool. */
import {
  rowsFrom,
  type DocumentRow,
  type QuoteRow,
  type SentenceRow,
  type Table,
  type TableName,
} from "@columnist/model";
import type { DatasetFile } from "./files.ts";

/** The tables that an export reads: a corpus, or the tables of a version on disk in one batch each. */
export interface ExportSource {
  readonly batches: (name: TableName) => Iterable<Table>;
}

export interface ExportFormat {
  /** What `export --format` takes. */
  readonly id: string;
  /** One line for help. */
  readonly summary: string;
  /** Loads the code of the format, which may be heavy, and gives its files. */
  readonly load: () => Promise<(source: ExportSource) => ReadonlyArray<DatasetFile>>;
}

/** An article with its rows, as the formats of annotation tools want it. */
export interface ExportArticle {
  readonly document: DocumentRow;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
}

/** Rows of one table in groups of one doc_id. Tables are sorted by it, so one group is held at a time. */
function* groupsOf<T extends "documents" | "sentences" | "quotes">(
  source: ExportSource,
  name: T,
): Generator<{ readonly doc: string; readonly rows: ReadonlyArray<ReturnType<typeof rowsFrom<T>>[number]> }> {
  type Row = ReturnType<typeof rowsFrom<T>>[number];
  let doc: string | null = null;
  let rows: Array<Row> = [];
  for (const batch of source.batches(name)) {
    for (const row of rowsFrom(name, batch)) {
      const { doc_id: id } = row as { doc_id: string };
      if (doc !== null && id !== doc) {
        yield { doc, rows };
        rows = [];
      }
      doc = id;
      rows.push(row);
    }
  }
  if (doc !== null) yield { doc, rows };
}

/** Every article with its sentences and quotes, in the order of doc_id. Memory: a batch of each table. */
export function* articlesOf(source: ExportSource): Generator<ExportArticle> {
  const sentences = groupsOf(source, "sentences");
  const quotes = groupsOf(source, "quotes");
  let nextSentences = sentences.next();
  let nextQuotes = quotes.next();
  for (const { rows } of groupsOf(source, "documents")) {
    const document = rows[0]!;
    while (!nextSentences.done && nextSentences.value.doc < document.doc_id) nextSentences = sentences.next();
    while (!nextQuotes.done && nextQuotes.value.doc < document.doc_id) nextQuotes = quotes.next();
    const isOf = (next: typeof nextSentences | typeof nextQuotes): boolean =>
      !next.done && next.value.doc === document.doc_id;
    yield {
      document,
      sentences: isOf(nextSentences) && !nextSentences.done ? nextSentences.value.rows : [],
      quotes: isOf(nextQuotes) && !nextQuotes.done ? nextQuotes.value.rows : [],
    };
  }
}

const encoder = new TextEncoder();

/** One file of text lines made as they are written. */
export const linesFile = (path: string, lines: () => Iterable<string>): DatasetFile => ({
  path,
  *pieces() {
    for (const line of lines()) yield encoder.encode(line);
  },
});
