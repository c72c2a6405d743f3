/** What holds inside one article: slices, offsets, ids, sums, counts. */
import {
  docId,
  sentId,
  sha256Hex,
  type DocumentRow,
  type QuoteRow,
  type SentenceRow,
  type Sha256,
} from "@columnist/model";
import { splitOf } from "../split.ts";
import type { Violations } from "./violation.ts";

/** Float32 sums of three probabilities of four or more decimals stay within this of 1. */
const SUM_TOLERANCE = 1e-3;

/** Slices a text by code points, as Python does. */
export type PointSlice = (start: number, end: number) => string;

export const pointSlicer = (text: string): PointSlice => {
  // Without surrogates a code point is a UTF-16 unit.
  const points = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? Array.from(text) : null;
  return points === null
    ? (start, end) => text.slice(start, end)
    : (start, end) => points.slice(start, end).join("");
};

const verifyDocument = (row: DocumentRow, sentences: number, found: Violations, sha256: Sha256): void => {
  const at = `${row.doc_id} (${row.source_path})`;
  if (row.doc_id !== docId(row.source_path, row.source_record, sha256))
    found.add("verify.id", "documents", `${at}: doc_id does not follow from path and record`);
  if (row.text_sha256 !== sha256(row.text))
    found.add("verify.digest", "documents", `${at}: text_sha256 is not that of text`);
  if (row.n_sentences !== sentences)
    found.add("verify.count", "documents", `${at}: n_sentences ${row.n_sentences}, rows ${sentences}`);
  if (row.canonical !== (row.dup_cluster === row.doc_id))
    found.add("verify.cluster", "documents", `${at}: canonical does not fit dup_cluster ${row.dup_cluster}`);
  if (row.split !== splitOf(row.dup_cluster))
    found.add("verify.split", "documents", `${at}: split is not that of its cluster`);
};

const verifyRange = (row: SentenceRow, rawBytes: number): string | null => {
  const { raw_byte_start: start, raw_byte_end: end } = row;
  if ((start === null) !== (end === null)) return "only one end of the raw bytes is given";
  if (start === null || end === null) return row.raw_exact ? "raw_exact without raw bytes" : null;
  return start <= end && end <= rawBytes ? null : `raw bytes ${start} to ${end} of ${rawBytes}`;
};

const verifySentences = (
  document: DocumentRow,
  sentences: ReadonlyArray<SentenceRow>,
  slice: PointSlice,
  found: Violations,
  sha256: Sha256,
): void => {
  const seen = new Map<string, number>();
  let last = 0;
  for (const [index, row] of sentences.entries()) {
    const fault = (code: string, detail: string): void =>
      found.add(code, "sentences", `${row.sent_id}: ${detail}`);
    const nth = seen.get(row.text) ?? 0;
    seen.set(row.text, nth + 1);
    if (row.sent_index !== index) fault("verify.order", `sent_index ${row.sent_index}, expected ${index}`);
    if (slice(row.char_start, row.char_end) !== row.text)
      fault("verify.slice", `text is not documents.text from ${row.char_start} to ${row.char_end}`);
    if (row.char_start < last)
      fault("verify.order", `starts at ${row.char_start}, inside the sentence before`);
    last = row.char_end;
    if (row.sent_id !== sentId(document.doc_id, row.text, nth, sha256))
      fault("verify.id", "sent_id does not follow from article, text and occurrence");
    const sum = row.p_opinion + row.p_claim + row.p_quote;
    if (Math.abs(sum - 1) > SUM_TOLERANCE) fault("verify.sum", `probabilities sum to ${sum}`);
    if (row.label_source !== "human" && row.machine_label !== row.label)
      fault(
        "verify.human",
        `label ${row.label}, the machine's ${row.machine_label}, and nobody corrected it`,
      );
    const range = verifyRange(row, document.raw_bytes);
    if (range !== null) fault("verify.bytes", range);
    if (row.split !== document.split)
      fault("verify.split", `split ${row.split}, its article's ${document.split}`);
    if (row.abstain !== (row.abstain_between !== null))
      fault("verify.abstain", "abstain does not fit abstain_between");
    const outside = row.evidence.find(
      (item) => slice(item.char_start, item.char_end) === "" && item.char_start !== item.char_end,
    );
    if (outside !== undefined)
      fault("verify.slice", `evidence at ${outside.char_start} lies outside the text`);
  }
};

const verifyQuotes = (quotes: ReadonlyArray<QuoteRow>, slice: PointSlice, found: Violations): void => {
  for (const row of quotes) {
    const fault = (detail: string): void => found.add("verify.slice", "quotes", `${row.quote_id}: ${detail}`);
    if (slice(row.char_start, row.char_end) !== row.text) fault("text is no slice of documents.text");
    if (row.cue !== null && (row.cue_start === null || slice(row.cue_start, row.cue_end!) !== row.cue))
      fault("cue is no slice of documents.text");
    if ((row.speaker_start === null) !== (row.speaker_end === null))
      fault("only one end of the speaker's mention is given");
  }
};

/** Checks one article's rows against each other. */
export const verifyArticle = (
  document: DocumentRow,
  sentences: ReadonlyArray<SentenceRow>,
  quotes: ReadonlyArray<QuoteRow>,
  found: Violations,
  sha256: Sha256 = sha256Hex,
): void => {
  const slice = pointSlicer(document.text);
  verifyDocument(document, sentences.length, found, sha256);
  verifySentences(document, sentences, slice, found, sha256);
  verifyQuotes(quotes, slice, found);
};
