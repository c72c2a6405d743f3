/**
 * Words of a text for tools that count in tokens (spaCy, INCEpTION): runs of letters and digits, else single characters.
 * They serve as places only; nothing is trained on how they are cut.
 */
import type { Span } from "@columnist/model";

// What Python calls white space, since spaCy does.
const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const WORD = new RegExp(
  `\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['’-]\\p{L}[\\p{L}\\p{M}\\p{N}]*)*|\\p{N}+(?:[.,]\\p{N}+)*|[^${SPACE}]`,
  "gu",
);

/** Tokens of a text, UTF-16, in order, none across one of `borders`; white space between them is left out. */
export const tokensOf = (text: string, borders: Iterable<number>): ReadonlyArray<Span> => {
  const cuts = [...new Set([0, ...borders, text.length])].sort((left, right) => left - right);
  return cuts.slice(1).flatMap((end, index) => {
    const start = cuts[index]!;
    return Array.from(text.slice(start, end).matchAll(WORD), ({ 0: word, index: at }) => ({
      start: start + at,
      end: start + at + word.length,
    }));
  });
};
