import { Gunzip, Inflate } from "fflate";
import { joinBytes } from "@columnist/model";
import type { Brotli } from "./format.ts";

/** An HTTP response taken apart. */
export interface HttpMessage {
  readonly status: number;
  /** Names in lower case; of one name the first value. */
  readonly headers: ReadonlyMap<string, string>;
  /** Transfer and content codings undone. */
  readonly body: Uint8Array;
}

/** A page inflates to no more: what follows is left out. */
const MAX_INFLATED = 32 * 1024 * 1024;
/** Pages pack 3 to 30 times. One that inflates to more than this many times its size is a bomb, and kept to so much. */
const MOST_INFLATED = 200;
const KEPT_OF_BOMB = 1024 * 1024;

/** Where the blank line that ends headers stands, and the byte behind it; null where there is none. */
export const headEnd = (
  bytes: Uint8Array,
  from: number,
): { readonly end: number; readonly next: number } | null => {
  for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return { end: at, next: at + 2 };
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return { end: at, next: at + 3 };
  }
  return null;
};

/** Header lines by name in lower case; a line that starts with white space goes on with the one before. */
export const headersOf = (text: string): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
};

/** Chunks joined (RFC 9112, 7.1). A body that is no such list is given as it is: archives often store it already joined. */
const unchunk = (bytes: Uint8Array): Uint8Array => {
  const pieces: Array<Uint8Array> = [];
  let length = 0;
  let at = 0;
  while (at < bytes.length) {
    const line = bytes.indexOf(10, at);
    if (line < 0 || line - at > 100) return length === 0 ? bytes : joinBytes(pieces, length);
    const size = /^\s{0,4}([0-9a-f]{1,8})\s{0,4}(?:;.{0,80})?\r?$/i.exec(
      String.fromCharCode(...bytes.subarray(at, line)),
    )?.[1];
    if (size === undefined) return length === 0 ? bytes : joinBytes(pieces, length);
    const count = Number.parseInt(size, 16);
    if (count === 0) break;
    const piece = bytes.subarray(line + 1, line + 1 + count);
    pieces.push(piece);
    length += piece.length;
    at = line + 1 + count;
    if (bytes[at] === 13) at++;
    if (bytes[at] === 10) at++;
  }
  return joinBytes(pieces, length);
};

/** Bytes fed to the inflater at a time: what one feed can blow up to is bounded by deflate's 1,032 to 1. */
const FEED = 16_384;

const inflate = (bytes: Uint8Array, coding: string): Uint8Array => {
  const pieces: Array<Uint8Array> = [];
  let length = 0;
  const stream =
    coding.includes("gzip") || (bytes[0] === 0x1f && bytes[1] === 0x8b) ? new Gunzip() : new Inflate();
  stream.ondata = (piece) => {
    if (length >= MAX_INFLATED) return;
    pieces.push(piece.slice(0, MAX_INFLATED - length));
    length += Math.min(piece.length, MAX_INFLATED - length);
  };
  try {
    for (let at = 0; at < bytes.length; at += FEED) {
      stream.push(bytes.subarray(at, at + FEED), at + FEED >= bytes.length);
      if (length >= MAX_INFLATED) break;
      if (length > KEPT_OF_BOMB && length > Math.min(bytes.length, at + FEED) * MOST_INFLATED)
        return joinBytes(pieces, length).subarray(0, KEPT_OF_BOMB);
    }
  } catch {
    // A broken stream gives what came out before the break.
  }
  return joinBytes(pieces, length);
};

/** Brotli may grow to so much of a page, as gzip may. */
const mostOf = (bytes: Uint8Array): number =>
  Math.min(MAX_INFLATED, Math.max(KEPT_OF_BOMB, bytes.length * MOST_INFLATED));

/**
 * Takes an HTTP response apart; null where the bytes are none. `brotli`: the platform's, since a decoder of our own would
 * weigh 750 KB and bound nothing; null where it has none, and the body is then left as it is.
 */
export const httpMessageOf = (bytes: Uint8Array, brotli: Brotli | null): HttpMessage | null => {
  const status = /^HTTP\/\d(?:\.\d)?\s{1,4}(\d{3})/.exec(String.fromCharCode(...bytes.subarray(0, 20)))?.[1];
  const head = headEnd(bytes, 0);
  if (status === undefined || head === null) return null;
  const headers = headersOf(new TextDecoder("latin1").decode(bytes.subarray(0, Math.min(head.end, 65_536))));
  let body = bytes.subarray(head.next);
  if ((headers.get("transfer-encoding") ?? "").toLowerCase().includes("chunked")) body = unchunk(body);
  const coding = (headers.get("content-encoding") ?? "").toLowerCase();
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  // Crawlers leave the header and store the page inflated; only bytes that look the part are inflated.
  if (isGzip || (coding.includes("deflate") && body[0] === 0x78))
    body = inflate(body[0] === 0x78 ? body.subarray(2) : body, coding);
  // Where it is none, the crawler stored the page inflated.
  else if (/\bbr\b/.test(coding)) body = brotli?.(body, mostOf(body)) ?? body;
  return { status: Number(status), headers, body };
};
