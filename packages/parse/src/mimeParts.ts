import { headEnd, headersOf } from "./httpMessage.ts";

/** One part of a message (RFC 2045) that holds no parts. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  /** Lower case, without parameters; `text/plain` where none is stated. */
  readonly type: string;
  /** The body, transfer coding undone. */
  readonly bytes: Uint8Array;
  /** Where the body lies in the message as it is; null where a coding was undone. */
  readonly place: { readonly start: number; readonly end: number } | null;
}

const MOST_PARTS = 2000;
const MOST_DEPTH = 20;
const latin1 = new TextDecoder("latin1");

/** A parameter of a header's value; null where it has none of that name. */
export const parameter = (value: string, name: string): string | null => {
  const found = new RegExp(
    `;\\s{0,20}${name}\\*?\\s{0,4}=\\s{0,4}(?:"([^"]{0,400})"|([^\\s;"]{1,400}))`,
    "i",
  ).exec(value);
  return found === null ? null : (found[1] ?? found[2]!);
};

const fromQuotedPrintable = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(bytes.length);
  const digit = (byte: number | undefined): number => {
    if (byte === undefined) return -1;
    if (byte >= 48 && byte <= 57) return byte - 48;
    const upper = byte & 0xdf;
    return upper >= 65 && upper <= 70 ? upper - 55 : -1;
  };
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== 61) {
      out[length++] = byte;
      continue;
    }
    const high = digit(bytes[at + 1]);
    const low = digit(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    // A soft line break, spaces before it allowed; anything else stands as it is.
    let end = at + 1;
    while (bytes[end] === 32 || bytes[end] === 9) end++;
    if (bytes[end] === 13 && bytes[end + 1] === 10) at = end + 1;
    else if (bytes[end] === 10) at = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
};

const fromBase64 = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    const value =
      byte >= 65 && byte <= 90
        ? byte - 65
        : byte >= 97 && byte <= 122
          ? byte - 71
          : byte >= 48 && byte <= 57
            ? byte + 4
            : byte === 43 || byte === 45
              ? 62
              : byte === 47 || byte === 95
                ? 63
                : -1;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out[length++] = (bits >> count) & 0xff;
  }
  return out.subarray(0, length);
};

/** Parts of a multipart body between its boundaries, as ranges of the message. */
const between = (
  bytes: Uint8Array,
  start: number,
  end: number,
  boundary: string,
): ReadonlyArray<readonly [number, number]> => {
  const mark = Uint8Array.from(`--${boundary}`, (char) => char.charCodeAt(0));
  const parts: Array<readonly [number, number]> = [];
  let from = -1;
  for (
    let at = bytes.indexOf(45, start);
    at >= 0 && at < end && parts.length < MOST_PARTS;
    at = bytes.indexOf(45, at + 1)
  ) {
    if (at > start && bytes[at - 1] !== 10) continue;
    let same = 0;
    while (same < mark.length && bytes[at + same] === mark[same]) same++;
    if (same < mark.length) continue;
    // The line end before a boundary is the boundary's.
    const stop = bytes[at - 2] === 13 ? at - 2 : at - 1;
    if (from >= 0) parts.push([from, Math.max(from, stop)]);
    const next = bytes.indexOf(10, at);
    if (next < 0 || (bytes[at + mark.length] === 45 && bytes[at + mark.length + 1] === 45)) return parts;
    from = next + 1;
    at = next;
  }
  if (from >= 0 && from < end) parts.push([from, end]);
  return parts;
};

/** The parts of a message that hold no parts, in order, and its own headers. Linear but for the depth of parts in parts. */
export const mimeParts = (
  bytes: Uint8Array,
): { readonly headers: ReadonlyMap<string, string>; readonly parts: ReadonlyArray<MimePart> } => {
  const parts: Array<MimePart> = [];
  const read = (start: number, end: number, depth: number): ReadonlyMap<string, string> => {
    const head = headEnd(bytes.subarray(0, end), start);
    const isHeaderless = bytes[start] === 10 || (bytes[start] === 13 && bytes[start + 1] === 10);
    const headers =
      head === null || isHeaderless
        ? new Map<string, string>()
        : headersOf(latin1.decode(bytes.subarray(start, head.end)));
    const from = isHeaderless ? start : (head?.next ?? end);
    const stated = headers.get("content-type") ?? "text/plain";
    const type = stated.split(";", 1)[0]!.trim().toLowerCase();
    const boundary = type.startsWith("multipart/") ? parameter(stated, "boundary") : null;
    if (boundary !== null && boundary !== "" && depth < MOST_DEPTH) {
      for (const [low, high] of between(bytes, from, end, boundary))
        if (parts.length < MOST_PARTS) read(low, high, depth + 1);
      return headers;
    }
    const coding = (headers.get("content-transfer-encoding") ?? "").trim().toLowerCase();
    const body = bytes.subarray(from, end);
    const isCoded = coding === "quoted-printable" || coding === "base64";
    parts.push({
      headers,
      type,
      bytes:
        coding === "quoted-printable"
          ? fromQuotedPrintable(body)
          : coding === "base64"
            ? fromBase64(body)
            : body,
      place: isCoded ? null : { start: from, end },
    });
    return headers;
  };
  const headers = read(0, bytes.length, 0);
  return { headers, parts };
};

/** A header's text with its encoded words (RFC 2047) decoded. */
export const decodedWords = (value: string): string =>
  value
    .replace(/(\?=)\s{1,20}(?==\?)/g, "$1")
    .replace(
      /=\?([\w-]{2,40})\?([bq])\?([^?\s]{0,400})\?=/gi,
      (whole, charset: string, coding: string, text: string) => {
        const raw = Uint8Array.from(/q/i.test(coding) ? text.replaceAll("_", " ") : text, (char) =>
          char.charCodeAt(0),
        );
        try {
          return new TextDecoder(charset).decode(
            /q/i.test(coding) ? fromQuotedPrintable(raw) : fromBase64(raw),
          );
        } catch {
          return whole;
        }
      },
    )
    .trim();
