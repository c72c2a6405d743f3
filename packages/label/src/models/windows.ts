/** Some consecutive sentences of a text, read by the encoder at once. */
export interface Window {
  /** Numbers of the pieces, with the marks at both ends: at most LONGEST_WINDOW. */
  readonly pieces: Int32Array;
  /** The sentences that are read here, and which pieces are theirs. */
  readonly spans: ReadonlyArray<{ readonly sentence: number; readonly from: number; readonly to: number }>;
}

/** Most pieces of a window, with both marks; what the encoder's table of distances is made for (export.py). */
const LONGEST_WINDOW = 224;
/** Most pieces, and most sentences, that stand before the first sentence of a window and are not read in it. */
const BEFORE = 48;
const SENTENCES_BEFORE = 3;

/** So many pieces of sentences that nobody asked for do not part two windows: what stands around helps. */
const BETWEEN = 48;

/** The last pieces of what stands before a sentence. */
const before = (sentences: ReadonlyArray<ArrayLike<number>>, first: number): ReadonlyArray<number> => {
  let pieces: number[] = [];
  for (let i = first - 1; i >= 0 && first - i <= SENTENCES_BEFORE && pieces.length < BEFORE; i--)
    pieces = [...Array.from(sentences[i]!), ...pieces];
  return pieces.slice(-BEFORE);
};

/**
 * Cuts a text into windows that hold each sentence that is asked for once, from the start and each as full as it gets.
 * They hang on this text and on what is asked for in it alone. Linear in the text.
 * @param sentences pieces of each sentence, at most LONGEST_SENTENCE
 * @param wanted 1 where a sentence is asked for
 */
export const cutWindows = (
  sentences: ReadonlyArray<ArrayLike<number>>,
  wanted: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): ReadonlyArray<Window> => {
  const windows: Window[] = [];
  let first = wanted.indexOf(1);
  while (first >= 0) {
    const pieces = [start, ...before(sentences, first)];
    const spans: Array<Window["spans"][number]> = [];
    let length = pieces.length;
    let idle = 0;
    for (let i = first; i < sentences.length; i++) {
      const own = sentences[i]!;
      if (i > first && pieces.length + own.length >= LONGEST_WINDOW) break;
      if (wanted[i] === 1) idle = 0;
      else idle += own.length;
      if (idle > BETWEEN) break;
      const from = pieces.length;
      for (let k = 0; k < own.length; k++) pieces.push(own[k]!);
      if (wanted[i] !== 1) continue;
      // A sentence without pieces is read as what stands in its place.
      spans.push({ sentence: i, from, to: Math.max(pieces.length, from + 1) });
      length = pieces.length;
    }
    pieces.length = length;
    windows.push({ pieces: Int32Array.from([...pieces, end]), spans });
    first = wanted.indexOf(1, spans.at(-1)!.sentence + 1);
  }
  return windows;
};
