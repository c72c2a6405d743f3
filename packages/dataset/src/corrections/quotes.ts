/** Moves the words of quotes to where people say that they stand. */
import { codePointCursor, quoteId, type QuoteRow, type QuoteSentenceRow } from "@columnist/model";
import { unitCursor } from "../units.ts";
import type { CorrectedArticle } from "./article.ts";

/** A stretch of documents.text in code points. */
export interface PointSpan {
  readonly start: number;
  readonly end: number;
}

const overlap = (a: PointSpan, b: PointSpan): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/**
 * Where some words stand, in code points: the one place that shares most with `near`.
 * Null where they stand nowhere beside it, or in two places that share as much.
 */
export const wordsNear = (text: string, words: string, near: PointSpan): PointSpan | null => {
  const point = codePointCursor(text);
  let best: PointSpan | null = null;
  let shared = 0;
  let isAlone = true;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const place = { start: point(at), end: point(at + words.length) };
    const share = overlap(place, near);
    if (share <= 0) continue;
    if (share === shared) isAlone = false;
    if (share > shared) [best, shared, isAlone] = [place, share, true];
  }
  return isAlone ? best : null;
};

/** The piece of a quote that a stretch means: of this id, else the one that shares most with it; null where none does. */
export const pieceAt = (article: CorrectedArticle, id: string, place: PointSpan): QuoteRow | null => {
  const sharing = article.quotes.filter(
    (row) => overlap({ start: row.char_start, end: row.char_end }, place) > 0,
  );
  const named = sharing.filter((row) => row.quote_id === id);
  const shareOf = (row: QuoteRow): number => overlap({ start: row.char_start, end: row.char_end }, place);
  return (named.length > 0 ? named : sharing).reduce<QuoteRow | null>(
    (best, row) => (best === null || shareOf(row) > shareOf(best) ? row : best),
    null,
  );
};

const WORDS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Of a sentence's words the share inside the marks of quotes. */
const shareInside = (text: string, inside: ReadonlyArray<PointSpan>): number => {
  const words = [...text.matchAll(WORDS)];
  const held = words.filter(({ index, 0: word }) =>
    inside.some(({ start, end }) => start <= index && index + word.length <= end),
  );
  return words.length === 0 ? 0 : Math.fround(held.length / words.length);
};

/**
 * Gives pieces of quotes other words, in place: their text and offsets, the ids that follow from them, the links to
 * sentences, and the share of quoted words of each sentence that gained or lost some.
 *
 * @param moved the new stretch of some rows of `article.quotes`
 */
export const moveQuotes = (article: CorrectedArticle, moved: ReadonlyMap<QuoteRow, PointSpan>): void => {
  const { text, doc_id: doc } = article.document;
  const unit = unitCursor(text);
  const stretches = new Map<string, ReadonlyArray<PointSpan>>();
  for (const [row, place] of moved)
    stretches.set(row.quote_id, [
      ...(stretches.get(row.quote_id) ?? []),
      { start: row.char_start, end: row.char_end },
      place,
    ]);
  const touched = [...stretches.values()].flat();
  const placed = article.quotes.map((row): QuoteRow => {
    const place = moved.get(row);
    return place === undefined
      ? row
      : {
          ...row,
          char_start: place.start,
          char_end: place.end,
          text: text.slice(unit(place.start), unit(place.end)),
          closed: true,
        };
  });
  // An id tells of the first piece, and of how many such stand before it.
  const ids = new Map<string, string>();
  const met = new Map<string, number>();
  for (const row of placed) {
    if (row.piece_index !== 0) continue;
    const nth = met.get(row.text) ?? 0;
    met.set(row.text, nth + 1);
    ids.set(row.quote_id, quoteId(doc, row.text, nth));
  }
  const idOf = (id: string): string => ids.get(id) ?? id;
  for (const [before, after] of ids) if (before !== after) article.movedQuotes.set(before, after);
  article.quotes = placed.map((row) => ({
    ...row,
    quote_id: idOf(row.quote_id),
    parent_quote_id: row.parent_quote_id === null ? null : idOf(row.parent_quote_id),
  }));
  const links = new Map<string, QuoteSentenceRow>();
  const link = (quote_id: string, sent_id: string): void =>
    void links.set(`${quote_id} ${sent_id}`, { quote_id, sent_id });
  for (const { quote_id, sent_id } of article.links)
    if (!stretches.has(quote_id)) link(idOf(quote_id), sent_id);
  const isOfMoved = new Set([...stretches.keys()].map(idOf));
  for (const sentence of article.sentences) {
    const span = { start: sentence.char_start, end: sentence.char_end };
    for (const row of article.quotes)
      if (isOfMoved.has(row.quote_id) && overlap({ start: row.char_start, end: row.char_end }, span) > 0)
        link(row.quote_id, sentence.sent_id);
  }
  const order = new Map(article.sentences.map(({ sent_id }, index) => [sent_id, index]));
  article.links = [...links.values()].sort((a, b) => order.get(a.sent_id)! - order.get(b.sent_id)!);
  article.sentences = article.sentences.map((row) => {
    const span = { start: row.char_start, end: row.char_end };
    if (!touched.some((place) => overlap(place, span) > 0)) return row;
    const at = unit(row.char_start);
    const inside = article.quotes
      .filter(({ kind }) => kind !== "indirect")
      .map(({ char_start, char_end }) => ({ start: unit(char_start) - at, end: unit(char_end) - at }));
    return { ...row, quote_share: shareInside(row.text, inside) };
  });
};
