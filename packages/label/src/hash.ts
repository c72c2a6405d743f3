/** Start value and prime of the 32-bit FNV-1a hash. */
export const FNV_BASIS = 0x811c9dc5 | 0;
export const FNV_PRIME = 16777619;

/** Lower case, with curly marks straightened; by UTF-16 unit. */
export const FOLD = new Uint16Array(65536);
for (let code = 0; code < 65536; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  FOLD[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
}
FOLD[0x2019] = 0x27;
FOLD[0x2018] = 0x27;
FOLD[0x201b] = 0x27;
FOLD[0x201c] = 0x22;
FOLD[0x201d] = 0x22;
FOLD[0x2014] = 0x2013;

/** Hash by which tokens know a word, or a mark of one unit: FNV-1a over folded UTF-16 units. */
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
