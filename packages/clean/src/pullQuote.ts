import type { Line } from "./line.ts";

/** What parts words, but for a single space, which stays as it is. */
const APART = /[^\p{L}\p{N} ][^\p{L}\p{N}]*| [^\p{L}\p{N}]+/gu;

/** Letters and digits of a text in lower case, words apart by one space and one at each end: how a repeated line is found. */
const squeeze = (lower: string): string => ` ${lower.replace(APART, " ").trim()} `;

const longestWord = (squeezed: string): string => {
  let longest = "";
  for (const word of squeezed.split(" ")) if (word.length > longest.length) longest = word;
  return longest;
};

/** Units of body looked through for all candidates together: keeps the search linear on hostile input. */
const BUDGET = 50_000_000;

const inMarks = (text: string): boolean => /^["“‘'«„].*["”’'»]\.?$/su.test(text);

/** Set apart by marks, by its kind or by a missing stop: such a line may repeat the body in other marks and case. */
const isSetApart = (line: Line): boolean =>
  !line.hasStop || line.block.kind === "blockquote" || line.block.kind === "heading" || inMarks(line.text);

/**
 * Indexes of lines that repeat words of another kept line. `body`: the kept lines in order. A line set apart repeats when
 * its letters stand inside another line's; a plain sentence only where another line holds it word for word.
 */
export const repeatedLines = (
  lines: ReadonlyArray<Line>,
  body: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const apart: Array<number> = [];
  const plain: Array<number> = [];
  let total = 0;
  for (const i of body) {
    const line = lines[i]!;
    total += line.text.length;
    if (line.words < 4 || line.words > 45 || line.text.length > 400) continue;
    if (isSetApart(line)) apart.push(i);
    else if (line.words <= 25) plain.push(i);
  }
  if (apart.length + plain.length === 0 || body.length < 2) return [];
  let spent = 0;
  const found = new Set<number>();
  const apartSet = new Set(apart);
  const repeats = (i: number, needle: string, hayOf: (nth: number) => string): void => {
    spent += total;
    if (spent > BUDGET || needle.length < 15) return;
    for (let nth = 0; nth < body.length; nth++) {
      const at = body[nth]!;
      if (at === i || found.has(at)) continue;
      const hay = hayOf(nth);
      // A plain sentence is not the copy of a line that is itself set apart.
      if (apartSet.has(at) ? hay.length === needle.length || !apartSet.has(i) : false) continue;
      // Two lines alike are a refrain; only marks make one of them a pull quote.
      if (hay.length - needle.length <= 2 && !inMarks(lines[i]!.text)) continue;
      if (hay.length >= needle.length && hay.includes(needle)) {
        found.add(i);
        return;
      }
    }
  };
  if (apart.length > 0) {
    // A line that lacks the longest word of another need not be squeezed: nearly all of them.
    const lower = body.map((at) => (lines[at]!.text.length > 100_000 ? "" : lines[at]!.text.toLowerCase()));
    const squeezed: Array<string | undefined> = [];
    for (const i of apart) {
      const needle = squeeze(lines[i]!.text.toLowerCase());
      const word = longestWord(needle);
      repeats(i, needle, (nth) =>
        lower[nth]!.includes(word) ? (squeezed[nth] ??= squeeze(lower[nth]!)) : "",
      );
    }
  }
  for (const i of plain) {
    const { text } = lines[i]!;
    repeats(i, text.replace(/\s?[.!?…]["'”’]?$/u, ""), (nth) => lines[body[nth]!]!.text);
  }
  return [...found].sort((a, b) => a - b);
};
