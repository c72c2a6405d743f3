import type { Article, Block, ExtraField, Metadata, Source } from "@columnist/model";
import { dropsBetween } from "./drops.ts";
import type { Decoded } from "./encoding.ts";

/** Paragraphs at the start of a text that a summary may repeat. */
const LOOKED_AT = 3;
const folded = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Whether a record's summary is only the start of its text, which is no standfirst, and must not take it from the text. */
const isExcerpt = (summary: string, blocks: ReadonlyArray<Block>): boolean => {
  const start = folded(summary).replace(/\s?(?:\[?(?:…|\.{3})\]?)$/, "");
  if (start === "") return false;
  // A line of its own without a stop is the standfirst, printed again above the text.
  const head = folded(blocks.find(({ kind }) => kind !== "headline")?.text ?? "");
  if (head === start && !/[.!?…]["”’)]?$/.test(head)) return false;
  const text = folded(blocks.filter(({ kind }) => kind !== "headline").slice(0, LOOKED_AT).map((block) => block.text).join(" ")); // prettier-ignore
  return text.startsWith(start);
};

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
  metadata: isExcerpt(metadata.standfirst?.value ?? "", blocks)
    ? { ...metadata, standfirst: null }
    : metadata,
  extraFields,
  blocks,
  dropped: dropsBetween(decoded.text, blocks, `parse.${format}.markup`),
});
