/** Finds a quoted stretch again in a text that may have changed (the W3C's TextQuoteSelector). */
import type { Span } from "@columnist/model";

/** What is looked for. */
export interface Anchor {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

const commonEnd = (left: string, right: string): number => {
  let length = 0;
  while (length < left.length && length < right.length && left.at(-1 - length) === right.at(-1 - length))
    length++;
  return length;
};

const commonStart = (left: string, right: string): number => {
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
};

/**
 * Where the anchor stands in `text`, UTF-16. Of several equal stretches the one whose neighbours fit best; null where there
 * is none, or where two fit equally well.
 */
export const findAnchor = (text: string, { exact, prefix, suffix }: Anchor): Span | null => {
  let best: Span | null = null;
  let bestFit = -1;
  let isTie = false;
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    const before = text.slice(Math.max(0, start - prefix.length), start);
    const fit = commonEnd(before, prefix) + commonStart(text.slice(end, end + suffix.length), suffix);
    isTie = fit === bestFit;
    if (fit > bestFit) {
      best = { start, end };
      bestFit = fit;
    }
  }
  return isTie ? null : best;
};
