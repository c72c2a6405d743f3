import { HTML_BLOCKS, HTML_BLOCKS_FEATURES } from "../models/htmlBlocks.weights.ts";
import type { Stretch } from "./blocks.ts";
import { FEATURE_TABLE, featuresOf, namesOf } from "./features.ts";
import { isPlainLink } from "./pageFacts.ts";
import type { Page } from "./page.ts";
import { scoreOf, type Trees, unpackTrees } from "./trees.ts";

let trees: Trees | null = null;

/** Bodies shorter than this (characters but white space) are doubted. */
const MIN_BODY = 200;

const isProse = (stretch: Stretch): boolean =>
  stretch.chars >= 60 && stretch.linkChars < stretch.chars * 0.3 && /[.!?…。！？]/.test(stretch.text);

/** The shipped trees, for rows of a table of features. */
export const treesFor = (table = FEATURE_TABLE): Trees =>
  unpackTrees(HTML_BLOCKS, HTML_BLOCKS_FEATURES.split("|"), namesOf(table));
const shipped = (): Trees => (trees ??= treesFor());

/**
 * How sure the classifier is, 0 to 1, that each stretch of a page is body.
 *
 * @param model trees other than the shipped ones
 * @param table the features that its rows have
 */
export const bodyProbabilities = (
  page: Page,
  model: Trees = shipped(),
  table = FEATURE_TABLE,
): Float64Array => {
  const rows = featuresOf(page, table);
  const count = page.stretches.length;
  const width = count === 0 ? 0 : rows.length / count;
  const sure = new Float64Array(count);
  for (let i = 0; i < count; i++)
    if (!isPlainLink(page.stretches[i]!)) sure[i] = 1 / (1 + Math.exp(-scoreOf(model, rows, i * width)));
  return sure;
};

/**
 * Which stretches are the body: those that are likelier body than not. Where they are too little and there is prose, the
 * bar falls, and in the end prose itself counts, so that a page with prose is never empty.
 */
export const bodyOf = (page: Page, sure: Float64Array): ReadonlyArray<number> => {
  const { stretches } = page;
  const above = (bar: number): ReadonlyArray<number> => {
    const kept: Array<number> = [];
    for (let i = 0; i < stretches.length; i++) if (sure[i]! >= bar) kept.push(i);
    return kept;
  };
  const length = (kept: ReadonlyArray<number>): number =>
    kept.reduce((sum, i) => sum + stretches[i]!.chars, 0);
  let kept: ReadonlyArray<number> = [];
  for (const bar of [0.5, 0.3, 0.15]) {
    kept = above(bar);
    if (length(kept) >= MIN_BODY) return kept;
  }
  const prose = stretches.flatMap((stretch, i) => (isProse(stretch) && !stretch.hidden ? [i] : []));
  if (prose.length > 0 || kept.length > 0) return length(prose) > length(kept) ? prose : kept;
  // No prose: what is least unlike a body of the lines that are no links.
  const lines = stretches.flatMap(({ chars, hidden, linkChars }, i) =>
    chars >= 20 && linkChars < chars * 0.3 && !hidden ? [i] : [],
  );
  const most = lines.reduce((best, i) => Math.max(best, sure[i]!), 0);
  return lines.filter((i) => sure[i]! >= most / 2);
};

/** The body without what no reader sees, unless that is most of it: a page that a script uncovers. */
export const withoutHidden = (page: Page, body: ReadonlyArray<number>): ReadonlyArray<number> => {
  let all = 0;
  let hidden = 0;
  for (const i of body) {
    const stretch = page.stretches[i]!;
    all += stretch.chars;
    if (stretch.hidden) hidden += stretch.chars;
  }
  return hidden === 0 || hidden * 2 > all ? body : body.filter((i) => !page.stretches[i]!.hidden);
};

/** Stretches that may part the body of a page from itself: a gallery, a poll, a list of links. */
const MAX_GAP = 12;

/** First and last stretch of the body's weightiest part: a stray line far off, a notice or a comment, is no end of it. */
export const extentOf = (
  page: Page,
  body: ReadonlyArray<number>,
): { readonly first: number; readonly last: number } => {
  let best = { first: -1, last: -1, chars: 0 };
  let run = { first: -1, last: -1, chars: 0 };
  for (const i of body) {
    const { chars } = page.stretches[i]!;
    run =
      run.first >= 0 && i - run.last <= MAX_GAP
        ? { first: run.first, last: i, chars: run.chars + chars }
        : { first: i, last: i, chars };
    if (run.chars > best.chars) best = run;
  }
  return best;
};
