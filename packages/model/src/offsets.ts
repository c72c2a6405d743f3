/**
 * Where one text equals another: flat triples `[textStart, rawStart, length, textStart, …]`, ascending in both,
 * UTF-16 units. Text between two runs was made (a decoded entity, a repaired space); raw between two runs was left out.
 */
export type OffsetRuns = Int32Array;

/** The single run of a text that is `raw.slice(rawStart, rawStart + length)`. */
export const oneRun = (rawStart: number, length: number): OffsetRuns => {
  if (length === 0) return new Int32Array(0);
  const run = new Int32Array(3);
  run[1] = rawStart;
  run[2] = length;
  return run;
};

/** Converts a UTF-16 offset of one string to another unit, in constant time whatever the order of the calls. */
export type OffsetCursor = (utf16: number) => number;

// A text up to this long has an entry a unit: one scan, and a look-up is a read.
const DENSE = 1 << 20;

const dense = (text: string, widthAt: (i: number) => number): OffsetCursor => {
  const at = new Int32Array(text.length + 1);
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    at[i] = total;
    total += widthAt(i);
  }
  at[text.length] = total;
  return (utf16) => at[utf16]!;
};

// A longer one has a mark every 256 units: a look-up scans at most that far, and 50 MB cost under 1 MB of marks.
const STRIDE_BITS = 8;

/**
 * Scans `text` once, keeping the other unit's count at every stride, and looks offsets up from there.
 *
 * @param widthAt units of the other kind that end with the UTF-16 unit `i`
 */
const strided = (text: string, widthAt: (i: number) => number): OffsetCursor => {
  if (text.length <= DENSE) return dense(text, widthAt);
  const marks = new Int32Array((text.length >> STRIDE_BITS) + 1);
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    if ((i & ((1 << STRIDE_BITS) - 1)) === 0) marks[i >> STRIDE_BITS] = total;
    total += widthAt(i);
  }
  if ((text.length & ((1 << STRIDE_BITS) - 1)) === 0) marks[text.length >> STRIDE_BITS] = total;
  return (utf16) => {
    const mark = utf16 >> STRIDE_BITS;
    let at = marks[mark]!;
    for (let i = mark << STRIDE_BITS; i < utf16; i++) at += widthAt(i);
    return at;
  };
};

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;
const identity: OffsetCursor = (utf16) => utf16;

/**
 * UTF-16 offsets of `text` to code points: what Python slices by. A pair counts with its first half, so an offset
 * inside a pair counts as after it; a lone surrogate counts as one.
 */
export const codePointCursor = (text: string): OffsetCursor =>
  /[\ud800-\udfff]/.test(text)
    ? strided(text, (i) => (isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1)) ? 0 : 1))
    : identity;

/** UTF-16 offsets of `text` to bytes of its UTF-8 form; a lone surrogate takes three, as U+FFFD does. */
export const utf8Cursor = (text: string): OffsetCursor =>
  /[^\0-\x7f]/.test(text)
    ? strided(text, (i) => {
        const code = text.charCodeAt(i);
        if (code < 0x80) return 1;
        if (code < 0x800) return 2;
        if (isHigh(code) && isLow(text.charCodeAt(i + 1))) return 4;
        return isLow(code) && isHigh(text.charCodeAt(i - 1)) ? 0 : 3;
      })
    : identity;

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
