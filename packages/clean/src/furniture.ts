import type { Article, Block } from "@columnist/model";
import { isBio, knownAuthors } from "./bio.ts";
import { bareNames, isHighlight, namedInBody } from "./authorNames.ts";
import { isBelowCounter, isCaptionSentence } from "./caption.ts";
import { fold, foldedLine, type Line, lineOf, UNIT_LIMIT } from "./line.ts";
import { matchLine } from "./match.ts";
import { isOwnVoice, PAGE_VOICE_THRESHOLD, pageVoice } from "./pageVoice.ts";
import { isStoplessEnd, isStoplessProse } from "./proseShape.ts";
import { repeatedLines } from "./pullQuote.ts";
import { gluedTeasers } from "./teaser.ts";
import type { FurnitureField, Zone } from "./rule.ts";

/** Why a block is left out. */
export interface Verdict {
  readonly rule: string;
  readonly kind: string;
  readonly field: FurnitureField | null;
  /** What is no prose behind it goes too. */
  readonly opens: boolean;
}

const verdict = (
  rule: string,
  kind: string,
  field: FurnitureField | null = null,
  opens = false,
): Verdict => ({ rule, kind, field, opens });

/**
 * Its format weighed the block by its markup and found it body (plain text says 1 of every line): only a rule that
 * knows what the line is outvotes that, never its shape or place alone.
 */
const isVouched = (block: Block): boolean => block.bodyness < 1;

const byKind = (block: Block): Verdict | null => {
  if (block.kind === "caption") return verdict("clean.caption.block", "caption");
  return block.kind === "pull_quote" ? verdict("clean.pull_quote.block", "pull_quote") : null;
};

const isTitle = (line: Line): boolean => line.block.kind === "headline" || line.block.kind === "standfirst";

/** Body for sure unless a rule says otherwise: a sentence, or more words than a label has. */
const isBody = (line: Line): boolean =>
  line.hasStop ||
  line.words > 20 ||
  line.block.kind === "turn" ||
  line.block.kind === "blockquote" ||
  line.block.kind === "entry" ||
  /[:;,]["”’]?$/.test(line.text);

/** "Last updated:", "Topics:": behind the body a colon announces nothing of the article's. */
const isOpenLabel = (line: Line): boolean =>
  line.words <= 4 && line.text.endsWith(":") && line.block.kind === "paragraph";

/**
 * Items that belong to a list of the article's own: one of them ends like a sentence, or a colon announces them. Links
 * under a heading are lists too and have neither.
 */
const ownLists = (lines: ReadonlyArray<Line>): Uint8Array => {
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
const isSolid = (line: Line): boolean => (line.hasStop && line.words >= 9) || line.words > 30;

/** A sentence between paragraphs with more words is looked at only where its ends say that it may be a notice. */
const LONG = 24;

/** The same above and behind the body, where more is furniture. */
const LONG_AT_ENDS = 45;

const NOTICE_HEAD =
  /^\W{0,3}(?:correct|clarif|amend|corrig|errat|updat|editor|ed\.|note|publisher|disclos|a note|dear reader|photo|pictur|image|illustr|above|below|left|right|cookies|copyright|©|(?:this|the|an?|our) .{0,30}(?:article|column|story|piece|version|headline|editorial|page|site|website|post|newsletter|report|caption|interview|essay)\b|we (?:use|regret|apolog|and our)|by (?:sign|subscr|click|provid|submit|contin|regist|using|enter|join)|sign up|subscribe|get |receive|join|if (?:you|this)|for (?:help|advice|conf|support|info|more)|in this (?:photo|file|pic|image)|call |samaritans|(?:the )?(?:views|opinions|disclaimer|commission)|all rights|(?:this|the) (?:content|material)|we |our |with additional|prices |newsletter|please |thank you for|(?:[\w.&'’-]+ ){1,4}editorials?\b|stay |follow |\S+ (?:\S+ )?\(\S+ ?\S*\) ?a version|to (?:order|buy|respond|submit)|got |have |help|read|related|watch|email|send|poll|part )/i;
const DISCLAIMED = /\b(?:views|opinions) expressed\b/;
const NOTICE_TAIL =
  /©|@|\((?:image|photo|pic|left|right|file)|(?:photo|pic|image|credit|illustr)\w{0,8}(?: by)?\s?:|getty|[\p{L}]\s?\/\s?[\p{L}. ]+\)?$/iu;

const mayBeNotice = (text: string): boolean => {
  if (NOTICE_HEAD.test(text.slice(0, 64)) || DISCLAIMED.test(text.slice(-100))) return true;
  const tail = text.slice(-64);
  return /[©@(/:]|getty/i.test(tail) && NOTICE_TAIL.test(tail);
};

/** A question beside the numbers of a poll is the poll's. */
const besidePolls = (lines: ReadonlyArray<Line>, verdicts: Array<Verdict | null>): void => {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (verdicts[i] !== null || line.words > 20 || !line.text.endsWith("?")) continue;
    if (verdicts[i - 1]?.kind === "poll" || verdicts[i + 1]?.kind === "poll")
      verdicts[i] = verdict("clean.poll.question", "poll");
  }
};

/** Kinds that stand behind a body and never inside one. */
const TERMINAL = new Set([
  "agency_credit",
  "author_bio",
  "comment_count",
  "comments_closed",
  "copyright",
  "disclaimer",
  "origin_note",
  "tags",
]);

/** How far above the last line of prose a terminal line is looked for. */
const TAIL_REACH = 6;

/**
 * Some unknown short lines may follow the author's biography or the comment count: then the body ended above that. Gives
 * the index of the last line of the body; `judgeEnd` judges a line as one behind the body.
 */
const tailStart = (
  lines: ReadonlyArray<Line>,
  verdicts: Array<Verdict | null>,
  top: number,
  end: number,
  judgeEnd: (index: number) => Verdict | null,
): number => {
  let unknown = 0;
  for (let i = end; i > top && i > end - TAIL_REACH; i--) {
    if (verdicts[i] !== null) continue;
    const line = lines[i]!;
    if (line.words > 40) return end;
    const found = judgeEnd(i);
    if (found !== null && TERMINAL.has(found.kind)) {
      for (let at = i; at <= end; at++)
        verdicts[at] ??= judgeEnd(at) ?? verdict("clean.end.line", "unknown_line");
      return i - 1;
    }
    if (found === null && (line.words > 12 || ++unknown > 3)) return end;
  }
  return end;
};

/** A line above the body of no more words is compared with the standfirst that a record states. */
const MOST_STANDFIRST = 60;

/** A biography of so many paragraphs is followed. */
const BIO_REACH = 5;

const BIO = verdict("clean.bio.line", "author_bio", "authorBio");

/** Kinds whose lines speak to the reader. */
const PITCHES = new Set(["app", "donation", "newsletter", "paywall"]);

/** What somebody who writes "I" for the page asks for. */
const PLEA = /\b(?:contribut\w+|donat\w+|journalism|newsroom|support\w*)\b/;

/** Kinds whose rules ask for a page's words only: a last paragraph may use such a word too. */
const SPOKEN = new Set([...PITCHES, "agency_credit", "comment_prompt", "contact", "share"]);

/** More unknown lines than this above or behind the body are no furniture, if less than half as many known ones are. */
const MOST_UNKNOWN = 6;

const keepLists = (verdicts: Array<Verdict | null>, from: number, to: number, rule: string): void => {
  let unknown = 0;
  let known = 0;
  for (let i = from; i < to; i++) {
    if (verdicts[i]?.rule === rule) unknown++;
    else if (verdicts[i] !== null) known++;
  }
  if (unknown <= MOST_UNKNOWN || known * 2 >= unknown) return;
  for (let i = from; i < to; i++) if (verdicts[i]?.rule === rule) verdicts[i] = null;
};

/**
 * Decides of each block whether it is furniture: `result[i]` says why `article.blocks[i]` is left out, null where it
 * stays. Looks at the top until the first prose stands, at the end until the last, then between. Linear.
 */
export const judgeBlocks = (article: Article): ReadonlyArray<Verdict | null> => {
  const lines: Array<Line> = article.blocks.map(lineOf);
  const count = lines.length;
  const verdicts: Array<Verdict | null> = article.blocks.map(byKind);
  const own = ownLists(lines);
  const authors = knownAuthors(article.metadata.authors.map((author) => author.value));
  const isNamedInBody = namedInBody(lines, (i) => verdicts[i] === null);
  const judge = (i: number, zone: Zone, isAfterBio: boolean): Verdict | null => {
    if (lines[i]!.text.length > UNIT_LIMIT) return null;
    if (zone === "M" && lines[i]!.hasStop && lines[i]!.words > LONG && !mayBeNotice(lines[i]!.text))
      return null;
    const line = (lines[i] = foldedLine(lines[i]!));
    const isPlain = zone !== "M" && line.hasStop && line.words > LONG_AT_ENDS && !mayBeNotice(line.text);
    const rule = isPlain ? null : matchLine(line, zone);
    if (
      rule !== null &&
      !(
        zone !== "M" &&
        SPOKEN.has(rule.kind) &&
        rule.sure !== true &&
        isOwnVoice(line, rule.kind === "donation")
      )
    )
      return verdict(rule.id, rule.kind, rule.field ?? null, rule.opens === true);
    if (zone !== "M" && isBio(line, authors, isAfterBio, (name) => isNamedInBody(name, i, zone))) return BIO;
    if (zone === "T" && i + 1 < count) {
      const shown = isStoplessProse(line) ? { ...line, hasStop: true } : line;
      if (isCaptionSentence(shown) || (verdicts[i - 1]?.kind === "gallery_counter" && isBelowCounter(line)))
        return verdict("clean.caption.sentence", "caption");
    }
    if (zone === "E" && pageVoice(line) >= PAGE_VOICE_THRESHOLD && !isOwnVoice(line, PLEA.test(line.key)))
      return verdict("clean.page.voice", "page_voice");
    return null;
  };
  const ends = new Map<number, Verdict | null>();
  const judgeEnd = (i: number): Verdict | null => {
    let found = ends.get(i);
    if (found === undefined) ends.set(i, (found = judge(i, "E", false)));
    return found;
  };
  const endsBio = (i: number): boolean => {
    for (let first = i; first > Math.max(top, i - BIO_REACH); first--) {
      if (!isBody(lines[first]!)) return false;
      if (!isBio(foldedLine(lines[first]!), authors, true, (name) => isNamedInBody(name, first, "E")))
        return false;
      if (judgeEnd(first - 1)?.kind === "author_bio") return true;
    }
    return false;
  };
  // The top: all before the first line that is body.
  const standfirst = article.metadata.standfirst === null ? null : fold(article.metadata.standfirst.value);
  const lastTitle = lines.findLastIndex(isTitle);
  let top = 0;
  let isAfterBio = false;
  for (; top < count; top++) {
    const line = lines[top]!;
    if (verdicts[top] !== null || isTitle(line) || isHighlight(line)) continue;
    const isSaid =
      standfirst !== null && !line.hasStop && line.words <= MOST_STANDFIRST && fold(line.text) === standfirst;
    const found: Verdict | null = isSaid
      ? verdict("clean.standfirst.repeat", "standfirst")
      : judge(top, "T", isAfterBio);
    isAfterBio = found?.kind === "author_bio";
    if (found !== null) verdicts[top] = found;
    else if (isBody(line) || own[top] === 1 || line.block.kind === "heading" || isVouched(line.block)) break;
    // A paragraph that has lost its stop stays, and what stands below it is looked at as before.
    else if (top > lastTitle && isStoplessProse(line)) continue;
    else verdicts[top] = verdict("clean.top.line", "unknown_line");
  }
  // A block of links behind the body takes all that follows with it, if no sentence of prose does.
  let stop = count;
  for (let i = count - 1; i > top; i--) {
    const line = lines[i]!;
    if (verdicts[i] !== null) continue;
    if (line.text.length > UNIT_LIMIT) break;
    const found = judgeEnd(i);
    if (found?.opens === true) stop = i;
    else if (found === null && /[.”"’…][)\]]?$/u.test(line.text) && line.words >= 5) break;
  }
  for (let i = stop; i < count; i++) {
    if (verdicts[i] !== null) continue;
    verdicts[i] = judgeEnd(i) ?? verdict("clean.related.item", "related_block");
  }
  // The end, upwards; a biography's second sentence is known only once its first is, so those wait.
  let end = stop - 1;
  for (; end >= top; end--) {
    const line = lines[end]!;
    if (verdicts[end] !== null) continue;
    const found = judgeEnd(end);
    if (found !== null) verdicts[end] = found;
    else if (endsBio(end)) verdicts[end] = BIO;
    else if (
      (isBody(line) && !isOpenLabel(line)) ||
      own[end] === 1 ||
      isVouched(line.block) ||
      isStoplessEnd(line)
    )
      break;
    else verdicts[end] = verdict("clean.end.line", "unknown_line");
  }
  end = tailStart(lines, verdicts, top, end, judgeEnd);
  // Many labels in a row are a table or a list of the article's own, unless known furniture stands among them.
  keepLists(verdicts, 0, top, "clean.top.line");
  keepLists(verdicts, end + 1, stop, "clean.end.line");
  // Between: only what is surely furniture.
  for (let i = top; i <= end; i++) {
    if (verdicts[i] !== null || isTitle(lines[i]!)) continue;
    const found = judge(i, "M", false);
    if (found === null) continue;
    verdicts[i] = found;
    if (!found.opens) continue;
    for (
      let next = i + 1;
      next <= end && next <= i + 10 && !isSolid(lines[next]!) && !lines[next]!.hasStop;
      next++
    )
      verdicts[next] ??= verdict("clean.related.item", "related_block");
  }
  // A short sentence right above a bare credit is its caption, before the body starts.
  const next = verdicts[top + 1];
  if (top < count && next !== undefined && next?.kind === "photo_credit" && verdicts[top] === null) {
    const line = lines[top]!;
    if (!isTitle(line) && line.words <= 30 && !/[.!?]["”’]?\s+\S/u.test(line.text))
      verdicts[top] = verdict("clean.caption.above_credit", "caption");
  }
  // A pitch may go on in a second line that speaks to the reader.
  for (let i = 1; i < count; i++) {
    const kind = verdicts[i - 1]?.kind;
    if (verdicts[i] !== null || kind === undefined || !PITCHES.has(kind) || lines[i]!.words > 16) continue;
    const line = (lines[i] = foldedLine(lines[i]!));
    if (
      !isTitle(line) &&
      line.tokens.some((token) => token.startsWith("you")) &&
      pageVoice(line) >= 0.9 &&
      i !== top
    )
      verdicts[i] = verdict("clean.page.tagline", "page_voice");
  }
  // Between "Image 2 of 6" or a credit and the text stands what the picture shows.
  for (let i = top; i <= end; i++) {
    if (verdicts[i] !== null || isTitle(lines[i]!)) continue;
    if (verdicts[i - 1]?.kind !== "gallery_counter" && verdicts[i + 1]?.kind !== "photo_credit") continue;
    if (isCaptionSentence(foldedLine(lines[i]!))) verdicts[i] = verdict("clean.caption.beside", "caption");
  }
  besidePolls(lines, verdicts);
  for (const i of gluedTeasers(
    lines,
    (at) => at >= top && at <= end && verdicts[at] === null && !isTitle(lines[at]!),
  ))
    verdicts[i] = verdict("clean.related.glued", "related");
  for (const i of bareNames(lines, verdicts, authors)) verdicts[i] = verdict("clean.byline.name", "byline");
  const body: Array<number> = [];
  for (let i = 0; i < count; i++) if (verdicts[i] === null && !isTitle(lines[i]!)) body.push(i);
  if (body.every((i) => isVouched(lines[i]!.block))) return verdicts;
  for (const i of repeatedLines(lines, body))
    if (!isVouched(lines[i]!.block)) verdicts[i] = verdict("clean.pull_quote.repeat", "pull_quote");
  return verdicts;
};
