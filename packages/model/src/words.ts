/** White-space separated words of `text`, counted no further than `limit`. */
export const countWords = (text: string, limit: number): number => {
  let words = 0;
  let inWord = 0;
  let half = 0;
  for (let i = 0; i < text.length && words < limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x0e00 && (code < 0x0e80 || (code >= 0x3040 && code < 0xa000))) {
      // Scripts without spaces: two characters make about a word.
      half++;
      words += half & 1;
      inWord = 1;
      continue;
    }
    // Sums, not branches: no branch could guess where words end.
    const isWord = Number(code > 0x20) & Number(code !== 0xa0);
    words += isWord & (inWord ^ 1);
    inWord = isWord;
  }
  return words;
};
