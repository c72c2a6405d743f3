import type { Article, BlockKind, ColumnNames, Result, Source } from "@columnist/model";
import type { Decoded } from "./encoding.ts";
import type { Mapped } from "./mapped.ts";

/** Cuts one file into records while its bytes (already decompressed) come in. */
export interface RecordSplitter {
  /** Takes the next piece, of any size; gives the records that are now whole. */
  readonly push: (bytes: Uint8Array) => ReadonlyArray<Source>;
  /** No more bytes: gives what is left. */
  readonly end: () => ReadonlyArray<Source>;
  /** It bounds by itself what it holds, however much it is given before it gives a record. */
  readonly isBounded?: boolean;
}

/** Opens a splitter for a file, or for a part of one: `head` as in `recordSplitter`. */
export type OpenSplitter = (path: string, head: Uint8Array) => RecordSplitter;

/** Undoes brotli: at most `most` bytes; null for what is none, or is more. */
export type Brotli = (bytes: Uint8Array, most: number) => Uint8Array | null;

/** What a splitter may use besides the bytes. */
export interface Surroundings {
  /** Opens what the file contains. */
  readonly nested: OpenSplitter;
  readonly brotli: Brotli | null;
  /** What the user says that columns and properties mean. */
  readonly columns: ColumnNames | null;
}

/** Text that a format took out of what carries it (RTF, a document), to be read as text is. */
export interface CarriedText extends Mapped {
  /** What the carrier says that stretches of the text are; ranges of `text`, ascending. */
  readonly kinds: ReadonlyArray<{ readonly start: number; readonly end: number; readonly kind: BlockKind }>;
}

/** Reads carried text as a vendor's export or as plain text. `format`, `mediaType`: of what carries it. */
export type ReadCarried = (
  carried: CarriedText,
  decoded: Decoded,
  source: Source,
  format: string,
  mediaType: string,
) => Result<Article>;

/** One input format: what it looks like and how it becomes an article. */
export interface Format {
  /** Short id, unique: what `Article.format` says. */
  readonly id: string;
  /** Media types without parameters; the first one is what `Article.mediaType` says. */
  readonly mediaTypes: ReadonlyArray<string>;
  /**
   * How sure this format is of an input, 0 to 1, from the first `HEAD_UNITS` UTF-16 units of its text. The highest
   * score wins, ties go to the id that sorts first. Plain text says 0.1 to anything.
   */
  readonly sniff: (head: string, source: Source) => number;
  /** The article of one record. Total: never throws, linear in the length of the text. */
  readonly parse: (decoded: Decoded, source: Source, read: ReadCarried) => Result<Article>;
  /** For files that hold many records; absent where a file is one article. */
  readonly splitter?: {
    /** How sure that the file is one of many records, 0 to 1, from its path and first bytes (about 4,096). */
    readonly sniff: (head: Uint8Array, path: string, columns: ColumnNames | null) => number;
    /** Cuts the file into records as its bytes come in. */
    readonly open: (path: string, surroundings: Surroundings, head: Uint8Array) => RecordSplitter;
  };
}

/** UTF-16 units of the text that a format sees when it sniffs. */
export const HEAD_UNITS = 4096;
