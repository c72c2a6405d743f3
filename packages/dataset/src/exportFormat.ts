/** What an export is: a view of a dataset for one tool. */
import {
  rowsFrom,
  type DocumentRow,
  type QuoteRow,
  type SentenceRow,
  type Table,
  type TableName,
} from "@columnist/model";
import { CONTRACT_VERSION } from "./contractVersion.ts";
import { citation, type DatasetFacts } from "./datasetFacts.ts";
import type { DatasetFile } from "./files.ts";
import { jsonText, type ManifestFile } from "./manifest.ts";

/** Which dataset is exported. */
export interface ExportAbout {
  readonly version: string;
  /** Digest of its table files, as in manifest.json: equal for equal content. */
  readonly contentSha256: string;
  /** What its dataset.json says; null where there is none. */
  readonly facts: DatasetFacts | null;
}

/** The tables that an export reads: a corpus, or a version on disk; each table as often as it is asked for. */
export interface ExportSource {
  readonly about: ExportAbout;
  readonly batches: (name: TableName) => Iterable<Table>;
}

/** A statement for SQLite; with `rows` it is run once a row, each giving its parameters. */
export interface SqlStep {
  readonly sql: string;
  readonly rows?: Iterable<ReadonlyArray<string | number | null>>;
}

/** What some exports need of the world; who runs them brings it. */
export interface ExportTools {
  /** Runs statements in a new SQLite database and gives the bytes of its file, in pieces. */
  readonly sqliteFile: (steps: Iterable<SqlStep>) => Iterable<Uint8Array>;
}

export interface ExportFormat {
  /** What `export --format` takes. */
  readonly id: string;
  /** One line for help. */
  readonly summary: string;
  /** Loads the code of the format, which may be heavy, and gives its files. */
  readonly load: () => Promise<(source: ExportSource, tools: ExportTools) => Iterable<DatasetFile>>;
}

/** What every export says of its dataset, by the names under which each format writes it. */
export const aboutFields = ({
  version,
  contentSha256,
  facts,
}: ExportAbout): Readonly<Record<string, string>> => ({
  dataset: facts?.title ?? facts?.name ?? "Columnist",
  version,
  contract: CONTRACT_VERSION,
  content_sha256: contentSha256,
  licence: facts?.licence ?? "not stated",
  citation: citation(facts, version),
});

/** The file beside the files of every export: which dataset it shows, and the digest of each file as written. */
export const EXPORT_FILE = "columnist-export.json";

export const exportFile = (format: string, about: ExportAbout, files: ReadonlyArray<ManifestFile>): string =>
  jsonText({ format, ...aboutFields(about), files });

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
