import type { Article, Block, ExtraField, Metadata, Source } from "@columnist/model";
import { dropsBetween } from "./drops.ts";
import type { Decoded } from "./encoding.ts";

/** The article of one record of a file of many: `blocks` in raw order, all else dropped as markup of the format. */
export const recordArticle = (
  format: string,
  mediaType: string,
  decoded: Decoded,
  source: Source,
  blocks: ReadonlyArray<Block>,
  metadata: Metadata,
  fetchedAt: string | null = null,
  extraFields: ReadonlyArray<ExtraField> = [],
): Article => ({
  path: source.path,
  record: source.record,
  format,
  mediaType,
  raw: decoded.text,
  rawBytes: source.bytes.length,
  encoding: decoded.encoding,
  byteStarts: decoded.byteStarts,
  fetchedAt: source.fetchedAt ?? fetchedAt,
  metadata,
  extraFields,
  blocks,
  dropped: dropsBetween(decoded.text, blocks, `parse.${format}.markup`),
});
