import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 in lower-case hex. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

// 64 bits: among 30 million sentences the chance of any two alike is about 2 in 100,000; writers check all the same.
const shortHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8));

/** Id of an article: from its identity, never its content, so an edit keeps it. */
export const docId = (path: string, record: string | null): string =>
  `d_${shortHash(record === null ? path : `${path}\u0000${record}`)}`;

/** Id of the `nth` (from 0) sentence of this text in this article: survives whatever is inserted around it. */
export const sentId = (doc: string, text: string, nth: number): string =>
  `s_${shortHash(`${doc}\u0000${nth}\u0000${text}`)}`;

/** Id of a quote: from the article, its text and its occurrence, as for sentences. */
export const quoteId = (doc: string, text: string, nth: number): string =>
  `q_${shortHash(`${doc}\u0000${nth}\u0000${text}`)}`;
