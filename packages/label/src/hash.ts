/** Start value and prime of the 32-bit FNV-1a hash. */
export const FNV_BASIS = 0x811c9dc5 | 0;
export const FNV_PRIME = 16777619;

/** 0 space and the rest, 1 letter, 2 digit, 3 apostrophe, 4 other mark; by UTF-16 unit. */
export const CLASS = new Uint8Array(65536);
/** Lower case, with curly marks straightened; by UTF-16 unit. */
export const FOLD = new Uint16Array(65536);
for (let code = 0; code < 65536; code++) {
  const char = String.fromCharCode(code);
  const lower = char.toLowerCase();
  FOLD[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
  if (code >= 48 && code <= 57) CLASS[code] = 2;
  else if (lower !== char.toUpperCase()) CLASS[code] = 1;
  // Letters without case (CJK and others) and surrogates: words of another script.
  else if (
    code >= 0x0590 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code < 0xfe10
  )
    CLASS[code] = 1;
  else if (code > 32 && code < 127) CLASS[code] = 4;
  else if (code >= 0x2013 && code <= 0x203f) CLASS[code] = 4;
  else if (code === 0xa3 || code === 0xab || code === 0xbb || code === 0xbf || code === 0xa1) CLASS[code] = 4;
}
CLASS[0x27] = 3;
CLASS[0x2019] = 3;
FOLD[0x2019] = 0x27;
FOLD[0x2018] = 0x27;
FOLD[0x201c] = 0x22;
FOLD[0x201d] = 0x22;
FOLD[0x2014] = 0x2013;

/** Hash of one token, as `readTokens` gives it: FNV-1a over folded UTF-16 units. */
export const hashWord = (word: string): number => {
  let hash = FNV_BASIS;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ FOLD[word.charCodeAt(i)]!, FNV_PRIME);
  return hash;
};

/** Hash of a token after another: order counts. */
export const joinHash = (left: number, right: number): number =>
  Math.imul(((left << 13) | (left >>> 19)) ^ right, 0x9e3779b1 | 0);

/** Bucket of a hash in a table of 2^bits. */
export const bucketOf = (hash: number, bits: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
