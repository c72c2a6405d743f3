/** The quoted words of a sentence, as a page moves them. */
import { codePointCursor, type QuoteRow, type SentenceRow } from "@columnist/model";
import type { Card } from "@columnist/review/judging";

type Ends = Pick<NonNullable<Card["quoted"]>, "from" | "to">;

const touches = ({ char_start, char_end }: SentenceRow, quote: QuoteRow): boolean =>
  quote.char_start < char_end && char_start < quote.char_end;

/** UTF-16 units of the first `count` code points. */
const unitsOf = (text: string, count: number): number => Array.from(text).slice(0, count).join("").length;

const endsIn = ({ text, char_start, char_end }: SentenceRow, quote: QuoteRow): Ends => ({
  from: quote.char_start < char_start ? null : unitsOf(text, quote.char_start - char_start),
  to: quote.char_end > char_end ? null : unitsOf(text, quote.char_end - char_start),
});

/**
 * The piece of a quote whose ends can be moved in a sentence; null where none begins or ends there.
 *
 * @param asked the quote that is asked about; null: the first that nobody else's words hold
 */
export const quotedIn = (
  sentence: SentenceRow,
  quotes: ReadonlyArray<QuoteRow>,
  asked: string | null,
): Card["quoted"] => {
  for (const quote of quotes) {
    if (!touches(sentence, quote)) continue;
    if (asked === null ? quote.parent_quote_id !== null : quote.quote_id !== asked) continue;
    const { from, to } = endsIn(sentence, quote);
    if (from !== null || to !== null) return { quote_id: quote.quote_id, from, to };
  }
  return null;
};

/**
 * The words of a quote once its ends in a sentence are others; null where that leaves it none there.
 *
 * @param points documents.text by code points
 */
export const quotedText = (
  points: ReadonlyArray<string>,
  sentence: SentenceRow,
  quotes: ReadonlyArray<QuoteRow>,
  id: string,
  { from, to }: Ends,
): string | null => {
  const { length } = sentence.text;
  const quote = quotes.find((row) => row.quote_id === id && touches(sentence, row));
  if (quote === undefined || (from ?? 0) > length || (to ?? 0) > length) return null;
  const point = codePointCursor(sentence.text);
  const start = from === null ? quote.char_start : sentence.char_start + point(from);
  const end = to === null ? quote.char_end : sentence.char_start + point(to);
  return start < end ? points.slice(start, end).join("") : null;
};
