/** The lines of a text that hold anything, trimmed of white space. UTF-16 offsets. */
export interface Lines {
  readonly count: number;
  readonly starts: Int32Array;
  /** Exclusive. */
  readonly ends: Int32Array;
  /** 1 where one or more blank lines stand before the line. */
  readonly blankBefore: Uint8Array;
  /** White-space units before the line's first character, at most 255. */
  readonly indents: Uint8Array;
}

/** Space, tab, no-break and thin spaces, and the marks that have no width. */
export const isSpace = (code: number): boolean =>
  code <= 0x20 ||
  (code >= 0x7f &&
    (code === 0xa0 ||
      code === 0x7f ||
      (code >= 0x2000 && code <= 0x200f) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x2060 ||
      code === 0x3000 ||
      code === 0xfeff ||
      code === 0xad));

const isBreak = (code: number): boolean =>
  code === 10 ||
  code === 13 ||
  code === 11 ||
  code === 12 ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x85;

/** Cuts `raw` at LF, CRLF, CR, VT, FF, NEL and the Unicode separators. Linear. */
export const linesOf = (raw: string): Lines => {
  let room = 64;
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let blankBefore = new Uint8Array(room);
  let indents = new Uint8Array(room);
  let count = 0;
  let isBlank = 0;
  const { length } = raw;
  let at = 0;
  while (at < length) {
    let stop = at;
    let code = 0;
    while (stop < length) {
      code = raw.charCodeAt(stop);
      if (code < 14 ? isBreak(code) : code === 0x85 || code === 0x2028 || code === 0x2029) break;
      stop++;
    }
    let start = at;
    let end = stop;
    while (start < end && isSpace(raw.charCodeAt(start))) start++;
    while (end > start && isSpace(raw.charCodeAt(end - 1))) end--;
    if (start === end) isBlank = 1;
    else {
      if (count === room) {
        room *= 2;
        const wider = [
          new Int32Array(room),
          new Int32Array(room),
          new Uint8Array(room),
          new Uint8Array(room),
        ] as const;
        wider[0].set(starts);
        wider[1].set(ends);
        wider[2].set(blankBefore);
        wider[3].set(indents);
        [starts, ends, blankBefore, indents] = wider;
      }
      starts[count] = start;
      ends[count] = end;
      blankBefore[count] = count === 0 ? 1 : isBlank;
      indents[count] = Math.min(255, start - at);
      count++;
      isBlank = 0;
    }
    at = stop + (code === 13 && raw.charCodeAt(stop + 1) === 10 ? 2 : 1);
  }
  return { count, starts, ends, blankBefore, indents };
};
