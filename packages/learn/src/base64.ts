/** Bytes as base64, with padding at the end alone. */
export const base64Of = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  // A multiple of three, so that the pieces join without padding between them.
  for (let at = 0; at < bytes.length; at += 24_573) {
    let part = "";
    for (const byte of bytes.subarray(at, at + 24_573)) part += String.fromCharCode(byte);
    parts.push(btoa(part));
  }
  return parts.join("");
};
