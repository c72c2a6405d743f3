/** Transcripts: paragraphs that open with who speaks and a colon ("MS ORLO: The pump failed.") need no marks. */
import { BREAK, CAPITAL, COLON, MARK, STOP, UPPER, WORD } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";
import type { Marked } from "./marks.ts";

/** Words that a speaker's label may have. */
const LONGEST = 5;
/** Labelled paragraphs that make a transcript; one label alone may as well be a heading. */
const LEAST = 3;

/** The colon of a label that opens the paragraph at token `first`, -1 for none. */
const labelEnd = ({ kinds, shapes, count }: Tokens, first: number): number => {
  let upper = 0;
  for (let i = first; i < count && i <= first + LONGEST; i++) {
    if (kinds[i] === COLON) return upper > 0 && i > first && i + 1 < count && kinds[i + 1] !== BREAK ? i : -1;
    if (kinds[i] === STOP) continue;
    if (kinds[i] !== WORD || (shapes[i]! & CAPITAL) === 0) return -1;
    if ((shapes[i]! & UPPER) !== 0 || i === first) upper++;
  }
  return -1;
};

/** One stretch for each turn of a transcript, ordered by start; none where a text is none. Linear. */
export const transcriptTurns = (tokens: Tokens): ReadonlyArray<Marked> => {
  const { kinds, hashes, starts, ends, count } = tokens;
  const turns: Array<Marked> = [];
  const labels = new Map<number, number>();
  for (let first = 0; first < count;) {
    let last = first;
    let marked = false;
    while (last < count && kinds[last] !== BREAK) {
      if (kinds[last] === MARK) marked = true;
      last++;
    }
    const colon = marked ? -1 : labelEnd(tokens, first);
    if (colon >= 0) {
      const label = hashes[colon - 1]!;
      labels.set(label, (labels.get(label) ?? 0) + 1);
      turns.push({
        family: "block",
        start: starts[colon + 1]!,
        end: ends[last - 1]!,
        first: colon + 1,
        last,
        opened: false,
        closed: true,
        parent: -1,
        continues: -1,
      });
    }
    first = last + 1;
  }
  const repeats = [...labels.values()].some((n) => n > 1);
  return turns.length >= LEAST && repeats ? turns : [];
};
