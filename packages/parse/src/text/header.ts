import { bylineOf, type BylineLine } from "./bylineLine.ts";
import {
  breadcrumbOf,
  fold,
  isAllCapitals,
  isDangling,
  isMasthead,
  isPictureLine,
  isSectionName,
  pageShare,
} from "./lineShape.ts";
import { readTime, readTimeAtEnd, type TimeReading } from "../times.ts";
import type { Unit } from "./unit.ts";

/** What a line above the body is. */
export type HeaderRole =
  | "section"
  | "kicker"
  | "breadcrumb"
  | "masthead"
  | "headline"
  | "headline_repeat"
  | "standfirst"
  | "byline"
  | "time"
  | "other";

export interface HeaderLine {
  readonly role: HeaderRole;
  readonly byline: BylineLine | null;
  readonly time: TimeReading | null;
  /** "Published 8 June | Updated 9 June" states two times. */
  readonly update: TimeReading | null;
}

/** More lines than any header has: nothing behind them is looked at for one. */
const MAX_HEADER = 30;

const READ_LENGTH = /^\W{0,3}\d{1,3}[\s-]{0,2}min(?:ute)?s?\.?[\s-]{0,2}(?:read|listen|watch)\b.{0,20}$/i;

/** The same behind something else: "8 June 2026 • 4 min read". */
const READ_LENGTH_AT_END =
  /[\s|·•,–—-]+\d{1,3}[\s-]{0,2}min(?:ute)?s?\.?[\s-]{0,2}(?:read|listen|watch)\b.{0,20}$/i;

const PUBLISHED_AND_UPDATED =
  /^(\S.{4,70}?)[\s|,;·•(–—-]+(?:and )?((?:last )?(?:updated|modified|amended|edited)\b.{3,70})$/iu;

/** "Updated 12.31pm, first published at 11.00am April 27, 2026": the later time stands first. */
const UPDATED_AND_PUBLISHED =
  /^((?:last )?(?:updated|modified|amended|edited)\b.{3,70}?)[\s|,;·•()–—-]+((?:(?:first|originally) )?(?:published|posted)\b.{3,70})$/iu;

/** A stamp with the paper behind it ("…, 12.01am BST, The Ledger") or a place before it ("London, 3 June 2026"). */
const PAPER_BEHIND = /^(.{0,60}\d{4}.{0,40}?),\s+(?:The\s)?\p{Lu}[\p{L}.' ]{2,30}$/u;
const PLACE_BEFORE = /^\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,2}\s?[,:|–—-]\s?(.*\d{4}.*)$/u;

const POSTED_BY =
  /^((?:(?:posted|published|written|submitted)\b.{0,12})?.{0,50}?\d.{0,40}?),? by (\S.{1,60})$/i;

/** A line that reads as part of a body: a whole sentence of some length. */
const isProse = (unit: Unit): boolean => (unit.hasStop && unit.words >= 6) || unit.words >= 30;

/** A byline or a time where a line says no more than that. */
const anchorOf = (unit: Unit, fetchedAt: string | null): HeaderLine | null => {
  if (unit.text.length > 160 || unit.words > 24 || (unit.hasStop && unit.words > 12)) return null;
  const text = unglued(unit.text).replace(READ_LENGTH_AT_END, "");
  const whole = anchorIn(unit, text, fetchedAt);
  if (whole !== null) return whole;
  // "Ann Lee5 hours agoUpdated 2 hours ago": byline, time and update in one line.
  const pair = BYLINE_AND_UPDATED.exec(text);
  if (pair === null) return null;
  const update = readTime(pair[2]!, fetchedAt);
  const first = update === null ? null : anchorIn(unit, pair[1]!, fetchedAt);
  return first === null || first.byline === null ? null : { ...first, update };
};

const BYLINE_AND_UPDATED =
  /^(\S.{4,90}?)[\s|,;·•(–—-]+((?:last )?(?:updated|modified|amended|edited)\b.{3,60})$/iu;

/** Words of a time glued to a name or to each other, apart: "Leean hour ago", "LeeYesterday", "41 min ago3 min read". */
const unglued = (text: string): string =>
  text
    .replace(
      /(\p{Ll})((?:an? (?:few )?(?:second|minute|hour|day|week)s? ago|just now|[Yy]esterday|[Ll]ast night|Today|Just now|An? (?:minute|hour|day) ago)\b)/u,
      "$1 $2",
    )
    .replace(/\p{Extended_Pictographic}\ufe0f?/gu, " ")
    .replace(/^(.{2,20} ago) ?\1$/u, "$1")
    .trim()
    .replace(/ ago(?=[\p{L}\d])/u, " ago ");

const anchorIn = (unit: Unit, text: string, fetchedAt: string | null): HeaderLine | null => {
  const pair = PUBLISHED_AND_UPDATED.exec(text);
  if (pair !== null) {
    const published = readTime(pair[1]!, fetchedAt);
    const update = readTime(pair[2]!, fetchedAt);
    if (published !== null && update !== null) return { role: "time", byline: null, time: published, update };
  }
  const reversed = UPDATED_AND_PUBLISHED.exec(text);
  if (reversed !== null) {
    const published = readTime(reversed[2]!, fetchedAt);
    if (published !== null)
      return { role: "time", byline: null, time: published, update: readTime(reversed[1]!, fetchedAt) };
  }
  // "Posted on May 6, 2024 by admin": a date, and who is logged in, perhaps a writer.
  const posted = POSTED_BY.exec(text);
  const when = posted === null ? null : readTime(posted[1]!, fetchedAt);
  if (when !== null) {
    const byline = bylineOf(`By ${posted![2]!}`);
    const isName = byline !== null && byline.authors.length > 0 && /^\p{Lu}/u.test(posted![2]!);
    return isName
      ? { role: "byline", byline, time: when, update: null }
      : { role: "time", byline: null, time: when, update: null };
  }
  const whole = readTime(text.replace(READ_LENGTH_AT_END, "").replace(/^[\s|·•–—-]+/u, ""), fetchedAt);
  if (whole !== null) return { role: "time", byline: null, time: whole, update: null };
  const stamp = PAPER_BEHIND.exec(text)?.[1] ?? PLACE_BEFORE.exec(text)?.[1];
  const framed = stamp === undefined || bylineOf(text) !== null ? null : readTime(stamp, fetchedAt);
  if (framed !== null) return { role: "time", byline: null, time: framed, update: null };
  const atEnd = readTimeAtEnd(
    text.replace(/[\s|·•,–—-]+\d{1,3}[\s-]{0,2}min(?:ute)?s?[\s-]{0,2}(?:read|listen|watch)\b.{0,20}$/i, ""),
    fetchedAt,
  );
  if (atEnd !== null) {
    const byline = bylineOf(text.slice(0, atEnd.start).replace(/[\s|·•,–—@-]+$/u, ""));
    if (byline !== null) return { role: "byline", byline, time: atEnd, update: null };
  }
  if (unit.hasStop && unit.words > 8) return null;
  const byline = bylineOf(text);
  return byline === null ? null : { role: "byline", byline, time: null, update: null };
};

/** A byline with a lead-in or a time, or a stamp: stands above a body wherever it stands. */
const isSure = (anchor: HeaderLine): boolean => anchor.time !== null || anchor.byline!.confidence >= 0.85;

/**
 * Where the body starts: behind the last byline or time near the top, else at the first line of prose. Before the first
 * anchor two lines of prose may stand (a standfirst, a notice); between anchors one, and only above a date.
 */
const headerEnd = (units: ReadonlyArray<Unit>, anchorAt: (index: number) => HeaderLine | null): number => {
  let prose = 0;
  let end = -1;
  const limit = Math.min(units.length, MAX_HEADER);
  for (let i = 0; i < limit; i++) {
    const anchor = anchorAt(i);
    if (anchor !== null && (isSure(anchor) || anchor.byline!.confidence >= 0.7)) {
      if (prose > 0 && !isSure(anchor)) continue;
      if (end >= 0 && prose > 0 && (anchor.time === null || anchor.time.time.isRelative)) break;
      end = i + 1;
      prose = 0;
      continue;
    }
    if (isProse(units[i]!)) prose++;
    if (prose > (end >= 0 ? 1 : 2)) break;
  }
  if (end >= 0) return end;
  for (let i = 0; i < limit; i++) if (isProse(units[i]!)) return i;
  return limit;
};

/** Words that make a clause a notice of the page, however few they are. */
const NOTICE =
  /\b(?:cookies?|consent|javascript|browser|privacy|newsletters?|subscri\w+|sign (?:in|up)|log ?in|accept all|advert\w*|skip|jump to)\b/i;

/** A few capitals right above a line of a headline's length and shape, the last but one above the byline: a kicker. */
const isLabelAbove = (units: ReadonlyArray<Unit>, at: number, firstByline: number): boolean => {
  const unit = units[at]!;
  const next = units[at + 1];
  if (unit.words > 4 || unit.hasStop || next === undefined || at + 1 >= firstByline) return false;
  return (
    !isAllCapitals(next.text) &&
    next.words >= 3 &&
    next.words <= 12 &&
    !/[^.]\.$/.test(next.text) &&
    pageShare(next.text) < 0.5 &&
    fold(unit.text) !== fold(next.text)
  );
};

/** A known label of few words: what stands above it belongs to the page, if a headline follows it. */
const isLabelLine = (unit: Unit): boolean => unit.words <= 4 && !unit.hasStop && isSectionName(unit.text);

/** A label stands between the line and the byline, and a line of a headline's length behind that label. */
const isAboveLabel = (units: ReadonlyArray<Unit>, at: number, firstByline: number): boolean => {
  const last = Math.min(firstByline, at + 8);
  for (let i = at + 1; i < last - 1; i++) {
    if (!isLabelLine(units[i]!)) continue;
    for (let next = i + 1; next < last; next++)
      if (units[next]!.words >= 3 && units[next]!.words <= 16 && pageShare(units[next]!.text) < 0.5)
        return true;
  }
  return false;
};

/** How much a line looks like a headline; higher is more. */
const headlineScore = (units: ReadonlyArray<Unit>, at: number, firstByline: number): number => {
  const unit = units[at]!;
  const { text, words } = unit;
  let score = words >= 3 && words <= 16 ? 2 : words === 2 || words <= 22 ? 0.5 : -3;
  if (words === 1) score = -1;
  if (unit.hasStop && !/[?!]["'’”]?$/.test(text)) score -= /[^.]\.$/.test(text) ? 1.5 : 0.5;
  if (text.endsWith(":")) score -= 2;
  // A word or two of a page in a whole clause are the subject ("I tried to close my bank account").
  const share = pageShare(text);
  score -= words >= 5 && share < 0.5 && !NOTICE.test(text) ? share : share * 4;
  if (isAllCapitals(text) && (words <= 2 || isLabelAbove(units, at, firstByline))) score -= 1.5;
  if (isSectionName(text)) score -= 2.5;
  if (isAboveLabel(units, at, firstByline)) score -= 2.5;
  if (isMasthead(text)) score -= 1.8;
  if (isPictureLine(text)) score -= 4;
  if (isDangling(text)) score -= 0.5;
  if (/^[\d\W]*$/.test(text) || /^(?:\p{L}{1,2}[\s/|·]+)+\p{L}{1,2}$/u.test(text)) score -= 5;
  if (
    /^\d[\d,.]*k? (?:people|readers?|users?|others)\b|\b(?:reading|viewing|watching) (?:this|now)$/i.test(
      text,
    )
  )
    score -= 4;
  if (words <= 4 && /\s[/|·]\s/.test(text)) score -= 2.5;
  // Of two lines above the byline the second is the standfirst; the first one wins unless it is a label.
  if (words >= 12) score -= 0.3;
  if (firstByline >= 0) score += at < firstByline ? 1 : -1.5;
  const key = fold(text);
  for (let i = at + 1; i < Math.min(units.length, at + 12); i++)
    if (units[i]!.text.length < text.length + 12 && fold(units[i]!.text) === key) score += 2;
  return score - at * 0.3;
};

/**
 * The lines above the body, in order: `lines[i]` is what `units[i]` is; behind them the body starts. Looks at the first
 * thirty lines only. `fetchedAt`: ISO 8601 or null, to resolve relative times.
 */
export const readHeader = (
  units: ReadonlyArray<Unit>,
  fetchedAt: string | null,
): ReadonlyArray<HeaderLine> => {
  const limit = Math.min(units.length, MAX_HEADER);
  const anchors: Array<HeaderLine | null> = [];
  let end = headerEnd(units, (i) => (anchors[i] = anchorOf(units[i]!, fetchedAt)));
  const firstSure = anchors.findIndex((anchor, i) => i < end && anchor?.role === "byline" && isSure(anchor));
  let headline = -1;
  // A single word heads an article only where no better line does.
  let lone = -1;
  let best = 0;
  // Of two lines of a name's shape the first is a headline such as "Larch Park Blues".
  const lastName = anchors.findLastIndex((anchor, i) => i < end && i > 0 && anchor?.role === "byline");
  const firstByline =
    firstSure >= 0
      ? firstSure
      : lastName > 0
        ? lastName
        : anchors.findIndex((anchor, i) => i < end && i > 0 && anchor !== null);
  for (let i = 0; i < end; i++) {
    const anchor = anchors[i] ?? null;
    if (anchor !== null && isSure(anchor)) continue;
    if (breadcrumbOf(units[i]!.text) !== null) continue;
    let score = headlineScore(units, i, firstByline);
    if (anchor !== null) score -= i < firstByline ? 0.2 : 0.7;
    if (score > best) {
      best = score;
      headline = i;
    }
    if (
      lone < 0 &&
      score > -1.6 &&
      anchor === null &&
      !units[i]!.text.endsWith(".") &&
      i < Math.max(firstByline, end - 1)
    )
      lone = i;
  }
  if (headline < 0) headline = lone;
  // Lines of a name's shape are bylines only near a headline.
  const lines: Array<HeaderLine> = [];
  const hasSureByline = firstSure >= 0;
  let hasByline = hasSureByline;
  let hasSection = false;
  let hasStandfirst = false;
  const key = headline >= 0 ? fold(units[headline]!.text) : "";
  const label = units.findIndex((unit, i) => i < headline && isLabelLine(unit));
  const firstBehind = anchors.findIndex((anchor, i) => i > headline && i < end && anchor !== null);
  // A repeated headline may stand behind the byline too.
  if (key !== "") while (end < limit && fold(units[end]!.text) === key) end++;
  for (let i = 0; i < end; i++) {
    const unit = units[i]!;
    const anchor = anchors[i] ?? null;
    const line = (role: HeaderRole): HeaderLine => ({ role, byline: null, time: null, update: null });
    if (i === headline) lines.push(line("headline"));
    else if (headline >= 0 && unit.text.length < 300 && fold(unit.text) === key)
      lines.push(line("headline_repeat"));
    else if (anchor !== null && anchor.role === "time") lines.push(anchor);
    else if (anchor !== null && (isSure(anchor) || (i > headline && headline >= 0 && !hasByline))) {
      lines.push(anchor);
      hasByline = true;
    } else if (i < headline || headline < 0) {
      const trail = breadcrumbOf(unit.text);
      if (trail !== null) lines.push(line("breadcrumb"));
      else if (unit.words <= 4 && !unit.hasStop && isMasthead(unit.text) && !isSectionName(unit.text))
        lines.push(line("masthead"));
      else if (
        unit.words <= 4 &&
        !unit.hasStop &&
        (isSectionName(unit.text) ||
          (pageShare(unit.text) < 0.5 && headline >= 0 && i > label && !/\d/.test(unit.text)))
      ) {
        const isKicker = hasSection || (isAllCapitals(unit.text) && !isSectionName(unit.text));
        lines.push(line(isKicker ? "kicker" : "section"));
        if (!isKicker) hasSection = true;
      } else lines.push(line("other"));
    } else if (unit.words <= 4 && !unit.hasStop && isSectionName(unit.text)) {
      lines.push(line(hasSection ? "kicker" : "section"));
      hasSection = true;
    } else if (
      !hasStandfirst &&
      unit.words >= 5 &&
      unit.words <= 60 &&
      (i < firstBehind || (firstBehind < 0 && !unit.hasStop && i === headline + 1)) &&
      !READ_LENGTH.test(unit.text) &&
      !isPictureLine(unit.text) &&
      pageShare(unit.text) < 0.5
    ) {
      lines.push(line("standfirst"));
      hasStandfirst = true;
    } else lines.push(line("other"));
  }
  return lines;
};
