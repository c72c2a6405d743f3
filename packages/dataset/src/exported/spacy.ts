import { jsonLine, SPLITS, type Span } from "@columnist/model";
import { articlesOf, linesFile, type ExportArticle, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { tokensOf } from "../tokens.ts";
import { unitCursor } from "../units.ts";

/** spaCy has a token also for white space, but for one space behind a word. */
const withSpaces = (text: string, words: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const tokens: Array<Span> = [];
  let at = 0;
  for (const { start, end } of [...words, { start: text.length, end: text.length }]) {
    if (at > 0 && at < start && text[at] === " ") at++;
    if (at < start) tokens.push({ start: at, end: start });
    if (start < end) tokens.push({ start, end });
    at = end;
  }
  return tokens;
};

/** UTF-16 units to code points, which Python counts; each unit asked for once, ascending or not. */
const pointsOf = (text: string): Int32Array => {
  const points = new Int32Array(text.length + 1);
  for (let unit = 0, point = 0; unit < text.length; point++) {
    const width = text.codePointAt(unit)! > 0xffff ? 2 : 1;
    points.fill(point, unit, unit + width);
    unit += width;
    points[unit] = point + 1;
  }
  return points;
};

const docOf = ({ document, sentences, quotes }: ExportArticle): unknown => {
  const { text } = document;
  const unit = unitCursor(text);
  const borders = [...sentences, ...quotes].flatMap((row) => [unit(row.char_start), unit(row.char_end)]);
  const points = pointsOf(text);
  return {
    text,
    tokens: withSpaces(text, tokensOf(text, borders)).map(({ start, end }, id) => ({
      id,
      start: points[start],
      end: points[end],
    })),
    sents: sentences.map(({ char_start, char_end }) => ({ start: char_start, end: char_end })),
    spans: {
      sentences: sentences.map((row) => ({
        start: row.char_start,
        end: row.char_end,
        label: row.label,
        kb_id: row.sent_id,
      })),
      sure: sentences
        .filter((row) => !row.abstain)
        .map((row) => ({ start: row.char_start, end: row.char_end, label: row.label, kb_id: row.sent_id })),
      quotes: quotes.map((row) => ({
        start: row.char_start,
        end: row.char_end,
        label: row.kind,
        kb_id: row.speaker_id ?? "",
      })),
    },
  };
};

/**
 * A JSON line an article, in a file a split, as spaCy's Doc.from_json takes it (and so DocBin): tokens, sentences, and the
 * groups of spans `sentences` (label, id), `sure` (those that do not abstain) and `quotes` (kind, id of the speaker).
 */
export const exportSpacy = (source: ExportSource): ReadonlyArray<DatasetFile> =>
  SPLITS.map((split) =>
    linesFile(`spacy/${split}.jsonl`, function* () {
      for (const article of articlesOf(source))
        if (article.document.split === split) yield jsonLine(docOf(article));
    }),
  );
