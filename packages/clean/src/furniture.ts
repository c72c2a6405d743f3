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
import {
  isBody,
  isOpenLabel,
  isSolid,
  isTitle,
  isVouched,
  LONG,
  LONG_AT_ENDS,
  mayBeNotice,
  ownLists,
} from "./lineShape.ts";
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

const byKind = (block: Block): Verdict | null => {
  if (block.kind === "caption") return verdict("clean.caption.block", "caption");
  return block.kind === "pull_quote" ? verdict("clean.pull_quote.block", "pull_quote") : null;
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

/** So many lines below the head of a list may be its items. */
const LIST_REACH = 10;

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

/** The blocks of an article while it is decided which are furniture. */
class Furniture {
  readonly lines: Array<Line>;
  readonly verdicts: Array<Verdict | null>;
  private readonly article: Article;
  /** 1 for items of a list of the article's own. */
  private readonly own: Uint8Array;
  private readonly authors: ReturnType<typeof knownAuthors>;
  private readonly isNamedInBody: ReturnType<typeof namedInBody>;
  private readonly ends = new Map<number, Verdict | null>();
  /** The first line of the body. */
  private top = 0;
  /** The first line of what a block of links takes with it. */
  private stop: number;
  /** The last line of the body. */
  private end = -1;

  constructor(article: Article) {
    this.article = article;
    this.lines = article.blocks.map(lineOf);
    this.verdicts = article.blocks.map(byKind);
    this.own = ownLists(this.lines);
    this.authors = knownAuthors(article.metadata.authors.map((author) => author.value));
    this.isNamedInBody = namedInBody(this.lines, (i) => this.verdicts[i] === null);
    this.stop = this.lines.length;
  }

  /** The line with its folded words, which are worked out only where they are asked for. */
  private folded(i: number): Line {
    return (this.lines[i] = foldedLine(this.lines[i]!));
  }

  private isOpen(i: number): boolean {
    return this.verdicts[i] === null && !isTitle(this.lines[i]!);
  }

  /** A rule that knows the line; none of those that ask for a page's words where somebody speaks for himself. */
  private byRule(line: Line, zone: Zone): Verdict | null {
    const isPlain = zone !== "M" && line.hasStop && line.words > LONG_AT_ENDS && !mayBeNotice(line.text);
    const rule = isPlain ? null : matchLine(line, zone);
    if (rule === null) return null;
    const isSpoken = zone !== "M" && SPOKEN.has(rule.kind) && rule.sure !== true;
    if (isSpoken && isOwnVoice(line, rule.kind === "donation")) return null;
    return verdict(rule.id, rule.kind, rule.field ?? null, rule.opens === true);
  }

  private judge(i: number, zone: Zone, isAfterBio: boolean): Verdict | null {
    const { text, hasStop, words } = this.lines[i]!;
    if (text.length > UNIT_LIMIT) return null;
    if (zone === "M" && hasStop && words > LONG && !mayBeNotice(text)) return null;
    const line = this.folded(i);
    const ruled = this.byRule(line, zone);
    if (ruled !== null || zone === "M") return ruled;
    if (isBio(line, this.authors, isAfterBio, (name) => this.isNamedInBody(name, i, zone))) return BIO;
    if (zone === "T" && i + 1 < this.lines.length) {
      const shown = isStoplessProse(line) ? { ...line, hasStop: true } : line;
      const isBelow = this.verdicts[i - 1]?.kind === "gallery_counter" && isBelowCounter(line);
      if (isCaptionSentence(shown) || isBelow) return verdict("clean.caption.sentence", "caption");
    }
    const isPage = zone === "E" && pageVoice(line) >= PAGE_VOICE_THRESHOLD;
    return isPage && !isOwnVoice(line, PLEA.test(line.key))
      ? verdict("clean.page.voice", "page_voice")
      : null;
  }

  private readonly judgeEnd = (i: number): Verdict | null => {
    let found = this.ends.get(i);
    if (found === undefined) this.ends.set(i, (found = this.judge(i, "E", false)));
    return found;
  };

  /** Whether a line goes on with the biography that some lines above begins. */
  private endsBio(i: number): boolean {
    for (let first = i; first > Math.max(this.top, i - BIO_REACH); first--) {
      if (!isBody(this.lines[first]!)) return false;
      const line = foldedLine(this.lines[first]!);
      if (!isBio(line, this.authors, true, (name) => this.isNamedInBody(name, first, "E"))) return false;
      if (this.judgeEnd(first - 1)?.kind === "author_bio") return true;
    }
    return false;
  }

  /** The top: all before the first line that is body. */
  judgeTop(): void {
    const { lines, verdicts } = this;
    const { standfirst } = this.article.metadata;
    const said = standfirst === null ? null : fold(standfirst.value);
    const lastTitle = lines.findLastIndex(isTitle);
    let isAfterBio = false;
    for (; this.top < lines.length; this.top++) {
      const line = lines[this.top]!;
      if (verdicts[this.top] !== null || isTitle(line) || isHighlight(line)) continue;
      const isSaid =
        said !== null && !line.hasStop && line.words <= MOST_STANDFIRST && fold(line.text) === said;
      const found: Verdict | null = isSaid
        ? verdict("clean.standfirst.repeat", "standfirst")
        : this.judge(this.top, "T", isAfterBio);
      isAfterBio = found?.kind === "author_bio";
      const isBelow = isBody(line) || this.own[this.top] === 1 || line.block.kind === "heading";
      if (found !== null) verdicts[this.top] = found;
      else if (isBelow || isVouched(line.block)) break;
      // A paragraph that has lost its stop stays, and what stands below it is looked at as before.
      else if (this.top > lastTitle && isStoplessProse(line)) continue;
      else verdicts[this.top] = verdict("clean.top.line", "unknown_line");
    }
  }

  /** A block of links behind the body takes all that follows with it, if no sentence of prose does. */
  judgeLinksBehind(): void {
    const { lines, verdicts } = this;
    for (let i = lines.length - 1; i > this.top; i--) {
      const line = lines[i]!;
      if (verdicts[i] !== null) continue;
      if (line.text.length > UNIT_LIMIT) break;
      const found = this.judgeEnd(i);
      if (found?.opens === true) this.stop = i;
      else if (found === null && /[.”"’…][)\]]?$/u.test(line.text) && line.words >= 5) break;
    }
    for (let i = this.stop; i < lines.length; i++)
      verdicts[i] ??= this.judgeEnd(i) ?? verdict("clean.related.item", "related_block");
  }

  /** The end, upwards; a biography's second sentence is known only once its first is, so those wait. */
  judgeBottom(): void {
    const { lines, verdicts } = this;
    for (this.end = this.stop - 1; this.end >= this.top; this.end--) {
      const line = lines[this.end]!;
      if (verdicts[this.end] !== null) continue;
      const found = this.judgeEnd(this.end);
      const isLast = (isBody(line) && !isOpenLabel(line)) || this.own[this.end] === 1;
      if (found !== null) verdicts[this.end] = found;
      else if (this.endsBio(this.end)) verdicts[this.end] = BIO;
      else if (isLast || isVouched(line.block) || isStoplessEnd(line)) break;
      else verdicts[this.end] = verdict("clean.end.line", "unknown_line");
    }
    this.end = tailStart(lines, verdicts, this.top, this.end, this.judgeEnd);
  }

  /** Many labels in a row are a table or a list of the article's own, unless known furniture stands among them. */
  keepLongLists(): void {
    keepLists(this.verdicts, 0, this.top, "clean.top.line");
    keepLists(this.verdicts, this.end + 1, this.stop, "clean.end.line");
  }

  /** Between: only what is surely furniture. */
  judgeMiddle(): void {
    const { lines, verdicts, end } = this;
    for (let i = this.top; i <= end; i++) {
      if (!this.isOpen(i)) continue;
      const found = this.judge(i, "M", false);
      if (found === null) continue;
      verdicts[i] = found;
      if (!found.opens) continue;
      const last = Math.min(end, i + LIST_REACH);
      for (let next = i + 1; next <= last && !isSolid(lines[next]!) && !lines[next]!.hasStop; next++)
        verdicts[next] ??= verdict("clean.related.item", "related_block");
    }
  }

  /** A short sentence right above a bare credit is its caption, before the body starts. */
  judgeCaptionAboveCredit(): void {
    const { lines, verdicts, top } = this;
    if (top >= lines.length || verdicts[top + 1]?.kind !== "photo_credit" || !this.isOpen(top)) return;
    const line = lines[top]!;
    if (line.words <= 30 && !/[.!?]["”’]?\s+\S/u.test(line.text))
      verdicts[top] = verdict("clean.caption.above_credit", "caption");
  }

  /** A pitch may go on in a second line that speaks to the reader. */
  judgeTaglines(): void {
    const { lines, verdicts } = this;
    for (let i = 1; i < lines.length; i++) {
      const kind = verdicts[i - 1]?.kind;
      if (verdicts[i] !== null || kind === undefined || !PITCHES.has(kind) || lines[i]!.words > 16) continue;
      const line = this.folded(i);
      const isToReader = line.tokens.some((token) => token.startsWith("you")) && pageVoice(line) >= 0.9;
      if (!isTitle(line) && isToReader && i !== this.top)
        verdicts[i] = verdict("clean.page.tagline", "page_voice");
    }
  }

  /** Between "Image 2 of 6" or a credit and the text stands what the picture shows. */
  judgeCaptionsBeside(): void {
    const { lines, verdicts } = this;
    for (let i = this.top; i <= this.end; i++) {
      if (!this.isOpen(i)) continue;
      if (verdicts[i - 1]?.kind !== "gallery_counter" && verdicts[i + 1]?.kind !== "photo_credit") continue;
      if (isCaptionSentence(foldedLine(lines[i]!))) verdicts[i] = verdict("clean.caption.beside", "caption");
    }
  }

  judgePolls(): void {
    besidePolls(this.lines, this.verdicts);
  }

  judgeGluedTeasers(): void {
    const isAsked = (at: number): boolean => at >= this.top && at <= this.end && this.isOpen(at);
    for (const i of gluedTeasers(this.lines, isAsked))
      this.verdicts[i] = verdict("clean.related.glued", "related");
  }

  judgeBareNames(): void {
    for (const i of bareNames(this.lines, this.verdicts, this.authors))
      this.verdicts[i] = verdict("clean.byline.name", "byline");
  }

  /** Lines that the body says elsewhere, where the format vouches for none. */
  judgePullQuotes(): void {
    const isUnsure = (i: number): boolean => !isVouched(this.lines[i]!.block);
    const body = this.lines.flatMap((_, i) => (this.isOpen(i) ? [i] : []));
    if (!body.some(isUnsure)) return;
    for (const i of repeatedLines(this.lines, body))
      if (isUnsure(i)) this.verdicts[i] = verdict("clean.pull_quote.repeat", "pull_quote");
  }
}

/**
 * Decides of each block whether it is furniture: `result[i]` says why `article.blocks[i]` is left out, null where it
 * stays. Looks at the top until the first prose stands, at the end until the last, then between. Linear.
 */
export const judgeBlocks = (article: Article): ReadonlyArray<Verdict | null> => {
  const furniture = new Furniture(article);
  furniture.judgeTop();
  furniture.judgeLinksBehind();
  furniture.judgeBottom();
  furniture.keepLongLists();
  furniture.judgeMiddle();
  furniture.judgeCaptionAboveCredit();
  furniture.judgeTaglines();
  furniture.judgeCaptionsBeside();
  furniture.judgePolls();
  furniture.judgeGluedTeasers();
  furniture.judgeBareNames();
  furniture.judgePullQuotes();
  return furniture.verdicts;
};
