import type { Line } from "./line.ts";

/** Letters and digits of a text, lower case, words apart by one space: how a repeated line is found. */
const squeeze = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Units of body looked through for all candidates together: keeps the search linear on hostile input. */
const BUDGET = 50_000_000;

/** A line may repeat the body: 4 to 45 words, in marks, without a stop, or a sentence or two. */
const mayRepeat = (line: Line): boolean => line.words >= 4 && line.words <= 45 && line.text.length <= 400;

/**
 * Indexes of lines that repeat words of a longer kept line. `body`: the kept lines; a line repeats when its squeezed text
 * stands whole inside another line's.
 */
export const repeatedLines = (
  lines: ReadonlyArray<Line>,
  body: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const candidates = body.filter((i) => mayRepeat(lines[i]!));
  if (candidates.length === 0 || candidates.length === body.length) {
    if (candidates.length === 0 || body.length > 400) return [];
  }
  const inMarks = (text: string): boolean => /^["“‘'«„].*["”’'»]\.?$/su.test(text.trim());
  let total = 0;
  for (const i of body) total += lines[i]!.text.length;
  let spent = 0;
  let squeezed: ReadonlyArray<string> | null = null;
  const found: Array<number> = [];
  for (const i of candidates) {
    const { text, hasStop, words, block } = lines[i]!;
    const isMarked = inMarks(text);
    // A plain sentence that stands elsewhere too is repeated prose unless it is set apart by marks, kind or a missing stop.
    if (!isMarked && hasStop && block.kind !== "blockquote" && block.kind !== "heading" && words > 30)
      continue;
    spent += total;
    if (spent > BUDGET) break;
    squeezed ??= body.map((at) => (lines[at]!.text.length > 100_000 ? "" : squeeze(lines[at]!.text)));
    const needle = squeeze(text);
    if (needle.length < 15) continue;
    for (const [nth, at] of body.entries()) {
      if (at === i || found.includes(at)) continue;
      const hay = squeezed[nth]!;
      if (hay.length > needle.length && ` ${hay} `.includes(` ${needle} `)) {
        found.push(i);
        break;
      }
    }
  }
  return found;
};
