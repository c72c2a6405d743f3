import {
  quoteId,
  speakerId,
  type LabeledArticle,
  type OffsetCursor,
  type QuoteRow,
  type Sha256,
} from "@columnist/model";
import { orNull } from "./cells.ts";
import { occurrences } from "./occurrences.ts";

/** Ids of an article's quotes, in their order. */
export const quoteIdsOf = (
  doc: string,
  article: Pick<LabeledArticle, "text" | "quotes">,
  sha256: Sha256,
): ReadonlyArray<string> => {
  const nth = occurrences();
  return article.quotes.map(({ pieces }) => {
    const first = article.text.slice(pieces[0]!.start, pieces[0]!.end);
    return quoteId(doc, first, nth(first), sha256);
  });
};

/** The rows of `quotes`: one a piece. `point` turns UTF-16 offsets of the text into code points. */
export const quoteRows = (
  doc: string,
  article: Pick<LabeledArticle, "text" | "quotes">,
  ids: ReadonlyArray<string>,
  point: OffsetCursor,
  sha256: Sha256,
): ReadonlyArray<QuoteRow> => {
  const { text } = article;
  return article.quotes.flatMap((quote, index): ReadonlyArray<QuoteRow> => {
    const speaker = orNull(quote.speaker);
    const who = quote.speakerKind === null ? null : speakerId(doc, speaker, sha256);
    const mention = speaker === null ? null : quote.speakerSpan;
    return quote.pieces.map((piece, pieceIndex) => ({
      quote_id: ids[index]!,
      doc_id: doc,
      piece_index: pieceIndex,
      char_start: point(piece.start),
      char_end: point(piece.end),
      kind: quote.kind,
      text: text.slice(piece.start, piece.end),
      speaker,
      speaker_id: who,
      speaker_kind: quote.speakerKind,
      speaker_start: mention === null ? null : point(mention.start),
      speaker_end: mention === null ? null : point(mention.end),
      speaker_method: quote.speakerMethod,
      cue: quote.cueSpan === null ? null : orNull(text.slice(quote.cueSpan.start, quote.cueSpan.end)),
      cue_start: quote.cueSpan === null ? null : point(quote.cueSpan.start),
      cue_end: quote.cueSpan === null ? null : point(quote.cueSpan.end),
      parent_quote_id: quote.parent === null ? null : ids[quote.parent]!,
      closed: quote.closed,
      confidence: Math.fround(quote.confidence),
      kind_confidence: Math.fround(quote.kindConfidence),
    }));
  });
};
