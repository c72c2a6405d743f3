import type { CleanArticle, Span } from "@columnist/model";

/** Where a stretch of text stands in the raw input. */
export interface RawRange extends Span {
  /** `raw.slice(start, end)` is exactly the text. */
  readonly exact: boolean;
}

// Drops that may lie inside a stretch without making it two: they belong to the characters around them.
const INSIDE = new Set(["repair", "markup", "space"]);

/**
 * Finds raw ranges of ascending stretches of an article's text.
 *
 * @returns a function of a text span (UTF-16) giving its raw range (UTF-16 units of `raw`), or null where other dropped
 *   text (furniture, fields) lies within, so that it is not one stretch of the input
 */
export const rawRanges = (
  article: Pick<CleanArticle, "offsets" | "dropped">,
): ((span: Span) => RawRange | null) => {
  const { offsets, dropped } = article;
  const runs = offsets.length / 3;
  const textStart = (run: number): number => offsets[run * 3]!;
  const rawStart = (run: number): number => offsets[run * 3 + 1]!;
  const length = (run: number): number => offsets[run * 3 + 2]!;

  /** Number of the first run that ends after `at`. */
  const runAfter = (at: number): number => {
    let low = 0;
    let high = runs;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (textStart(middle) + length(middle) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  /** Number of the first drop that ends after `at`. */
  const dropAfter = (at: number): number => {
    let low = 0;
    let high = dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (dropped[middle]!.end > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return ({ start, end }) => {
    const first = runAfter(start);
    const last = runAfter(end - 1);
    if (first >= runs) return null;
    // A stretch that starts or ends in repaired characters takes in the raw ones that they replace.
    let from = rawStart(first) + Math.max(0, start - textStart(first));
    if (start < textStart(first))
      for (
        let i = dropAfter(from) - 1;
        i >= 0 && dropped[i]!.end === from && dropped[i]!.kind === "repair";
        i--
      )
        from = dropped[i]!.start;
    const insideLast = last < runs && textStart(last) < end;
    const whole = insideLast ? last : last - 1;
    if (whole < 0) return null;
    let to = rawStart(whole) + Math.min(length(whole), end - textStart(whole));
    if (!insideLast || textStart(whole) + length(whole) < end)
      for (
        let i = dropAfter(to);
        i < dropped.length && dropped[i]!.start === to && dropped[i]!.kind === "repair";
        i++
      )
        to = dropped[i]!.end;
    // Nothing of it stands in raw, nor replaces what does: a lone character reference.
    if (from >= to) return null;
    for (let i = dropAfter(from); i < dropped.length && dropped[i]!.start < to; i++)
      if (!INSIDE.has(dropped[i]!.kind)) return null;
    return { start: from, end: to, exact: first === last && start >= textStart(first) };
  };
};
