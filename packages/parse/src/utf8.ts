/**
 * Walks one UTF-8 sequence: its length when whole, else minus the number of bytes that one U+FFFD stands for (the
 * longest start of a sequence that could have been whole, as WHATWG decoders replace).
 */
const sequenceAt = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const tails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i <= tails; i++) {
    const byte = bytes[at + i];
    if (byte === undefined || byte < low || byte > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return tails + 1;
};

/** Position of the first byte that no UTF-8 sequence allows there; the length where all is well formed. */
export const firstBrokenByte = (bytes: Uint8Array): number => {
  let at = 0;
  while (at < bytes.length) {
    const step = sequenceAt(bytes, at);
    if (step < 0) return at;
    at += step;
  }
  return bytes.length;
};

/** UTF-8 with U+FFFD for what is broken, as browsers decode it, and the byte at which each UTF-16 unit starts. */
export const decodeLeniently = (
  bytes: Uint8Array,
): { readonly text: string; readonly byteStarts: Int32Array } => {
  const text = new TextDecoder("utf-8").decode(bytes);
  const byteStarts = new Int32Array(text.length + 1);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = hasMark ? 3 : 0;
  let unit = 0;
  while (at < bytes.length) {
    const step = sequenceAt(bytes, at);
    byteStarts[unit++] = at;
    // Both halves of a surrogate pair start where its four bytes start; an offset between them is never used.
    if (step === 4) byteStarts[unit++] = at;
    at += Math.abs(step);
  }
  byteStarts[text.length] = bytes.length;
  return { text, byteStarts };
};
