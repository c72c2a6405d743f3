import { type Article, type Result, refuse, type Source } from "@columnist/model";
import { decode } from "./encoding.ts";
import { type Format, HEAD_UNITS } from "./format.ts";
import { FORMATS } from "./formats.ts";

const essence = (mediaType: string): string => mediaType.split(";", 1)[0]!.trim().toLowerCase();

/** The format that scores highest on the text's head; what the container states breaks a tie and lifts a doubt. */
const formatOf = (head: string, source: Source): Format | null => {
  const stated = source.mediaType === null ? null : essence(source.mediaType);
  let best: Format | null = null;
  let bestScore = 0;
  for (const format of FORMATS) {
    const isStated = stated !== null && format.mediaTypes.includes(stated);
    const score = format.sniff(head, source) + (isStated ? 0.3 : 0);
    if (score > bestScore || (score === bestScore && best !== null && format.id < best.id)) {
      best = format;
      bestScore = score;
    }
  }
  return best;
};

/**
 * One record of input as an article: decodes its bytes, sniffs the format from the content and parses it.
 * Total: whatever the bytes are, gives an article or a refusal, in linear time.
 */
export const parse = (source: Source): Result<Article> => {
  const decoded = decode(source.bytes, source.mediaType);
  if (!decoded.ok) return decoded;
  const format = formatOf(decoded.value.text.slice(0, HEAD_UNITS), source);
  if (format === null)
    return refuse(
      "parse.format.unknown",
      `${source.path} is in no format that is read here`,
      "Save it as plain text, HTML, Markdown, JSONL, CSV, RSS, Atom or WARC.",
    );
  return format.parse(decoded.value, source);
};
