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
}
