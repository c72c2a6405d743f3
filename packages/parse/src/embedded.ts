import type { Block } from "@columnist/model";
import { bodyProbabilities, bodyOf } from "./html/body.ts";
import { kindOf } from "./html/kinds.ts";
import { pageOf } from "./html/page.ts";
import { type Mapped, through } from "./mapped.ts";

const TAG =
  /<(?:\/?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|span|em|strong|article|figure|section|html|body|table|img|a)\b[^<>]{0,400})>/i;
const PAGE = /<(?:html|body|head|!doctype)\b/i;
/** How far into a text markup is looked for, UTF-16 units. */
const LOOKED_AT = 20_000;

/** Whether a field holds markup and not prose. */
export const isMarkup = (text: string): boolean => TAG.test(text.slice(0, LOOKED_AT));

/** The container's own text: surer than a page's, where other things stand around the body. */
const GIVEN = 0.95;

/** Blocks of a field that holds HTML: of a whole page its body, of a fragment all but hidden text and lists of links. */
const markupBlocks = (field: Mapped): ReadonlyArray<Block> => {
  const page = pageOf(field.text);
  const isPage = PAGE.test(field.text.slice(0, LOOKED_AT));
  const sure = isPage ? bodyProbabilities(page) : null;
  const kept =
    sure === null
      ? page.stretches.flatMap((stretch, i) =>
          stretch.hidden || (stretch.linkChars > stretch.chars * 0.95 && stretch.links > 1) ? [] : [i],
        )
      : bodyOf(page, sure);
  return kept.map((i) => {
    const stretch = page.stretches[i]!;
    return {
      kind: kindOf(page, i),
      text: stretch.text,
      runs: through(stretch.runs, field),
      bodyProbability: sure === null ? GIVEN : Math.max(0.5, sure[i]!),
    };
  });
};

/** Blocks of a field that holds plain text: its paragraphs, parted by blank lines, or by lines where there are none. */
const plainBlocks = ({ text, runs }: Mapped): ReadonlyArray<Block> => {
  const blocks: Array<Block> = [];
  const separator = /\n[ \t\r]*\n/.test(text.slice(0, LOOKED_AT)) ? /\n(?:[ \t\r]*\n)+/g : /\r?\n|\r/g;
  const add = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(text[start]!)) start++;
    while (end > start && /\s/.test(text[end - 1]!)) end--;
    if (start === end) return;
    blocks.push({
      kind: "paragraph",
      text: text.slice(start, end),
      runs: through([0, start, end - start], { text, runs }),
      bodyProbability: null,
    });
  };
  let at = 0;
  for (const match of text.matchAll(separator)) {
    add(at, match.index);
    at = match.index + match[0].length;
  }
  add(at, text.length);
  return blocks;
};

/** Blocks of an article's text that stands as a field in a container: HTML or plain, told by its tags. */
export const blocksOf = (field: Mapped, isMarkedUp = isMarkup(field.text)): ReadonlyArray<Block> =>
  isMarkedUp ? markupBlocks(field) : plainBlocks(field);

const folded = (text: string): string => text.trim().replaceAll(/\s+/gu, " ").toLowerCase();
/** Where a block starts in raw; one that the parser made whole stands nowhere. */
const rawStart = ({ runs }: Block): number => runs[1] ?? Infinity;

/**
 * The blocks of an article's text and its headline, which stands in a field of its own, in raw order. Where the text begins
 * with the headline, that block is it; a title with markup or of several lines is left to the metadata.
 */
export const withHeadline = (title: Mapped | null, blocks: ReadonlyArray<Block>): ReadonlyArray<Block> => {
  if (title === null || isMarkup(title.text) || blocks.length === 0) return blocks;
  const [block, ...more] = plainBlocks(title);
  if (block === undefined || more.length > 0) return blocks;
  const [first, ...rest] = blocks;
  if (folded(first!.text) === folded(block.text)) return [{ ...first!, kind: "headline" }, ...rest];
  const headline: Block = { ...block, kind: "headline" };
  return rawStart(headline) <= rawStart(first!) ? [headline, ...blocks] : [...blocks, headline];
};
