import { asItStands, type Mapped, mapping } from "./mapped.ts";

/** Marks that part cells, in the order in which they are tried. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Finds row ends in bytes that come in pieces; each byte is looked at once. */
export interface RowScan {
  /** Index behind the next row that ends (its line end included), or -1. `bytes`: all since the last row. */
  readonly next: (bytes: Uint8Array) => number;
}

/** How the rows of a table end: old Excel on a Mac wrote CR alone. */
export type LineEnd = "\n" | "\r";

/** How the rows of a table end, by its first row; a CR before a LF belongs to it. */
export const lineEndOf = (text: string): LineEnd => {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === "\n") return "\n";
    else if (char === "\r") return text[at + 1] === "\n" ? "\n" : "\r";
  }
  return "\n";
};

/** Bytes of a unit of the text, and which of them holds ASCII: one, or two of UTF-16. */
export interface Units {
  readonly width: 1 | 2;
  readonly low: 0 | 1;
}
export const BYTES: Units = { width: 1, low: 0 };

/** The units of a file by its byte-order mark: Excel saves "Unicode text" as UTF-16. */
export const unitsOf = (bytes: Uint8Array): Units =>
  bytes[0] === 0xff && bytes[1] === 0xfe
    ? { width: 2, low: 0 }
    : bytes[0] === 0xfe && bytes[1] === 0xff
      ? { width: 2, low: 1 }
      : BYTES;

export const rowScan = (lineEnd: LineEnd = "\n", { width, low }: Units = BYTES): RowScan => {
  const end = lineEnd.charCodeAt(0);
  let isQuoted = false;
  let scanned = 0;
  return {
    next: (bytes) => {
      for (; scanned + width <= bytes.length; scanned += width) {
        const byte = bytes[scanned + low];
        if (width === 2 && bytes[scanned + 1 - low] !== 0) continue;
        // A doubled mark inside a quoted cell closes and opens it again: the state comes out right.
        if (byte === 34) isQuoted = !isQuoted;
        else if (byte === end && !isQuoted) {
          const stop = scanned + width;
          scanned = 0;
          return stop;
        }
      }
      return -1;
    },
  };
};

/**
 * The cells of the row of `raw` that starts at `start`, each with its runs (RFC 4180: quoted cells, doubled marks), and
 * where the row ends. Framed here because CSV libraries give values without their offsets.
 */
export const cellsOf = (
  raw: string,
  start: number,
  delimiter: string,
  lineEnd: LineEnd = "\n",
): { readonly cells: ReadonlyArray<Mapped>; readonly end: number } => {
  const cells: Array<Mapped> = [];
  let at = start;
  for (;;) {
    if (raw[at] === '"') {
      const cell = mapping();
      at++;
      for (;;) {
        const mark = raw.indexOf('"', at);
        const stop = mark < 0 ? raw.length : mark;
        cell.keep(raw.slice(at, stop), at);
        at = stop + 1;
        if (mark < 0 || raw[at] !== '"') break;
        cell.keep('"', at);
        at++;
      }
      cells.push(cell.done());
      while (at < raw.length && raw[at] !== delimiter && raw[at] !== lineEnd) at++;
    } else {
      const from = at;
      while (at < raw.length && raw[at] !== delimiter && raw[at] !== lineEnd) at++;
      cells.push(asItStands(raw, from, raw[at] !== delimiter && raw[at - 1] === "\r" ? at - 1 : at));
    }
    if (raw[at] !== delimiter) return { cells, end: Math.min(raw.length, at + 1) };
    at++;
  }
};
