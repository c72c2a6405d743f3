import { stretchesOf } from "../html/blocks.ts";
import { attribute, type Tree } from "../html/tree.ts";
import { type Mapped, sliceOf } from "../mapped.ts";
import { linesOf } from "../text/lines.ts";

/**
 * One line of an export, whatever carries it: a line of text, a paragraph of a page, of RTF or of a document. A vendor's
 * reader sees lines alone, so that it reads each of the vendor's downloads.
 */
export interface ExportLine extends Mapped {
  /** Trimmed. */
  readonly text: string;
  /** In raw, half-open: from the first character that the line holds to the last. */
  readonly start: number;
  readonly end: number;
  /** A blank line stands above, or the line opens a block of its own. */
  readonly blankBefore: boolean;
  /** White-space units before the line's first character; 0 where the carrier has none. */
  readonly indent: number;
  /** Class and id of the element that holds the line and of the three around it, or the name of its style; "" for none. */
  readonly mark: string;
}

/** The lines of plain text that hold anything. */
export const linesOfText = (raw: string): ReadonlyArray<ExportLine> => {
  const { count, starts, ends, blankBefore, indents } = linesOf(raw);
  return Array.from({ length: count }, (_, i) => {
    const start = starts[i]!;
    const end = ends[i]!;
    return {
      text: raw.slice(start, end),
      runs: [0, start, end - start],
      start,
      end,
      blankBefore: blankBefore[i] === 1,
      indent: indents[i]!,
      mark: "",
    };
  });
};

/** Part of a line, from `from` to `to` of its text, trimmed; null where nothing is left. */
export const partOf = (line: ExportLine, from: number, to: number): ExportLine | null => {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(line.text[start]!)) start++;
  while (end > start && /\s/.test(line.text[end - 1]!)) end--;
  if (start === end) return null;
  const { text, runs } = sliceOf(line, start, end);
  const last = runs.length - 3;
  return {
    ...line,
    text,
    runs,
    // A part that the carrier made (a lone character reference) lies nowhere of its own.
    start: last < 0 ? line.start : runs[1]!,
    end: last < 0 ? line.start : runs[last + 1]! + runs[last + 2]!,
  };
};

const markOf = (tree: Tree, node: number): string => {
  let mark = "";
  for (let up = 0, at = node; up < 4 && at > 0; up++, at = tree.parents[at]!)
    for (const name of ["class", "id"]) {
      const value = attribute(tree, at, name);
      if (value !== null && value.length < 200) mark += ` ${value}`;
    }
  return mark.trim();
};

/** The lines of a text that carriers made with line feeds in it. */
export const linesIn = (
  { text, runs }: Mapped,
  blankBefore: boolean,
  mark: string,
): ReadonlyArray<ExportLine> => {
  const whole: ExportLine = {
    text,
    runs,
    start: runs[1] ?? 0,
    end: (runs[runs.length - 2] ?? 0) + (runs[runs.length - 1] ?? 0),
    blankBefore,
    indent: 0,
    mark,
  };
  const lines: Array<ExportLine> = [];
  let at = 0;
  while (at <= text.length) {
    const feed = text.indexOf("\n", at);
    const line = partOf(whole, at, feed < 0 ? text.length : feed);
    if (line !== null) lines.push(lines.length === 0 ? line : { ...line, blankBefore: false });
    if (feed < 0) break;
    at = feed + 1;
  }
  return lines;
};

/** The lines of a page: each block of it, parted at `br`. */
export const linesOfPage = (tree: Tree): ReadonlyArray<ExportLine> =>
  stretchesOf(tree).flatMap((stretch) =>
    stretch.hidden ? [] : linesIn(stretch, true, markOf(tree, tree.parents[stretch.firstNode]!)),
  );
