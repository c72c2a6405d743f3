/** Block quotes as stretches: what a page sets off as a quotation needs no marks. */
import type { TextBlock } from "@columnist/model";
import type { Marked } from "./marks.ts";
import type { Tokens } from "../tokens.ts";
import { transcriptTurns } from "./transcripts.ts";

const tokenAt = (tokens: Tokens, offset: number): number => {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Adds a stretch for each turn of a transcript, and for each block quote that marks do not cover for the most part; marks inside become its children. Takes
 * and gives stretches ordered by start.
 */
export const withBlockQuotes = (
  tokens: Tokens,
  marks: ReadonlyArray<Marked>,
  blocks: ReadonlyArray<TextBlock>,
): ReadonlyArray<Marked> => {
  const quotes = blocks.filter(({ kind, start, end }) => kind === "blockquote" && end > start);
  const added: Array<Marked> = transcriptTurns(tokens).filter(
    ({ start, end }) => !quotes.some((block) => block.start < end && block.end > start),
  );
  if (quotes.length === 0 && added.length === 0) return marks;
  for (const { start, end } of quotes) {
    const inside = marks.filter((mark) => mark.parent < 0 && mark.start < end && mark.end > start);
    const covered = inside.reduce((sum, mark) => sum + mark.end - mark.start, 0);
    const crosses = inside.some((mark) => mark.start < start || mark.end > end);
    const first = tokenAt(tokens, start);
    const last = tokenAt(tokens, end - 1) + 1;
    if (crosses || covered * 2 > end - start || last <= first || first >= tokens.count) continue;
    added.push({
      family: "block",
      start: tokens.starts[first]!,
      end: tokens.ends[last - 1]!,
      first,
      last,
      opened: false,
      closed: true,
      parent: -1,
      continues: -1,
    });
  }
  if (added.length === 0) return marks;
  // Blocks go before the marks that they hold, so that parents keep coming first.
  const all = [...marks, ...added];
  const order = all
    .map((_, i) => i)
    .sort((a, b) => all[a]!.first - all[b]!.first || all[b]!.last - all[a]!.last || b - a);
  const place = new Map(order.map((old, i) => [old, i]));
  let over = -1;
  return order.map((old, i) => {
    const mark = all[old]!;
    const next = (index: number): number => (index < 0 ? -1 : place.get(index)!);
    const parent =
      mark.parent >= 0 ? next(mark.parent) : over >= 0 && all[order[over]!]!.last > mark.first ? over : -1;
    if (mark.family === "block") over = i;
    return { ...mark, parent, continues: next(mark.continues) };
  });
};
