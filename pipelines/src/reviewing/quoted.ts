/** The quoted words of a sentence, as a page moves them. */
import type { QuoteRow, SentenceRow } from "@columnist/model";
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

/** Where a piece begins and ends in documents.text once its ends in a sentence are others, in code points. */
const stretchOf = (
  sentence: SentenceRow,
  quotes: ReadonlyArray<QuoteRow>,
  id: string,
  { from, to }: Ends,
): readonly [number, number] | null => {
  const quote = quotes.find((row) => row.quote_id === id && touches(sentence, row));
  if (quote === undefined) return null;
  const pointAt = (unit: number): number =>
    sentence.char_start + Array.from(sentence.text.slice(0, unit)).length;
  return [from === null ? quote.char_start : pointAt(from), to === null ? quote.char_end : pointAt(to)];
};

/** Whether these ends give a quote words in this sentence. */
export const isWithin = (
  sentence: SentenceRow,
  quotes: ReadonlyArray<QuoteRow>,
  id: string,
  ends: Ends,
): boolean => {
  const { length } = sentence.text;
  if ((ends.from ?? 0) > length || (ends.to ?? 0) > length) return false;
  const stretch = stretchOf(sentence, quotes, id, ends);
  return stretch !== null && stretch[0] < stretch[1];
};

/** The words that the quote then has. @param points the article's text by code points */
export const quotedText = (
  points: ReadonlyArray<string>,
  sentence: SentenceRow,
  quotes: ReadonlyArray<QuoteRow>,
  id: string,
  ends: Ends,
): string => points.slice(...stretchOf(sentence, quotes, id, ends)!).join("");
