/** White-space separated words of `text`, counted no further than `limit`. */
export const countWords = (text: string, limit: number): number => {
  let words = 0;
  let inWord = false;
  let half = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0xa0) inWord = false;
    else if (code >= 0x0e00 && (code < 0x0e80 || (code >= 0x3040 && code < 0xa000))) {
      // Scripts without spaces: two characters make about a word.
      half++;
      if (half % 2 === 1 && ++words >= limit) return words;
      inWord = true;
    } else if (!inWord) {
      if (++words >= limit) return words;
      inWord = true;
    }
  }
  return words;
};
