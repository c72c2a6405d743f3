/**
 * Byte at which each UTF-16 unit of a decoded text starts, plus the end, for encodings whose characters differ in
 * length. Feeds the decoder one byte at a time: what comes out belongs to the bytes fed since the last output.
 * `label`: WHATWG; `length`: units of the decoded text. About 10 MB/s, and only rare legacy encodings need it.
 */
export const byteStartsOf = (bytes: Uint8Array, label: string, length: number): Int32Array => {
  const decoder = new TextDecoder(label);
  const starts = new Int32Array(length + 1);
  let unit = 0;
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    const out = decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    if (out.length === 0) continue;
    for (let i = 0; i < out.length && unit < length; i++) starts[unit++] = from;
    from = at + 1;
  }
  while (unit <= length) starts[unit++] = unit - 1 === length ? bytes.length : from;
  starts[length] = bytes.length;
  return starts;
};
