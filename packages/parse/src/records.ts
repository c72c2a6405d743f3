import type { Brotli, Format, OpenSplitter, RecordSplitter } from "./format.ts";
import { FORMATS } from "./formats.ts";
import type { ColumnNames } from "@columnist/model";
import { ofWholeFile } from "./wholeFile.ts";

/** The whole file as one record. */
const wholeFile = (path: string): RecordSplitter =>
  ofWholeFile((bytes) => [
    {
      path,
      record: null,
      bytes,
      mediaType: null,
      url: null,
      fetchedAt: null,
      place: { start: 0, end: bytes.length },
    },
  ]);

/** What a platform or a user may give to the cutting of files. */
export interface SplitOptions {
  /** The platform's brotli; without one, pages of a WARC that are packed so are refused. */
  readonly brotli?: Brotli;
  /** What columns of tables and properties of records mean, where their names do not say it. */
  readonly columns?: ColumnNames;
}

/**
 * How a file becomes records. `path`: relative to the seeds folder; `head`: its first bytes (4,096 or the whole file
 * when shorter), decompressed. The head must still be pushed. A format of one article a file gives one source at the end.
 */
export const recordSplitter = (
  path: string,
  head: Uint8Array,
  options: SplitOptions = {},
): RecordSplitter => {
  const { brotli = null, columns = null } = options;
  let best: Format | null = null;
  let bestScore = 0;
  for (const format of FORMATS) {
    if (format.splitter === undefined) continue;
    const score = format.splitter.sniff(head, path, columns);
    if (score > bestScore || (score === bestScore && best !== null && format.id < best.id)) {
      best = format;
      bestScore = score;
    }
  }
  const nested: OpenSplitter = (inner, innerHead) => recordSplitter(inner, innerHead, options);
  return best?.splitter === undefined
    ? wholeFile(path)
    : best.splitter.open(path, { nested, brotli, columns }, head);
};
