import type { Article, Result, Source } from "@columnist/model";
import type { Decoded } from "./encoding.ts";

/** Cuts one file into records while its bytes (already decompressed) come in. */
export interface RecordSplitter {
  /** Takes the next piece, of any size; gives the records that are now whole. */
  readonly push: (bytes: Uint8Array) => ReadonlyArray<Source>;
  /** No more bytes: gives what is left. */
  readonly end: () => ReadonlyArray<Source>;
}

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
  readonly parse: (decoded: Decoded, source: Source) => Result<Article>;
  /** For files that hold many records; absent where a file is one article. */
  readonly splitter?: {
    /** How sure that the file is one of many records, 0 to 1, from its path and first bytes (about 4,096). */
    readonly sniff: (head: Uint8Array, path: string) => number;
    /** Cuts the file into records as its bytes come in. */
    readonly open: (path: string) => RecordSplitter;
  };
}

/** UTF-16 units of the text that a format sees when it sniffs. */
export const HEAD_UNITS = 4096;
