const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a ? true : byte >= 0xc0);
const isLower = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || byte >= 0xdf);
const isSpaceOrMark = (byte: number | undefined): boolean =>
  byte === undefined || byte <= 0x40 || (byte >= 0x80 && byte < 0xc0) || (byte > 0x5a && byte < 0x61);

// Marks that English and other western text in windows-1252 really uses:
// € … ‘ ’ “ ” • – — ™ nbsp ¡ ¢ £ ¥ § © ª « ® ° ± ² ³ ´ · º » ¼ ½ ¾ ¿ and the letters Š Œ Ž š œ ž Ÿ ƒ.
const MARKS = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa1, 0xa2, 0xa3, 0xa5, 0xa7, 0xa9, 0xaa,
  0xab, 0xae, 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xb7, 0xba, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf, 0x83, 0x8a, 0x8c, 0x8e,
  0x9a, 0x9c, 0x9e, 0x9f,
]);

/**
 * Broken UTF-8 that is surely windows-1252: every high byte is a mark in use or a letter where a letter can stand
 * (a capital never follows a small letter, no letter stands without an ASCII neighbour), and no two or more high bytes
 * in a row read as UTF-8. Text that merely lost a byte fails this, since its other accents are UTF-8 sequences.
 */
export const isSurelyWindows1252 = (bytes: Uint8Array): boolean => {
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    high++;
    const before = bytes[i - 1];
    const after = bytes[i + 1];
    if (byte >= 0xc2 && byte < 0xf5 && after !== undefined && after >= 0x80 && after < 0xc0) return false;
    if (byte >= 0xc0) {
      const isCapital = byte < 0xdf;
      if (isCapital && isLower(before)) return false;
      if (!isLetter(before) && !isLetter(after) && !(isSpaceOrMark(before) && byte === 0xe0)) return false;
      continue;
    }
    if (!MARKS.has(byte)) return false;
  }
  return high > 0;
};
