/** The rows of one article while corrections change them. */
import {
  speakerId,
  codePointCursor,
  sentId,
  type DocumentRow,
  type OffsetRunRow,
  type QuoteRow,
  type QuoteSentenceRow,
  type SentenceRow,
  type Span,
} from "@columnist/model";
import { unitCursor } from "../units.ts";
import { rawRangeOf } from "./bytes.ts";
import type { Correction } from "./correction.ts";

/** Mutable: a replay works on its own copy. */
export interface CorrectedArticle {
  document: DocumentRow;
  sentences: Array<SentenceRow>;
  quotes: Array<QuoteRow>;
  links: Array<QuoteSentenceRow>;
  /** Ids that quotes had before people moved their words, to those they have now. */
  readonly movedQuotes: Map<string, string>;
  readonly runs: ReadonlyArray<OffsetRunRow>;
}

const CERTAIN = { confidence: 1, abstain: false, abstain_between: null } as const;

/** The row with a human's label: certain, and without the machine's evidence where that was for another label. */
export const relabel = (row: SentenceRow, correction: Correction & { action: "label" }): SentenceRow => {
  const { label, rule_id, voice, claim_type: claimType } = correction;
  return {
    ...row,
    ...CERTAIN,
    label,
    rule_id,
    label_source: "human",
    p_opinion: label === "opinion" ? 1 : 0,
    p_claim: label === "claim" ? 1 : 0,
    p_quote: label === "quote" ? 1 : 0,
    voice: voice ?? (label === row.label ? row.voice : label === "quote" ? "source" : "author"),
    claim_type: label === "claim" ? (claimType ?? row.claim_type ?? "C9") : null,
    evidence: label === row.label ? row.evidence : [],
  };
};

/**
 * Sets the speaker of a sentence and of the quotes that stand in it. `only`: one quote of several; the sentence then
 * follows where it has no other.
 */
export const setSpeaker = (
  article: CorrectedArticle,
  id: string,
  speaker: string | null,
  only: string | null,
): void => {
  const all = new Set(article.links.filter((link) => link.sent_id === id).map((link) => link.quote_id));
  const quotes = only === null ? all : new Set([article.movedQuotes.get(only) ?? only]);
  if (only === null || all.size <= 1)
    article.sentences = article.sentences.map((row) => (row.sent_id === id ? { ...row, speaker } : row));
  article.quotes = article.quotes.map((row) =>
    quotes.has(row.quote_id)
      ? {
          ...row,
          speaker,
          speaker_id: speaker === null ? null : speakerId(row.doc_id, speaker),
          // What a person's word of the speaker does not say.
          speaker_kind: null,
          speaker_start: null,
          speaker_end: null,
          speaker_method: "human",
          confidence: 1,
        }
      : row,
  );
};

/** Renews what follows from the list of sentences: ids, numbers, links, counts. */
const renumber = (
  article: CorrectedArticle,
  idsBefore: ReadonlyMap<SentenceRow, ReadonlyArray<string>>,
): void => {
  const seen = new Map<string, number>();
  const newIds = new Map<string, Array<string>>();
  article.sentences = article.sentences.map((row, index) => {
    const nth = seen.get(row.text) ?? 0;
    seen.set(row.text, nth + 1);
    const id = sentId(row.doc_id, row.text, nth);
    for (const old of idsBefore.get(row) ?? [row.sent_id]) newIds.set(old, [...(newIds.get(old) ?? []), id]);
    return { ...row, sent_id: id, sent_index: index };
  });
  const pieces = new Map<string, ReadonlyArray<QuoteRow>>();
  for (const row of article.quotes) pieces.set(row.quote_id, [...(pieces.get(row.quote_id) ?? []), row]);
  const spans = new Map(article.sentences.map((row) => [row.sent_id, row]));
  const kept = new Map<string, QuoteSentenceRow>();
  for (const link of article.links) {
    for (const id of newIds.get(link.sent_id) ?? []) {
      const { char_start: start, char_end: end } = spans.get(id)!;
      const touches = (row: QuoteRow): boolean => row.char_start < end && start < row.char_end;
      if ((newIds.get(link.sent_id) ?? []).length > 1 && !pieces.get(link.quote_id)?.some(touches)) continue;
      kept.set(`${link.quote_id} ${id}`, { quote_id: link.quote_id, sent_id: id });
    }
  }
  article.links = [...kept.values()];
  article.document = { ...article.document, n_sentences: article.sentences.length };
};

/** Takes a sentence out. */
export const dropSentence = (article: CorrectedArticle, id: string): void => {
  article.sentences = article.sentences.filter((row) => row.sent_id !== id);
  renumber(article, new Map());
};

const isBlank = (text: string): boolean => text.trim() === "";

/** The stretch without white space at its ends. */
const trimmed = (text: string, { start, end }: Span): Span => {
  const piece = text.slice(start, end);
  return {
    start: start + piece.length - piece.trimStart().length,
    end: end - (piece.length - piece.trimEnd().length),
  };
};

/**
 * Makes `span` (UTF-16) one sentence: what overlaps it is cut at its ends or joined. A new sentence takes the judgement of
 * the old one that it shares most with. Gives why it cannot be done, else null.
 */
export const recut = (article: CorrectedArticle, span: Span): string | null => {
  const { text, raw_encoding: encoding } = article.document;
  const unit = unitCursor(text);
  const spans = article.sentences.map((row) => ({
    row,
    start: unit(row.char_start),
    end: unit(row.char_end),
  }));
  const touched = spans.filter(({ start, end }) => start < span.end && span.start < end);
  if (touched.length === 0) return "no sentence stands there";
  if (new Set(touched.map(({ row }) => row.para_index)).size > 1) return "it would join two paragraphs";
  const first = touched[0]!;
  const last = touched.at(-1)!;
  const pieces = [{ start: first.start, end: span.start }, span, { start: span.end, end: last.end }]
    .filter(({ start, end }) => start < end && !isBlank(text.slice(start, end)))
    .map((piece) => trimmed(text, piece));
  const overlap = (left: Span, right: Span): number =>
    Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
  const point = codePointCursor(text);
  const idsBefore = new Map<SentenceRow, ReadonlyArray<string>>();
  const made = pieces.map((piece) => {
    const source = touched.reduce((best, other) =>
      overlap(other, piece) > overlap(best, piece) ? other : best,
    );
    const start = point(piece.start);
    const end = point(piece.end);
    const raw = rawRangeOf(text, encoding, article.runs, start, end);
    const row: SentenceRow = {
      ...source.row,
      text: text.slice(piece.start, piece.end),
      char_start: start,
      char_end: end,
      raw_byte_start: raw?.start ?? null,
      raw_byte_end: raw?.end ?? null,
      raw_exact: raw !== null,
      evidence: source.row.evidence.filter((item) => item.char_start >= start && item.char_end <= end),
    };
    idsBefore.set(
      row,
      touched.filter((other) => overlap(other, piece) > 0).map((other) => other.row.sent_id),
    );
    return row;
  });
  const at = article.sentences.indexOf(first.row);
  article.sentences.splice(at, touched.length, ...made);
  renumber(article, idsBefore);
  return null;
};
