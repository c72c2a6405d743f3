/** A paragraph of the input: one line, or lines that were wrapped. UTF-16 offsets into raw. */
export interface Unit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** `raw.slice(start, end)`, line breaks included. */
  readonly text: string;
  /** Words, counted no further than `WORD_LIMIT`. */
  readonly words: number;
  /** Ends as a sentence does: stop, question or exclamation mark, ellipsis, closing marks behind it allowed. */
  readonly hasStop: boolean;
  readonly blankBefore: boolean;
  readonly indent: number;
}

/** More words than any line of a header or furniture has. */
export const WORD_LIMIT = 60;

/** Text ends with a sentence's stop, perhaps closed by quotation marks or brackets; a stray space before it is allowed. */
export const endsWithStop = (text: string): boolean => {
  for (let i = text.length - 1, seen = 0; i >= 0 && seen < 6; i--, seen++) {
    const code = text.charCodeAt(i);
    // . ! ? … 。 ！ ？ and the closing marks " ' ’ ” » ) ] that may follow.
    if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026) return true;
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x61f || code === 0x6d4)
      return true;
    const isCloser =
      code === 0x22 ||
      code === 0x27 ||
      code === 0x2019 ||
      code === 0x201d ||
      code === 0xbb ||
      code === 0x29 ||
      code === 0x5d ||
      code === 0x201c;
    if (!isCloser) return false;
  }
  return false;
};
