import type { Refusal } from "./refusal.ts";

/**
 * One record of input: a file that holds one article, or one record of a file that holds many
 * (a line of JSONL, an item of a feed, a response of a WARC).
 */
export interface Source {
  /** Path relative to the seeds folder, with "/" between its parts. */
  readonly path: string;
  /** In a file of many, the record's own id or URL, else its number from 0; null when the file is the article. */
  readonly record: string | null;
  /** The record's bytes after decompression: what every byte offset of the dataset counts in. */
  readonly bytes: Uint8Array;
  /** Media type that the container states (WARC, a feed's enclosure); null: sniffed from the content. */
  readonly mediaType: string | null;
  /** Address that the container states; null where it states none. */
  readonly url: string | null;
  /** When it was fetched, ISO 8601 with offset, from the container or the command line; null when unknown. */
  readonly fetchedAt: string | null;
  /**
   * Where the record lies in its file, decompressed: half-open bytes. Its last `end - start` bytes are those of the file;
   * what stands before them (a table's row of names, the head of an RTF file) was put there so that the record can be
   * read alone. Null or absent: the record's bytes lie nowhere in the file as they are (a page that a WARC holds zipped,
   * an entry of an archive).
   */
  readonly place?: { readonly start: number; readonly end: number } | null;
  /** What the container says of the article, where the article does not say it itself: the head of a mail. */
  readonly stated?: Stated;
  /** What the user says that the record's columns or properties mean; absent: their names say it. */
  readonly columns?: ColumnNames;
  /** Why the container could not give the record's bytes; the record is then a failure, and has none. */
  readonly refused?: Refusal;
}

/** What a column of a table, or a property of a record, may hold; `text` is the article itself. */
export const COLUMN_ROLES = [
  "text", "title", "authors", "published", "updated", "url", "section", "publisher", "description", "language", "topics", "id", "fetched", "rights",
] as const; // prettier-ignore
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** The name of the column that holds each thing, as the table writes it; nested properties joined by ".". */
export type ColumnNames = Readonly<Partial<Record<ColumnRole, string>>>;

/** Facts of a container's own. */
export interface Stated {
  readonly title: string | null;
  /** When it was sent, as written. */
  readonly published: string | null;
}
