import { accept, type Article, type Result, refuse, type Source } from "@columnist/model";
import { carriedArticle } from "./carried.ts";
import { decode } from "./encoding.ts";
import { type Format, HEAD_UNITS, type ReadCarried } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { text } from "./formats/text.ts";
import { evidence } from "./metadata.ts";
import { timeIn } from "./html/dates.ts";
import { VENDORS } from "./vendors/vendors.ts";

const essence = (mediaType: string): string => mediaType.split(";", 1)[0]!.trim().toLowerCase();

/** The format that scores highest on the text's head; what the container states breaks a tie and lifts a doubt. */
const formatOf = (formats: ReadonlyArray<Format>, head: string, source: Source): Format | null => {
  const stated = source.mediaType === null ? null : essence(source.mediaType);
  let best: Format | null = null;
  let bestScore = 0;
  for (const format of formats) {
    const isStated = stated !== null && format.mediaTypes.includes(stated);
    const score = format.sniff(head, source) + (isStated ? 0.3 : 0);
    if (score > bestScore || (score === bestScore && best !== null && format.id < best.id)) {
      best = format;
      bestScore = score;
    }
  }
  return best;
};

/** Carried text is a vendor's export or plain text, and its head shows more of it: a cover may stand above. */
const IN_CARRIERS: ReadonlyArray<Format> = [text, ...VENDORS];
const CARRIED_HEAD = 5 * HEAD_UNITS;

const readCarried: ReadCarried = (carried, decoded, source, format, mediaType) => {
  const bare: Source = { ...source, mediaType: null };
  const inner = formatOf(IN_CARRIERS, carried.text.slice(0, CARRIED_HEAD), bare) ?? text;
  const parsed = inner.parse({ text: carried.text, encoding: "utf-8", byteStarts: null }, bare, readCarried);
  return parsed.ok
    ? accept(carriedArticle(parsed.value, carried, decoded, source, format, mediaType))
    : parsed;
};

/** What the container states, where the article states nothing. */
const withStated = (article: Article, { stated, fetchedAt }: Source): Article => {
  if (stated === undefined) return article;
  const { metadata } = article;
  const time = stated.published === null ? null : timeIn(stated.published, fetchedAt);
  return {
    ...article,
    metadata: {
      ...metadata,
      title:
        metadata.title ?? (stated.title === null ? null : evidence(stated.title, "container:title", 0.7)),
      published: metadata.published ?? (time === null ? null : evidence(time, "container:published", 0.6)),
    },
  };
};

/**
 * One record of input as an article: decodes its bytes, sniffs the format from the content and parses it.
 * Total: whatever the bytes are, gives an article or a refusal, in linear time.
 */
export const parse = (source: Source): Result<Article> => {
  if (source.refused !== undefined) return { ok: false, refusal: source.refused };
  const decoded = decode(source.bytes, source.mediaType);
  if (!decoded.ok) return decoded;
  const format = formatOf(FORMATS, decoded.value.text.slice(0, HEAD_UNITS), source);
  if (format === null)
    return refuse(
      "parse.format.unknown",
      `${source.path} is in no format that is read here`,
      "Save it as plain text, HTML, Markdown, JSON, CSV, RSS, Atom, WARC, DOCX or RTF.",
    );
  const parsed = format.parse(decoded.value, source, readCarried);
  return parsed.ok ? accept(withStated(parsed.value, source)) : parsed;
};
