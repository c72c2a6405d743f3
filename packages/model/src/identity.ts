import { sha256Words } from "./sha256.ts";

/** SHA-256 in lower-case hex. */
export const sha256Hex = (bytes: Uint8Array): string => sha256Words(bytes, bytes.length, 8);

const encoder = new TextEncoder();

// UTF-16 units of a text that is put into the shared buffer; a longer one is encoded into memory of its own.
const LONGEST = 4096;
const buffer = new Uint8Array(2 * 3 * LONGEST);

/** Puts a text as UTF-8 into `buffer` from `at` on; gives the end. ASCII is put by a loop: a call costs more. */
const put = (text: string, at: number): number => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return at + i + encoder.encodeInto(text.slice(i), buffer.subarray(at + i)).written;
    buffer[at + i] = code;
  }
  return at + text.length;
};

// 64 bits: among 30 million sentences the chance of any two alike is about 2 in 100,000; writers check all the same.
const shortHash = (prefix: string, text: string): string => {
  if (prefix.length <= LONGEST && text.length <= LONGEST)
    return sha256Words(buffer, put(text, put(prefix, 0)), 2);
  const bytes = encoder.encode(prefix + text);
  return sha256Words(bytes, bytes.length, 2);
};

/** Id of an article: from its identity, never its content, so an edit keeps it. */
export const docId = (path: string, record: string | null): string =>
  `d_${record === null ? shortHash("", path) : shortHash(`${path}\u0000`, record)}`;

/** Id of the `nth` (from 0) sentence of this text in this article: survives whatever is inserted around it. */
export const sentId = (doc: string, text: string, nth: number): string =>
  `s_${shortHash(`${doc}\u0000${nth}\u0000`, text)}`;

/** Id of a quote: from the article, its text and its occurrence, as for sentences. */
export const quoteId = (doc: string, text: string, nth: number): string =>
  `q_${shortHash(`${doc}\u0000${nth}\u0000`, text)}`;
