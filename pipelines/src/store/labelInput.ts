/** An article of a dataset as the labeler takes it: what `explain` asks it about again. */
import type { LabelInput } from "@columnist/label";
import type { DocumentRow, SentenceRow, TextBlock } from "@columnist/model";

/** UTF-16 offset of each code point of a text, and its end. */
const unitsOf = (text: string): Int32Array => {
  const units = new Int32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; points++) {
    units[points] = unit;
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  units[points] = text.length;
  return units;
};

/** Blocks stand in the text with a blank line between them; their kinds stand with their sentences. */
const blocksOf = (
  text: string,
  kindAt: (start: number, end: number) => TextBlock["kind"],
): Array<TextBlock> => {
  const blocks: Array<TextBlock> = [];
  for (let start = 0; start < text.length;) {
    const gap = text.indexOf("\n\n", start);
    const end = gap === -1 ? text.length : gap;
    blocks.push({ kind: kindAt(start, end), start, end });
    start = end + 2;
  }
  return blocks;
};

/** @param sentences those of the article, in their order */
export const labelInputOf = (document: DocumentRow, sentences: ReadonlyArray<SentenceRow>): LabelInput => {
  const { text } = document;
  const units = unitsOf(text);
  const starts = Int32Array.from(sentences, ({ char_start }) => units[char_start]!);
  const ends = Int32Array.from(sentences, ({ char_end }) => units[char_end]!);
  return {
    text,
    blocks: blocksOf(text, (start, end) => {
      const inside = starts.findIndex((at) => at >= start && at < end);
      return sentences[inside]?.block_kind ?? "paragraph";
    }),
    sentences: { starts, ends },
    detectedLanguage: document.lang,
    genre: document.genre,
  };
};
