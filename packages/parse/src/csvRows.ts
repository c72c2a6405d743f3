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

export const rowScan = (lineEnd: LineEnd = "\n"): RowScan => {
  const end = lineEnd.charCodeAt(0);
  let isQuoted = false;
  let scanned = 0;
  return {
    next: (bytes) => {
      for (; scanned < bytes.length; scanned++) {
        const byte = bytes[scanned];
        // A doubled mark inside a quoted cell closes and opens it again: the state comes out right.
        if (byte === 34) isQuoted = !isQuoted;
        else if (byte === end && !isQuoted) {
          const stop = scanned + 1;
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
