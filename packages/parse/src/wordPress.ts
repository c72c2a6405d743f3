import type { Block } from "@columnist/model";
import { blocksOf, isMarkup } from "./embedded.ts";
import { type Mapped, sliceOf, without } from "./mapped.ts";

/** Shortcodes of WordPress whose inside is no text of the article, and those that stand around text of it. */
const WITH_INSIDE =
  /\[(caption|wp_caption|gallery|embed|video|audio|playlist|contact-form|poll|tweet|youtube|vimeo)\b[^\]\n]{0,600}\](?:[^[]{0,2000}\[\/\1\])?/gi;
const AROUND_TEXT =
  /\[\/?(?:(?:vc|et_pb|fusion|av|su)_[a-z_]{2,40}|dropcap|column|one_half|one_third|two_third|row|section|pullquote|blockquote|highlight|button|spacer|divider)\b[^\]\n]{0,600}\]/gi;

/** Ends of lines at which the classic editor ends paragraphs. */
const BLANK_LINES = /\r?\n[ \t]*(?:\r?\n[ \t]*)+/g;
/** A character reference, which only markup has. */
const REFERENCE = /&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});/i;
const HAS_PARAGRAPHS = /<(?:p|br)[\s/>]/i;

const rangesOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));

/**
 * Blocks of a post's text: shortcodes taken out, and, where it holds no paragraphs of markup, blank lines as the ends of
 * paragraphs, which the classic editor leaves to WordPress to mark up.
 */
export const postBlocks = (field: Mapped): ReadonlyArray<Block> => {
  const bare = without(field, rangesOf(field.text, WITH_INSIDE));
  const post = without(bare, rangesOf(bare.text, AROUND_TEXT));
  const hasReferences = REFERENCE.test(post.text);
  if (HAS_PARAGRAPHS.test(post.text) || (!isMarkup(post.text) && !hasReferences)) return blocksOf(post);
  const blocks: Array<Block> = [];
  let at = 0;
  for (const gap of [
    ...rangesOf(post.text, BLANK_LINES),
    { start: post.text.length, end: post.text.length },
  ]) {
    if (post.text.slice(at, gap.start).trim() !== "")
      blocks.push(...blocksOf(sliceOf(post, at, gap.start), true));
    at = gap.end;
  }
  return blocks;
};

/** What an item's post type and status say that is no published article; null for one, and for items of other feeds. */
export const unpublished = (type: string | null, status: string | null): string | null => {
  const isArticle =
    type === null ||
    type === "" ||
    /^(?:post|article|opinion|column|news|story|editorial|letter)s?$/i.test(type);
  if (!isArticle) return `a WordPress item of the type ${type}`;
  return status !== null && status !== "" && status !== "publish"
    ? `a WordPress post with the status ${status}`
    : null;
};
