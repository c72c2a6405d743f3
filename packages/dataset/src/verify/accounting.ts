/** Each raw byte of a record is kept once or dropped once, and what is kept equals the text. */
import type { DocumentRow, DroppedRow, OffsetRunRow, SentenceRow } from "@columnist/model";
import { pointSlicer } from "./articles.ts";
import type { Violations } from "./violation.ts";

/** Bytes of a byte-order mark at most, which belong to no character. */
const MARK_BYTES = 3;

/** Checks that runs and drops tile the record. Needs no raw bytes. */
export const verifyTiling = (
  document: DocumentRow,
  runs: ReadonlyArray<OffsetRunRow>,
  drops: ReadonlyArray<DroppedRow>,
  found: Violations,
): void => {
  const place = document.doc_id;
  const pieces = [
    ...runs.map((row) => [row.raw_byte_start, row.raw_byte_end] as const),
    ...drops.map((row) => [row.raw_byte_start, row.raw_byte_end] as const),
  ].sort(([a, b], [c, d]) => a - c || b - d);
  let at = 0;
  for (const [start, end] of pieces) {
    if (start < at)
      found.add("verify.accounting", "offset_map", `${place}: byte ${start} is accounted for twice`);
    else if (start > at && !(at === 0 && start <= MARK_BYTES))
      found.add(
        "verify.accounting",
        "offset_map",
        `${place}: bytes ${at} to ${start} are neither kept nor dropped`,
      );
    at = Math.max(at, end);
  }
  if (at !== document.raw_bytes && document.raw_bytes > MARK_BYTES)
    found.add(
      "verify.accounting",
      "offset_map",
      `${place}: bytes ${at} to ${document.raw_bytes} are neither kept nor dropped`,
    );
};

/** Checks runs, exact sentences and drops against the record's own bytes. */
export const verifyRaw = (
  document: DocumentRow,
  raw: Uint8Array,
  rows: {
    readonly sentences: ReadonlyArray<SentenceRow>;
    readonly runs: ReadonlyArray<OffsetRunRow>;
    readonly drops: ReadonlyArray<DroppedRow>;
  },
  found: Violations,
): void => {
  const decoder = new TextDecoder(document.raw_encoding, { ignoreBOM: true });
  const decode = (start: number, end: number): string => decoder.decode(raw.subarray(start, end));
  const slice = pointSlicer(document.text);
  for (const run of rows.runs) {
    if (decode(run.raw_byte_start, run.raw_byte_end) !== slice(run.text_start, run.text_end))
      found.add(
        "verify.raw",
        "offset_map",
        `${document.doc_id}: run at ${run.text_start} differs from its bytes`,
      );
  }
  for (const row of rows.sentences) {
    if (row.raw_exact && decode(row.raw_byte_start!, row.raw_byte_end!) !== row.text)
      found.add("verify.raw", "sentences", `${row.sent_id}: its bytes do not decode to its text`);
  }
  for (const row of rows.drops) {
    if (row.text !== null && decode(row.raw_byte_start, row.raw_byte_end) !== row.text)
      found.add(
        "verify.raw",
        "dropped",
        `${document.doc_id}: drop at ${row.raw_byte_start} differs from its bytes`,
      );
  }
};
