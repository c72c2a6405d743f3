/** Raw bytes of a stretch of text, from the runs where text equals raw. */
import { utf8Cursor, type OffsetRunRow } from "@columnist/model";
import { pointSlicer } from "../verify/articles.ts";

// WHATWG names of encodings with one byte a character.
const SINGLE_BYTE = /^(?:ibm866|iso-8859-|koi8-|macintosh|windows-(?:874|125)|x-mac-cyrillic)/;

/** Bytes that `text` takes in an encoding; null where that does not follow from the text. */
const bytesOf = (text: string, encoding: string): number | null => {
  if (encoding === "utf-8") return utf8Cursor(text)(text.length);
  if (encoding.startsWith("utf-16")) return text.length * 2;
  return SINGLE_BYTE.test(encoding) ? text.length : null;
};

/**
 * Byte range of code points `start` to `end` of the text: exact where one run holds them; null where several do or the
 * encoding does not tell.
 */
export const rawRangeOf = (
  text: string,
  encoding: string,
  runs: ReadonlyArray<OffsetRunRow>,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | null => {
  const run = runs.find((row) => row.text_start <= start && end <= row.text_end);
  if (run === undefined) return null;
  const slice = pointSlicer(text);
  const before = bytesOf(slice(run.text_start, start), encoding);
  const within = bytesOf(slice(start, end), encoding);
  if (before === null || within === null) return null;
  return { start: run.raw_byte_start + before, end: run.raw_byte_start + before + within };
};
