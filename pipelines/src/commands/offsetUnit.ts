import { byteCursor, codePointCursor, utf8Cursor, type OffsetCursor, type RawText } from "@columnist/model";

/** What the starts and ends of a filter count. */
export type OffsetUnit = "codepoint" | "utf16" | "byte";

const same: OffsetCursor = (utf16) => utf16;

/** Offsets of a text that came as a string: bytes are those of its UTF-8 form. */
export const cursorOfText = (text: string, unit: OffsetUnit): OffsetCursor =>
  unit === "utf16" ? same : unit === "byte" ? utf8Cursor(text) : codePointCursor(text);

/** Offsets of a file's decoded text: bytes are those of the file (unzipped). */
export const cursorOfSource = (article: RawText, unit: OffsetUnit): OffsetCursor =>
  unit === "utf16" ? same : unit === "byte" ? byteCursor(article) : codePointCursor(article.raw);
