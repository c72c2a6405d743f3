import type { PublicationTime } from "@columnist/model";
import { dayBefore, isoOf, minutesBefore, monthsBefore, type Stamp } from "./calendar.ts";
import { type Token, tokensOf, SEPARATOR, type Found, nothing, CLOCK, take } from "./stampTokens.ts";

/** A time that a line, an attribute or a field states. */
export interface TimeReading {
  readonly time: PublicationTime;
  /** `updated` where the words say updated, amended, modified, corrected. */
  readonly role: "published" | "updated";
}

/** No time stamp of a page is longer; longer text is not looked at, which keeps reading linear. */
const MAX_UNITS = 160;

/** Days from a weekday back to the fetch: "Friday 8.10am" read on a Sunday is two days old. */
const daysSince = (weekday: number, isLast: boolean, fetchedAt: string): number => {
  const days = (new Date(Date.parse(fetchedAt)).getUTCDay() - weekday + 7) % 7;
  return days === 0 && isLast ? 7 : days;
};

/** What was found as a moment; null where it makes none or makes an impossible one. */
const timeFrom = (found: Found, raw: string, fetchedAt: string | null): PublicationTime | null => {
  const relative = (at: string | null, precision: PublicationTime["precision"]): PublicationTime => ({
    at,
    raw,
    precision,
    isRelative: true,
  });
  if (found.ageMinutes !== null)
    return relative(
      fetchedAt === null ? null : minutesBefore(fetchedAt, found.ageMinutes, found.ageUnit === "day"),
      found.ageUnit,
    );
  if (found.ageMonths !== null)
    return relative(fetchedAt === null ? null : monthsBefore(fetchedAt, found.ageMonths), found.ageUnit);
  if (found.hour !== null && (found.hour > 24 || found.minute > 59 || (found.second ?? 0) > 59)) return null;
  const clock = {
    hour: found.hour,
    minute: found.minute,
    second: found.second,
    zone: found.zone === undefined ? 0 : found.zone,
  };
  const hasNoDate = found.day === null && found.month === null && found.year === null;
  if (hasNoDate && found.daysBefore === null && found.weekday !== null && fetchedAt !== null)
    if (found.hour !== null || found.isLastWeekday)
      found.daysBefore = daysSince(found.weekday, found.isLastWeekday, fetchedAt);
  if (found.daysBefore !== null || (found.hour !== null && hasNoDate)) {
    if (fetchedAt === null) return relative(null, found.hour === null ? "day" : "minute");
    const day = dayBefore(fetchedAt, found.daysBefore ?? 0);
    if (day === null) return relative(null, "unknown");
    const iso = isoOf({ ...day, ...clock });
    if (iso === null) return null;
    // "Updated 23:50" seen at 00:10 was yesterday.
    const isAhead = iso.length > 10 && Date.parse(iso) > Date.parse(fetchedAt) + 3_600_000;
    const earlier = isAhead ? dayBefore(fetchedAt, 1) : null;
    return relative(
      earlier === null ? iso : isoOf({ ...earlier, ...clock }),
      iso.length > 10 ? "minute" : "day",
    );
  }
  if (found.month === null && found.year === null) return null;
  if (found.month === null && found.day !== null) return null;
  if (found.year === null) {
    // "3 June" beside a fetch time: the last such day.
    if (fetchedAt === null || found.day === null) return null;
    const fetched = dayBefore(fetchedAt, 0);
    if (fetched === null) return null;
    const isAhead =
      found.month! > fetched.month || (found.month === fetched.month && found.day > fetched.day);
    found.year = isAhead ? fetched.year - 1 : fetched.year;
  }
  const stamp: Stamp = { year: found.year, month: found.month, day: found.day, ...clock };
  const iso = isoOf(stamp);
  if (iso === null) return null;
  const precision: PublicationTime["precision"] =
    iso.length === 4
      ? "year"
      : iso.length === 7
        ? "month"
        : iso.length === 10
          ? "day"
          : found.second === null
            ? "minute"
            : "second";
  return { at: iso, raw, precision, isRelative: false };
};

/** A day's grace: pages state local days, and the clocks of servers differ. */
const GRACE_MS = 36 * 3_600_000;

const isAfterFetch = (at: string | null, fetchedAt: string | null): boolean =>
  at !== null && fetchedAt !== null && Date.parse(at) > Date.parse(fetchedAt) + GRACE_MS;

/** Which of two small numbers between slashes is the month, where something outside the stamp says so; null: nothing does. */
export type DayOrder = "day first" | "month first" | null;

/** "5/1/2018 08:00 PM": a clock of twelve hours in capitals is set by programs that write the month first. */
const AMERICAN_CLOCK = /\d\s?[AP]M\b/;

const readTokens = (
  tokens: ReadonlyArray<Token>,
  raw: string,
  fetchedAt: string | null,
  order: DayOrder,
): TimeReading | null => {
  const found = nothing();
  let i = 0;
  while (i < tokens.length) {
    i = take(tokens, i, found);
    if (i < 0) return null;
  }
  // A bare "06:12" is the length of a recording and a bare "2025" a number, unless a word says more.
  const isBare =
    tokens.length === 1 &&
    ((found.year === null && CLOCK.test(tokens[0]!.lower)) || /^\d+$/.test(tokens[0]!.lower));
  let time = isBare ? null : timeFrom(found, raw, fetchedAt);
  if (time === null) return null;
  if (found.isAmbiguous && order !== "day first") {
    const swapped = timeFrom({ ...found, day: found.month, month: found.day }, raw, fetchedAt);
    // Papers are fetched soon after they come out: of the two readings the one nearer before the fetch.
    const isNearer =
      fetchedAt !== null &&
      swapped !== null &&
      (isAfterFetch(time.at, fetchedAt) || Date.parse(swapped.at!) > Date.parse(time.at!));
    const isSaid = order === "month first" || (fetchedAt === null && AMERICAN_CLOCK.test(raw));
    if (swapped !== null && (isSaid || isNearer) && !isAfterFetch(swapped.at, fetchedAt)) time = swapped;
  }
  if (isAfterFetch(time.at, fetchedAt)) return null;
  return { time, role: found.isUpdated ? "updated" : "published" };
};

/** Cheap look: a stamp holds a digit or one of a few words. */
const MAY_BE_TIME = /\d|\b(?:ago|now|yesterday|today|tonight|night|morning|noon|week|month|last)\b/i;

const LABEL =
  /^(?:(?:first|last|originally) )?(?:published|posted|updated|amended|modified|edited|revised|corrected|created|filed|issued|released)(?: (?:on|at|in))?:?\s+/i;

/** The words of the time without a label before them ("Published", "Updated on"). */
const rawOf = (text: string): string => text.replace(LABEL, "");

/**
 * The time that the whole of `text` states ("June 3, 2025 8:10 AM CT", "2025-06-03T08:10:00Z", "Updated 09:12",
 * "5h ago"); null where it is not a time alone. Relative times resolve only with `fetchedAt` (ISO 8601); a time later
 * than the fetch (36 hours' grace for zones) is refused. A clock time without a zone counts as UTC; a zone that names
 * no offset ("CT") leaves the day alone. `order`: what is known of the place where the page is read.
 */
export const readTime = (
  text: string,
  fetchedAt: string | null,
  order: DayOrder = null,
): TimeReading | null => {
  if (text.length > MAX_UNITS || !MAY_BE_TIME.test(text)) return null;
  const trimmed = text.trim();
  const tokens = tokensOf(trimmed);
  if (tokens.length === 0) return null;
  return readTokens(tokens, rawOf(trimmed), fetchedAt, order);
};

/** The time at the end of `text`, glued or not ("S.Chen34 min ago", "Ann Lee | 5h"); `start` is its UTF-16 offset. */
export const readTimeAtEnd = (
  text: string,
  fetchedAt: string | null,
): (TimeReading & { readonly start: number }) | null => {
  if (text.length > MAX_UNITS || !MAY_BE_TIME.test(text)) return null;
  const tokens = tokensOf(text);
  for (let first = Math.max(0, tokens.length - 16); first < tokens.length; first++) {
    const token = tokens[first]!;
    if (SEPARATOR.test(token.lower)) continue;
    // A lone preposition belongs to what stands before it.
    const reading = readTokens(tokens.slice(first), text.slice(token.start).trim(), fetchedAt, null);
    if (reading === null) continue;
    return { ...reading, time: { ...reading.time, raw: rawOf(reading.time.raw) }, start: token.start };
  }
  return null;
};
