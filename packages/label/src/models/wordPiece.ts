/** Cuts sentences into the word pieces that the encoder of the accurate model knows. */
export interface WordPieces {
  /** Numbers of the marks before and after what is read at once. */
  readonly start: number;
  readonly end: number;
  /** Numbers of a sentence's pieces, cut after `LONGEST_SENTENCE`. Linear in the sentence. */
  readonly encode: (sentence: string) => Int32Array;
}

/** Most pieces that are read of a sentence. */
export const LONGEST_SENTENCE = 160;
/** A longer word is unknown as a whole. */
const LONGEST_WORD = 100;
const CONTINUED = "##";

const BREAKS = /[\t\n\r]/g;
const UNSEEN = /[\ufffd\p{C}]/gu;
const MARKS = /\p{Mn}/gu;
const SPACE = /\s/gu;
const CJK =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
/** Words, and marks one by one: ASCII symbols are marks too. */
const WORDS = /[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+/gu;

/** Lower case without accents, as BERT's uncased models read text (Devlin et al. 2019). */
const plain = (sentence: string): string =>
  sentence
    .replaceAll(BREAKS, " ")
    .replaceAll(UNSEEN, "")
    .replaceAll(SPACE, " ")
    .replaceAll(CJK, " $& ")
    .normalize("NFD")
    .replaceAll(MARKS, "")
    .toLowerCase();

/**
 * Longest piece first, from the left (WordPiece; Schuster and Nakajima 2012).
 * @param pieces in the order of the encoder's rows; those within a word start with "##"
 */
export const openWordPieces = (pieces: ReadonlyArray<string>): WordPieces => {
  const numberOf = new Map(pieces.map((piece, number) => [piece, number]));
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 0);
  const [start, end, unknown] = ["<s>", "</s>", "[UNK]"].map((mark) => numberOf.get(mark) ?? 0);

  const addWord = (word: string, out: number[]): void => {
    const before = out.length;
    for (let at = 0; at < word.length;) {
      let to = Math.min(word.length, at + longest);
      let number: number | undefined;
      for (; to > at; to--) {
        const piece = word.slice(at, to);
        number = numberOf.get(at === 0 ? piece : CONTINUED + piece);
        if (number !== undefined) break;
      }
      if (number === undefined) {
        out.length = before;
        out.push(unknown!);
        return;
      }
      out.push(number);
      at = to;
    }
  };

  return {
    start: start!,
    end: end!,
    encode: (sentence) => {
      const out: number[] = [];
      for (const [word] of plain(sentence).matchAll(WORDS)) {
        if (out.length >= LONGEST_SENTENCE) break;
        if (word.length > LONGEST_WORD && Array.from(word).length > LONGEST_WORD) out.push(unknown!);
        else addWord(word, out);
      }
      return Int32Array.from(out.slice(0, LONGEST_SENTENCE));
    },
  };
};
