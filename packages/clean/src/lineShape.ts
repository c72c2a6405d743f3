/** What a line looks like: prose or label, the article's own or a notice. */
import type { Block } from "@columnist/model";
import type { Line } from "./line.ts";

/**
 * Its format weighed the block by its markup and found it body (plain text weighs no line): only a rule that knows what
 * the line is outvotes that, never its shape or place alone.
 */
export const isVouched = (block: Block): boolean => block.bodyProbability !== null;

export const isTitle = (line: Line): boolean =>
  line.block.kind === "headline" || line.block.kind === "standfirst";

/** Body for sure unless a rule says otherwise: a sentence, or more words than a label has. */
export const isBody = (line: Line): boolean =>
  line.hasStop ||
  line.words > 20 ||
  line.block.kind === "turn" ||
  line.block.kind === "blockquote" ||
  line.block.kind === "entry" ||
  /[:;,]["”’]?$/.test(line.text);

/** "Last updated:", "Topics:": behind the body a colon announces nothing of the article's. */
export const isOpenLabel = (line: Line): boolean =>
  line.words <= 4 && line.text.endsWith(":") && line.block.kind === "paragraph";

/**
 * Items that belong to a list of the article's own: one of them ends like a sentence, or a colon announces them. Links
 * under a heading are lists too and have neither.
 */
export const ownLists = (lines: ReadonlyArray<Line>): Uint8Array => {
  const own = new Uint8Array(lines.length);
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i]!.block.kind === "list_item") continue;
    if (i > start) {
      const isAnnounced = start > 0 && /[:;]["”’]?$/.test(lines[start - 1]!.text);
      const hasSentence = lines.slice(start, i).some((line) => line.hasStop);
      if (isAnnounced || hasSentence) own.fill(1, start, i);
    }
    start = i + 1;
  }
  return own;
};

/** Prose of some length: what ends a list of links. */
export const isSolid = (line: Line): boolean => (line.hasStop && line.words >= 9) || line.words > 30;

/** A sentence between paragraphs with more words is looked at only where its ends say that it may be a notice. */
export const LONG = 24;

/** The same above and behind the body, where more is furniture. */
export const LONG_AT_ENDS = 45;

const NOTICE_HEAD =
  /^\W{0,3}(?:correct|clarif|amend|corrig|errat|updat|editor|ed\.|note|publisher|disclos|a note|dear reader|photo|pictur|image|illustr|above|below|left|right|cookies|copyright|©|(?:this|the|an?|our) .{0,30}(?:article|column|story|piece|version|headline|editorial|page|site|website|post|newsletter|report|caption|interview|essay)\b|we (?:use|regret|apolog|and our)|by (?:sign|subscr|click|provid|submit|contin|regist|using|enter|join)|sign up|subscribe|get |receive|join|if (?:you|this)|for (?:help|advice|conf|support|info|more)|in this (?:photo|file|pic|image)|call |samaritans|(?:the )?(?:views|opinions|disclaimer|commission)|all rights|(?:this|the) (?:content|material)|we |our |with additional|prices |newsletter|please |thank you for|(?:[\w.&'’-]+ ){1,4}editorials?\b|stay |follow |\S+ (?:\S+ )?\(\S+ ?\S*\) ?a version|to (?:order|buy|respond|submit)|got |have |help|read|related|watch|email|send|poll|part )/i;
const DISCLAIMED = /\b(?:views|opinions) expressed\b/;
const NOTICE_TAIL =
  /©|@|\((?:image|photo|pic|left|right|file)|(?:photo|pic|image|credit|illustr)\w{0,8}(?: by)?\s?:|getty|[\p{L}]\s?\/\s?[\p{L}. ]+\)?$/iu;

export const mayBeNotice = (text: string): boolean => {
  if (NOTICE_HEAD.test(text.slice(0, 64)) || DISCLAIMED.test(text.slice(-100))) return true;
  const tail = text.slice(-64);
  return /[©@(/:]|getty/i.test(tail) && NOTICE_TAIL.test(tail);
};
