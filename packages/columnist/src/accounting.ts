/** Each byte of a record is kept once or dropped once, and what is kept equals the text: held for every article. */
import type { LabeledArticle, OffsetCursor, Source } from "@columnist/model";

/** Bytes of a byte-order mark at most, which belong to no character. */
const MARK_BYTES = 3;

const same = (left: Uint8Array, a: number, right: Uint8Array, b: number, length: number): boolean => {
  for (let i = 0; i < length; i++) if (left[a + i] !== right[b + i]) return false;
  return true;
};

/**
 * Holds runs and drops to the record's bytes, by comparison. A record in another encoding than UTF-8 is compared in the
 * decoded input.
 *
 * @param byte UTF-16 offsets of the raw input to bytes of the record
 * @param bytes the article's text as UTF-8
 * @param toByte UTF-16 offsets of the text to these bytes
 * @throws Error that says what is broken
 */
export const accountFor = (
  source: Source,
  article: Pick<LabeledArticle, "text" | "raw" | "encoding" | "byteStarts" | "offsets" | "dropped">,
  byte: OffsetCursor,
  bytes: Uint8Array,
  toByte: OffsetCursor,
): void => {
  const { text, raw, encoding, byteStarts, offsets, dropped } = article;
  const isUtf8 = encoding === "utf-8" && byteStarts === null;
  const broken = (code: string, detail: string): Error =>
    new Error(`an invariant is broken: verify.${code} in offset_map: ${detail}`);
  let at = 0;
  const take = (from: number, to: number): void => {
    const [start, end] = [byte(from), byte(to)];
    if (start < at) throw broken("accounting", `byte ${start} is accounted for twice`);
    if (start > at && !(at === 0 && start <= MARK_BYTES))
      throw broken("accounting", `bytes ${at} to ${start} are neither kept nor dropped`);
    at = end;
  };
  let drop = 0;
  for (let run = 0; run < offsets.length; run += 3) {
    const [textStart, rawStart, length] = [offsets[run]!, offsets[run + 1]!, offsets[run + 2]!];
    while (drop < dropped.length && dropped[drop]!.start < rawStart) {
      take(dropped[drop]!.start, dropped[drop]!.end);
      drop++;
    }
    take(rawStart, rawStart + length);
    const [from, start] = [byte(rawStart), toByte(textStart)];
    const isSame = isUtf8
      ? at - from === toByte(textStart + length) - start && same(source.bytes, from, bytes, start, at - from)
      : raw.startsWith(text.slice(textStart, textStart + length), rawStart);
    if (!isSame) throw broken("raw", `the run at ${textStart} differs from its bytes`);
  }
  for (; drop < dropped.length; drop++) take(dropped[drop]!.start, dropped[drop]!.end);
  if (at !== source.bytes.length && source.bytes.length > MARK_BYTES)
    throw broken("accounting", `bytes ${at} to ${source.bytes.length} are neither kept nor dropped`);
};
