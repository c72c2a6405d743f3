import { byteCursor, type Source } from "@columnist/model";
import { decode } from "../encoding.ts";
import type { CarriedText } from "../format.ts";
import { recordNames, recordSource } from "../lineRecords.ts";
import { VENDORS } from "./vendors.ts";

/** Carried text with the places where raw may be cut: each paragraph's start in the text and in raw, ascending. */
export interface CuttableText extends CarriedText {
  readonly breaks: ReadonlyArray<readonly [textStart: number, rawStart: number]>;
  /** Where the document starts in raw, behind what each record needs to be read alone; 0 where that is nothing. */
  readonly headEnd: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly id: string | null;
}

/** Text of the head that vendors are told by. */
const HEAD = 20_000;
const NO_VENDOR = 0.5;
/** Lines under a heading among which a byline or a date shows that an article starts there. */
const UNDER_TITLE = 400;

/** The documents of a vendor's export in a text. */
const exported = (text: string): ReadonlyArray<Range> => {
  const head = text.slice(0, HEAD);
  let best = VENDORS[0]!.vendor;
  for (const { vendor } of VENDORS) if (vendor.sniff(head) > best.sniff(head)) best = vendor;
  if (best.sniff(head) < NO_VENDOR) return [];
  const ranges: Array<Range> = [];
  let from = 0;
  const add = (to: number): void => {
    const piece = text.slice(from, to);
    if (to > from && best.isDocument(piece)) ranges.push({ start: from, end: to, id: best.recordId(piece) });
    from = to;
  };
  for (const found of text.matchAll(best.mark))
    add(found.index + (best.at === "after" ? found[0].length : 0));
  add(text.length);
  return ranges;
};

const BYLINE_OR_DAY = /^(?:(?:By|Von|Par|Por|Di|Door) \p{Lu}|.{0,40}\b(?:19|20)\d{2}\b.{0,20}$)/mu;

/** Articles of a document of several: where a title stands in the style of titles, a byline or a day under each. */
const titled = ({ text, kinds }: CuttableText): ReadonlyArray<Range> => {
  const titles = kinds.filter(({ kind }) => kind === "headline");
  if (titles.length < 2) return [];
  if (!titles.every(({ end }) => BYLINE_OR_DAY.test(text.slice(end, end + UNDER_TITLE)))) return [];
  return titles.map(({ start }, i) => ({
    start: i === 0 ? 0 : start,
    end: titles[i + 1]?.start ?? text.length,
    id: null,
  }));
};

/** Raw offset of the last place at or before `at` where raw may be cut. */
const rawCut = ({ breaks }: CuttableText, at: number): number => {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (breaks[middle]![0] <= at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : breaks[low - 1]![1];
};

/**
 * The records of a file that carries text: its documents where it holds several, each of them the bytes of its
 * paragraphs with the file's head before them, else the whole.
 *
 * @param isPlaced whether the bytes are those of the file
 */
export const documentsOf = (
  path: string,
  bytes: Uint8Array,
  mediaType: string,
  read: (raw: string) => CuttableText,
  isPlaced: boolean,
): ReadonlyArray<Source> => {
  const place = (start: number, end: number) => (isPlaced ? { start, end } : null);
  const whole = [
    { ...recordSource(path, "", bytes, { mediaType, place: place(0, bytes.length) }), record: null },
  ];
  const decoded = decode(bytes, mediaType);
  if (!decoded.ok) return whole;
  const carried = read(decoded.value.text);
  const vendors = exported(carried.text);
  const ranges = vendors.length > 0 ? vendors : titled(carried);
  if (ranges.length < 2) return whole;
  const raw = decoded.value.text;
  const byteAt = byteCursor({ ...decoded.value, raw, rawBytes: bytes.length });
  const head = bytes.slice(0, byteAt(carried.headEnd));
  const named = recordNames();
  const starts = ranges.map(({ start }) => rawCut(carried, start + leading(carried.text, start)));
  return ranges.map(({ id }, i) => {
    const start = Math.max(head.length, byteAt(starts[i]!));
    const end = Math.max(start, byteAt(starts[i + 1] ?? raw.length));
    const own = new Uint8Array(head.length + end - start);
    own.set(head);
    own.set(bytes.subarray(start, end), head.length);
    return recordSource(path, named(id ?? String(i)), own, { mediaType, place: place(start, end) });
  });
};

/** White space that a range of text starts with. */
const leading = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at - start;
};
