/** What a build keeps in memory of every article while its rows lie on disk. */
import type { Dated } from "@columnist/dataset";
import {
  textReader,
  type Int32Column,
  type StringColumn,
  type TimestampColumn,
  type Tables,
} from "@columnist/model";

/** Where a record lies in its file: half-open bytes. */
export interface RecordPlace {
  readonly start: number;
  readonly end: number;
}

export interface ArticleFacts extends Dated {
  readonly path: string;
  /** SHA-256 of the record's bytes, in hex. */
  readonly rawSha256: string;
  /** Rows in `sentences`. */
  readonly sentences: number;
  /** Null where its record lies nowhere in its file as it is. */
  readonly place: RecordPlace | null;
}

/** Facts of all articles in some tables, in the order of `documents`. */
export const factsIn = (tables: Tables): ReadonlyArray<ArticleFacts> => {
  const { rows, columns } = tables.documents;
  const textOf = (column: string) => textReader(columns[column] as StringColumn);
  const [docAt, pathAt, rawAt, textAt] = [
    textOf("doc_id"),
    textOf("source_path"),
    textOf("raw_sha256"),
    textOf("text_sha256"),
  ];
  const published = columns["published_at"] as TimestampColumn;
  const sentences = (columns["n_sentences"] as Int32Column).values;
  const start = columns["record_byte_start"] as Int32Column;
  const end = columns["record_byte_end"] as Int32Column;
  return Array.from({ length: rows }, (_, row) => ({
    docId: docAt(row)!,
    textSha256: textAt(row)!,
    publishedAt: published.valid?.[row] === 0 ? null : published.values[row]!,
    path: pathAt(row)!,
    rawSha256: rawAt(row)!,
    sentences: sentences[row]!,
    place: start.valid?.[row] === 0 ? null : { start: start.values[row]!, end: end.values[row]! },
  }));
};
