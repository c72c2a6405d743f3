/**
 * Where one text equals another: flat triples `[textStart, rawStart, length, textStart, …]`, ascending in both,
 * UTF-16 units. Text between two runs was made (a decoded entity, a repaired space); raw between two runs was left out.
 */
export type OffsetRuns = Int32Array;

/** The single run of a text that is `raw.slice(rawStart, rawStart + length)`. */
export const oneRun = (rawStart: number, length: number): OffsetRuns =>
  length === 0 ? new Int32Array(0) : Int32Array.of(0, rawStart, length);

/**
 * Converts ascending UTF-16 offsets of one string to another unit. Call it with offsets in any order; it is fastest
 * (amortised constant time) when they ascend, and rescans from the start when they fall.
 */
export type OffsetCursor = (utf16: number) => number;

/** UTF-16 offsets of `text` to code points: what Python slices by. An offset inside a surrogate pair counts as after it. */
export const codePointCursor = (text: string): OffsetCursor => {
  let unit = 0;
  let points = 0;
  return (utf16) => {
    if (utf16 < unit) {
      unit = 0;
      points = 0;
    }
    while (unit < utf16) {
      const code = text.charCodeAt(unit);
      const next = text.charCodeAt(unit + 1);
      unit += code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000 ? 2 : 1;
      points++;
    }
    return points;
  };
};

/** UTF-16 offsets of `text` to bytes of its UTF-8 form. */
export const utf8Cursor = (text: string): OffsetCursor => {
  let unit = 0;
  let bytes = 0;
  return (utf16) => {
    if (utf16 < unit) {
      unit = 0;
      bytes = 0;
    }
    while (unit < utf16) {
      const code = text.charCodeAt(unit);
      if (code < 0x80) bytes += 1;
      else if (code < 0x800) bytes += 2;
      else if (code >= 0xd800 && code < 0xdc00 && unit + 1 < text.length) {
        bytes += 4;
        unit++;
      } else bytes += 3;
      unit++;
    }
    return bytes;
  };
};

/** What a byte cursor needs of an article. */
export interface RawText {
  readonly raw: string;
  readonly rawBytes: number;
  readonly encoding: string;
  readonly byteStarts: Int32Array | null;
}

/**
 * UTF-16 offsets of an article's decoded input to bytes of its input, a byte-order mark counted in.
 * UTF-8, UTF-16 and the single-byte encodings follow from the text; any other brings `byteStarts`.
 */
export const byteCursor = (article: RawText): OffsetCursor => {
  const { byteStarts, raw, encoding, rawBytes } = article;
  if (byteStarts !== null) return (utf16) => byteStarts[utf16] ?? rawBytes;
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const mark = rawBytes - raw.length * 2;
    return (utf16) => mark + utf16 * 2;
  }
  if (encoding !== "utf-8") return (utf16) => utf16;
  const utf8 = utf8Cursor(raw);
  // The decoder strips a byte-order mark, so the text is three bytes short of the input.
  const mark = rawBytes - utf8(raw.length);
  return (utf16) => mark + utf8(utf16);
};
