/** What people changed in an export, as corrections: only what differs from the version that they were shown. */
import {
  accept,
  LABELS,
  refuse,
  VOICES,
  type DocumentRow,
  type Label,
  type Result,
  type SentenceRow,
} from "@columnist/model";
import { articlesOf, type ExportArticle, type ExportSource } from "../exportFormat.ts";
import type { Mark, MarkedArticle } from "../importFormat.ts";
import { unitCursor } from "../units.ts";
import type { Correction } from "./correction.ts";

export interface Imported {
  /** In the order of the dataset. */
  readonly corrections: ReadonlyArray<Correction>;
  /** Articles of the version that were looked at. */
  readonly articles: number;
  /** What could not be used, and why, each a sentence. */
  readonly notes: ReadonlyArray<string>;
}

/** UTF-16 units around a quote that tell two equal sentences apart. */
const AROUND = 32;

interface Placed {
  readonly row: SentenceRow;
  readonly start: number;
  readonly end: number;
}

/** A mark that cannot be taken: what is wrong, where, and what to do. */
const faultOf = ({ label, voice, claimType, where }: Mark): Result<never> | null => {
  const wrong = (what: string, value: string, terms: ReadonlyArray<string>) =>
    refuse(
      "import.term",
      `${where}: ${JSON.stringify(value)} is no ${what}`,
      `write one of ${terms.join(", ")}`,
    );
  if (label !== undefined && !(LABELS as ReadonlyArray<string>).includes(label))
    return wrong("label", label, LABELS);
  if (voice !== undefined && !(VOICES as ReadonlyArray<string>).includes(voice))
    return wrong("voice", voice, VOICES);
  if (claimType !== undefined && claimType !== null && !/^C(?:10|[1-9])$/.test(claimType))
    return wrong("claim type", claimType, ["C1", "…", "C10"]);
  return null;
};

const anchorOf = (
  { text }: DocumentRow,
  row: SentenceRow,
  start: number,
  end: number,
  by: string,
  note?: string,
) => ({
  doc_id: row.doc_id,
  sent_id: row.sent_id,
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - AROUND), start),
  suffix: text.slice(end, end + AROUND),
  by,
  decides: false,
  ...(note === undefined ? {} : { note }),
});

/** What a mark says of the sentence that it stands on, where that is something else than the row has. */
const changesOf = (
  { row, start, end }: Placed,
  mark: Mark,
  document: DocumentRow,
  by: string,
): ReadonlyArray<Correction> => {
  const anchor = anchorOf(document, row, start, end, by, mark.note);
  const label = (mark.label ?? row.label) as Label;
  const voice = mark.voice === undefined || mark.voice === row.voice ? null : mark.voice;
  const claimType =
    label !== "claim" || mark.claimType === undefined || mark.claimType === row.claim_type
      ? null
      : mark.claimType;
  return [
    ...(label === row.label && voice === null && claimType === null
      ? []
      : [
          {
            action: "label" as const,
            ...anchor,
            label,
            rule_id: "human",
            ...(voice === null ? {} : { voice: voice as (typeof VOICES)[number] }),
            ...(claimType === null ? {} : { claim_type: claimType }),
          },
        ]),
    ...(mark.speaker === undefined || mark.speaker === row.speaker
      ? []
      : [{ action: "speaker" as const, ...anchor, speaker: mark.speaker }]),
  ];
};

/** A mark on a stretch that is no sentence: it becomes one, with the judgement of what it shares most with. */
const recutOf = (
  rows: ReadonlyArray<Placed>,
  mark: Mark & { readonly span: { readonly start: number; readonly end: number } },
  document: DocumentRow,
  by: string,
): ReadonlyArray<Correction> | null => {
  const { start, end } = mark.span;
  const shared = (placed: Placed): number => Math.min(placed.end, end) - Math.max(placed.start, start);
  const touched = rows.filter((placed) => shared(placed) > 0);
  if (touched.length === 0) return null;
  const { row } = touched.reduce((best, placed) => (shared(placed) > shared(best) ? placed : best));
  const boundary = { action: "boundary" as const, ...anchorOf(document, row, start, end, by, mark.note) };
  return [boundary, ...changesOf({ row, start, end }, mark, document, by)];
};

/** Without the white space at its ends, which a person marks by accident. */
const trimmed = (text: string, mark: Mark): Mark => {
  if (mark.span === null) return mark;
  const piece = text.slice(mark.span.start, mark.span.end);
  const start = mark.span.start + piece.length - piece.trimStart().length;
  return { ...mark, span: { start, end: start + piece.trim().length } };
};

const articleChanges = (
  { document, sentences }: ExportArticle,
  marks: ReadonlyArray<Mark>,
  by: string,
  notes: Array<string>,
): ReadonlyArray<Correction> => {
  const unit = unitCursor(document.text);
  const rows = sentences.map((row) => ({ row, start: unit(row.char_start), end: unit(row.char_end) }));
  const at = ({ span, sentId }: Mark): Placed | undefined =>
    rows.find(({ row, start, end }) =>
      span === null ? row.sent_id === sentId : start === span.start && end === span.end,
    );
  return marks.flatMap((written) => {
    const mark = at(written) === undefined ? trimmed(document.text, written) : written;
    const { span } = mark;
    const placed = at(mark);
    if (placed !== undefined) return changesOf(placed, mark, document, by);
    const recut = span === null ? null : recutOf(rows, { ...mark, span }, document, by);
    if (recut === null) notes.push(`${mark.where}: a mark stands on no sentence of ${document.doc_id}`);
    return recut ?? [];
  });
};

const isOfRows = (mark: Mark): boolean => mark.span === null;

/**
 * The corrections that bring a version to what people marked. A sentence that nobody marked stays as it is. An article whose
 * text is another than the marked one is passed over with a note: its places would be wrong. Refused: a label, a voice or
 * a claim type that there is not, since such a file is not what it was taken for.
 */
export const correctionsFrom = (
  source: ExportSource,
  marked: ReadonlyArray<MarkedArticle>,
  by: string,
): Result<Imported> => {
  const byDoc = new Map<string, MarkedArticle>();
  const bySentence = new Map<string, MarkedArticle>();
  const rowMarks = new Map<string, Array<Mark>>();
  for (const article of marked) {
    if (article.docId !== null) byDoc.set(article.docId, article);
    for (const mark of article.marks) {
      const fault = faultOf(mark);
      if (fault !== null) return fault;
      if (mark.sentId === undefined) continue;
      if (isOfRows(mark)) rowMarks.set(mark.sentId, [...(rowMarks.get(mark.sentId) ?? []), mark]);
      else bySentence.set(mark.sentId, article);
    }
  }
  const notes: Array<string> = [];
  const corrections: Array<Correction> = [];
  const found = new Set<MarkedArticle>();
  let articles = 0;
  for (const article of articlesOf(source)) {
    const { document, sentences } = article;
    const marks = sentences.flatMap(({ sent_id: id }) => {
      const ofRow = rowMarks.get(id) ?? [];
      rowMarks.delete(id);
      return ofRow;
    });
    // INCEpTION may give a document another name; its sentences still say which it is.
    const marksOfText =
      byDoc.get(document.doc_id) ?? sentences.map(({ sent_id: id }) => bySentence.get(id)).find(Boolean);
    if (marksOfText !== undefined && !found.has(marksOfText)) {
      found.add(marksOfText);
      if (marksOfText.text === document.text) marks.push(...marksOfText.marks);
      else
        notes.push(
          `${marksOfText.where}: its text is not that of ${document.doc_id} in this version; name the version that was exported with --version`,
        );
    }
    if (marks.length === 0) continue;
    articles++;
    corrections.push(...articleChanges(article, marks, by, notes));
  }
  for (const article of marked)
    if (article.text !== null && !found.has(article))
      notes.push(`${article.where}: this version has no article ${article.docId}`);
  for (const marks of rowMarks.values())
    notes.push(`${marks[0]!.where}: this version has no sentence ${marks[0]!.sentId}`);
  return accept({ corrections, articles, notes });
};
