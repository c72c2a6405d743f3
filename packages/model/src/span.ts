/** Half-open range of UTF-16 code units. Another unit is named in the field (`byteStart`). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences of a text as parallel arrays: sentence `i` is `text.slice(starts[i], ends[i])`.
 * Ordered, never overlapping, never empty, trimmed of white space; what lies between two spans is a gap.
 */
export interface Spans {
  /** UTF-16 offsets, ascending. */
  readonly starts: Int32Array;
  /** UTF-16 offsets, exclusive; `ends[i] <= starts[i + 1]`. */
  readonly ends: Int32Array;
  /** One byte a sentence: `QUOTE_OPEN_BEFORE` and `QUOTE_OPEN_AFTER`, or-ed. */
  readonly quoteState: Uint8Array;
}

/** A quotation opened in an earlier sentence is still open where this sentence starts. */
export const QUOTE_OPEN_BEFORE = 1;
/** A quotation is still open where this sentence ends. */
export const QUOTE_OPEN_AFTER = 2;
