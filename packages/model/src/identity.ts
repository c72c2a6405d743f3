import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of bytes, or of a text as UTF-8 (a lone surrogate as U+FFFD), in lower-case hex. */
export type Sha256 = (data: Uint8Array | string) => string;

/** Runs anywhere. A platform's own is five to ten times as fast: what hashes each sentence takes one as a parameter. */
export const sha256Hex: Sha256 = (data) =>
  bytesToHex(sha256(typeof data === "string" ? utf8ToBytes(data) : data));

// 64 bits: among 30 million sentences the chance of any two alike is about 2 in 100,000; `pipeline verify` looks.
const SHORT = 16;

/** Id of an article: from its identity, never its content, so an edit keeps it. */
export const docId = (path: string, record: string | null, hash: Sha256 = sha256Hex): string =>
  `d_${hash(record === null ? path : `${path}\u0000${record}`).slice(0, SHORT)}`;

/** Id of the `nth` (from 0) sentence of this text in this article: survives whatever is inserted around it. */
export const sentId = (doc: string, text: string, nth: number, hash: Sha256 = sha256Hex): string =>
  `s_${hash(`${doc}\u0000${nth}\u0000${text}`).slice(0, SHORT)}`;

/** Id of who speaks in an article: from the article and the fullest name; of the author with none. */
export const speakerId = (doc: string, speaker: string | null, hash: Sha256 = sha256Hex): string =>
  `p_${hash(`${doc}\u0000${speaker ?? ""}`).slice(0, SHORT)}`;

/** Id of a quote: from the article, its text and its occurrence, as for sentences. */
export const quoteId = (doc: string, text: string, nth: number, hash: Sha256 = sha256Hex): string =>
  `q_${hash(`${doc}\u0000${nth}\u0000${text}`).slice(0, SHORT)}`;
