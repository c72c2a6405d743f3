import type { ExportLine } from "./exportLine.ts";

/** No export wraps its lines wider, UTF-16 units. */
const WIDEST = 90;

const firstWord = (text: string): number => {
  const end = text.search(/\s/);
  return end < 0 ? text.length : end;
};

/**
 * Lines of a body as paragraphs. Vendors wrap at a width that no line exceeds, so a line was broken by force exactly
 * where the next line's first word had no room left in it; any other break is the author's. Where lines are longer than
 * any wrapping is, a line is a paragraph.
 */
export const paragraphsOf = (lines: ReadonlyArray<ExportLine>): ReadonlyArray<ReadonlyArray<ExportLine>> => {
  const width = lines.reduce((most, { text, indent }) => Math.max(most, text.length + indent), 0);
  const paragraphs: Array<Array<ExportLine>> = [];
  let open: Array<ExportLine> = [];
  for (const line of lines) {
    const before = open.at(-1);
    const isForced =
      before !== undefined &&
      !line.blankBefore &&
      // Old downloads mark a paragraph by its indent alone.
      line.indent <= before.indent &&
      width <= WIDEST &&
      before.text.length + before.indent + 1 + firstWord(line.text) > width - 3;
    if (!isForced) {
      open = [];
      paragraphs.push(open);
    }
    open.push(line);
  }
  return paragraphs;
};
