import type { SegmentedArticle } from "@columnist/model";

/** Sentences that a quote may run over when they came as a list. */
const LONGEST_QUOTE = 6;

interface Marks {
  /** The first double mark closes a quote that was opened before this sentence. */
  readonly closesFirst: boolean;
  /** A quote is open at the end. */
  readonly leavesOpen: boolean;
  readonly any: boolean;
}

const isSpace = (text: string, at: number): boolean => at < 0 || at >= text.length || /\s/u.test(text[at]!);

/** The double marks of one sentence, read as if no quote were open before it. */
const marksOf = (sentence: string): Marks => {
  let depth = 0;
  let closesFirst = false;
  let any = false;
  for (let at = 0; at < sentence.length; at++) {
    const mark = sentence[at]!;
    const isStraight = mark === '"';
    if (!isStraight && !"“”„«»".includes(mark)) continue;
    const opens = isStraight
      ? !isSpace(sentence, at + 1) && (isSpace(sentence, at - 1) || depth === 0)
      : "“„«".includes(mark);
    if (opens) depth++;
    else if (depth > 0) depth--;
    else if (!any) closesFirst = true;
    any = true;
  }
  return { closesFirst, leavesOpen: depth > 0, any };
};

/**
 * Where paragraphs end among sentences that came as a list and may have nothing to do with each other: before each of
 * these sentences, ascending. There a mark without its partner would make a quote of what follows or precedes. A quote
 * that is closed within three sentences, with no mark between, stays whole.
 */
export const breaksInList = ({
  text,
  sentences: { starts, ends },
}: Pick<SegmentedArticle, "text" | "sentences">): ReadonlyArray<number> => {
  const borders = new Set<number>();
  let openedAt = -1;
  for (let i = 0; i < starts.length; i++) {
    const { closesFirst, leavesOpen, any } = marksOf(text.slice(starts[i], ends[i]));
    if (any) {
      const isPartner = openedAt >= 0 && closesFirst && i - openedAt < LONGEST_QUOTE;
      if (openedAt >= 0 && !isPartner) borders.add(openedAt + 1);
      if (closesFirst && !isPartner) borders.add(i);
      openedAt = leavesOpen ? i : -1;
    } else if (openedAt >= 0 && i - openedAt >= LONGEST_QUOTE) {
      borders.add(openedAt + 1);
      openedAt = -1;
    }
  }
  if (openedAt >= 0) borders.add(openedAt + 1);
  return [...borders].filter((s) => s > 0 && s < starts.length).toSorted((a, b) => a - b);
};
