import type { PublicationTime } from "@columnist/model";
import { MONTHS } from "./data/months.ts";
import { AGE_UNITS, NUMBER_WORDS, PUBLISHED_WORDS, UPDATED_WORDS, WEEKDAYS } from "./data/timeWords.ts";
import { ZONES } from "./data/zones.ts";

const published = new Set(PUBLISHED_WORDS);
const updated = new Set(UPDATED_WORDS);
const weekdays = new Set(WEEKDAYS);

export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

// ISO stamps whole, then numeric dates, clocks, words, numbers, and single marks.
const TOKEN =
  /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{2}(?![\d:])|\d{1,2}[:.]\d{2}[:.]\d{2}(?!\d)|\d{1,2}[:.h]\d{2}(?!\d)|[+-]\d{2}:?\d{2}(?!\d)|\d{1,5}|[ap]\.m\.?|\p{L}+(?:\.(?=\s|,|$))?|\S/gu;

export const tokensOf = (text: string): ReadonlyArray<Token> => {
  const tokens: Array<Token> = [];
  for (const match of text.matchAll(TOKEN)) {
    const lower = match[0].toLowerCase();
    tokens.push({
      text: match[0],
      lower: lower.length > 1 && lower.endsWith(".") && !/^[ap]\.m/.test(lower) ? lower.slice(0, -1) : lower,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return tokens;
};

/** English days of the week by their first three letters, Sunday first. */
const WEEKDAY_STARTS: ReadonlyArray<string> = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Separators that may stand between the parts of a stamp. */
export const SEPARATOR = /^[.,|·•@()[\]:;–—\-/]$/u;

/** What the tokens of a stamp said so far. */
export interface Found {
  year: number | null;
  month: number | null;
  day: number | null;
  /** Day and month could be swapped: `04/11/2025`. */
  isAmbiguous: boolean;
  hour: number | null;
  minute: number;
  second: number | null;
  /** Minutes east of UTC; undefined: no zone named; null: a zone without an offset. */
  zone: number | null | undefined;
  /** An age in minutes, or in months. */
  ageMinutes: number | null;
  ageMonths: number | null;
  ageUnit: PublicationTime["precision"];
  /** `today`, `yesterday` count as days before the fetch. */
  daysBefore: number | null;
  /** Day of the week, 0 for Sunday, and whether "last" stands before it. */
  weekday: number | null;
  isLastWeekday: boolean;
  isUpdated: boolean;
}

export const nothing = (): Found => ({
  year: null,
  month: null,
  day: null,
  isAmbiguous: false,
  hour: null,
  minute: 0,
  second: null,
  zone: undefined,
  ageMinutes: null,
  ageMonths: null,
  ageUnit: "unknown",
  daysBefore: null,
  weekday: null,
  isLastWeekday: false,
  isUpdated: false,
});

const offsetOf = (text: string): number => {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/\D/g, "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4)));
};

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$/;
export const CLOCK = /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?$/;
const OFFSET = /^[+-]\d{2}:?\d{2}$/;

/** Takes the token at `i` (and those it needs after it); gives the next index, or -1 where it is no part of a stamp. */
export const take = (tokens: ReadonlyArray<Token>, i: number, found: Found): number => {
  const token = tokens[i]!;
  const { lower } = token;
  const next = tokens[i + 1];
  const iso = ISO.exec(token.text);
  if (iso !== null) {
    if (found.year !== null) return -1;
    found.year = Number(iso[1]);
    found.month = Number(iso[2]);
    found.day = Number(iso[3]);
    found.hour = Number(iso[4]);
    found.minute = Number(iso[5]);
    found.second = iso[6] === undefined ? null : Number(iso[6]);
    if (iso[7] !== undefined) found.zone = iso[7].toUpperCase() === "Z" ? 0 : offsetOf(iso[7]);
    return i + 1;
  }
  const yearFirst = YEAR_FIRST.exec(lower);
  if (yearFirst !== null) {
    if (found.year !== null) return -1;
    found.year = Number(yearFirst[1]);
    found.month = Number(yearFirst[2]);
    found.day = Number(yearFirst[3]);
    return i + 1;
  }
  const yearLast = YEAR_LAST.exec(lower);
  if (yearLast !== null) {
    if (found.year !== null) return -1;
    const first = Number(yearLast[1]);
    const second = Number(yearLast[3]);
    const year = Number(yearLast[4]);
    found.year = year < 100 ? 2000 + year : year;
    // Only slashes are also written month first.
    const monthFirst = yearLast[2] === "/" && second > 12;
    found.day = monthFirst ? second : first;
    found.month = monthFirst ? first : second;
    found.isAmbiguous = yearLast[2] === "/" && first <= 12 && second <= 12 && first !== second;
    return i + 1;
  }
  const clock = CLOCK.exec(lower);
  if (clock !== null) {
    if (found.hour !== null) return -1;
    found.hour = Number(clock[1]);
    found.minute = Number(clock[2]);
    found.second = clock[3] === undefined ? null : Number(clock[3]);
    return i + 1;
  }
  if (OFFSET.test(lower)) {
    // "2-Jun-2026": the dash before a year joins.
    if (/^-20\d\d$/.test(lower) && found.month !== null && found.year === null) {
      found.year = Number(lower.slice(1));
      return i + 1;
    }
    // "June 3-10" is a span of days, and a dash before a year is a separator.
    if (found.hour === null) return -1;
    found.zone = offsetOf(lower);
    return i + 1;
  }
  if (/^\d/.test(lower)) {
    const value = Number(lower);
    const unit = minutesOf(next?.lower);
    const afterUnit = tokens[i + 2]?.lower;
    // "1 hr 20 min ago": both parts count.
    const lesser = minutesOf(tokens[i + 3]?.lower);
    if (
      unit !== undefined &&
      lesser !== undefined &&
      lesser > 0 &&
      lesser < unit &&
      /^\d{1,2}$/.test(afterUnit ?? "")
    ) {
      if (found.ageMinutes !== null) return -1;
      found.ageMinutes = value * unit + Number(afterUnit) * lesser;
      found.ageUnit = unit >= 1440 ? "hour" : "minute";
      return tokens[i + 4]?.lower === "ago" ? i + 5 : i + 4;
    }
    // "7 min read" and "3 minute listen" are lengths, not ages.
    if (unit !== undefined && afterUnit !== "read" && afterUnit !== "listen" && afterUnit !== "watch") {
      const isShort = next!.lower.length <= 2 && next!.start === token.end;
      const hasAgo = afterUnit === "ago";
      if (hasAgo || isShort || (next!.lower !== "may" && i + 2 === tokens.length && value < 1000)) {
        if (found.ageMinutes !== null || found.ageMonths !== null || found.month !== null) return -1;
        takeAge(found, value, next!.lower);
        return hasAgo ? i + 3 : i + 2;
      }
    }
    if (
      next !== undefined &&
      /^(?:am|pm|[ap]\.m\.?|uhr|noon)$/.test(next.lower) &&
      found.hour === null &&
      value <= 24
    ) {
      found.hour = value;
      return i + 1;
    }
    if (lower.length === 4 && value >= 1900 && value < 2100 && found.year === null) {
      found.year = value;
      return i + 1;
    }
    if (lower.length === 4 && found.hour === null && /^(?:hrs|hours|h|utc|gmt)$/.test(next?.lower ?? "")) {
      found.hour = Math.floor(value / 100);
      found.minute = value % 100;
      return i + 2;
    }
    if (value >= 1 && value <= 31 && lower.length <= 2 && found.day === null) {
      found.day = value;
      const isOrdinal =
        next !== undefined && /^(?:st|nd|rd|th|er|º)$/.test(next.lower) && next.start === token.end;
      return isOrdinal ? i + 2 : i + 1;
    }
    return -1;
  }
  if (/^[ap]\.?m\.?$/.test(lower)) {
    if (found.hour === null || found.hour > 12) return lower === "am" ? i + 1 : -1;
    found.hour = (found.hour % 12) + (lower.startsWith("p") ? 12 : 0);
    return i + 1;
  }
  const month = MONTHS[lower];
  if (month !== undefined && Object.hasOwn(MONTHS, lower)) {
    if (found.month !== null) return -1;
    found.month = month;
    return i + 1;
  }
  if (weekdays.has(lower)) {
    const weekday = WEEKDAY_STARTS.indexOf(lower.slice(0, 3));
    if (weekday >= 0) found.weekday = weekday;
    return i + 1;
  }
  if (Object.hasOwn(ZONES, lower) && lower !== "at" && found.hour !== null) {
    found.zone = ZONES[lower]!;
    return i + 1;
  }
  // "NPT", "PHT": a zone by its place and its capitals; only the day is sure then.
  if (
    found.hour !== null &&
    found.year !== null &&
    found.zone === undefined &&
    /^[A-Z]{2,3}T$/.test(token.text)
  ) {
    found.zone = null;
    return i + 1;
  }
  if (updated.has(lower)) {
    if (
      lower === "last" &&
      next !== undefined &&
      WEEKDAY_STARTS.includes(next.lower.slice(0, 3)) &&
      weekdays.has(next.lower)
    ) {
      found.isLastWeekday = true;
      return i + 1;
    }
    const isWeek = next !== undefined && (next.lower === "week" || next.lower === "month");
    if (lower === "last" && isWeek) {
      takeAge(found, 1, next.lower);
      return i + 2;
    }
    if (lower === "last" && next !== undefined && next.lower === "night") {
      found.daysBefore = 1;
      return i + 2;
    }
    found.isUpdated = true;
    return i + 1;
  }
  const number = Object.hasOwn(NUMBER_WORDS, lower) ? NUMBER_WORDS[lower]! : null;
  if (
    number !== null &&
    next !== undefined &&
    Object.hasOwn(AGE_UNITS, next.lower) &&
    tokens[i + 2]?.lower === "ago"
  ) {
    takeAge(found, number, next.lower);
    return i + 3;
  }
  if (
    lower === "half" &&
    next?.lower === "an" &&
    tokens[i + 2]?.lower === "hour" &&
    tokens[i + 3]?.lower === "ago"
  ) {
    takeAge(found, 30, "min");
    return i + 4;
  }
  if (lower === "just" && next?.lower === "now") {
    takeAge(found, 0, "min");
    return i + 2;
  }
  if (/^(?:moments?|seconds?)$/.test(lower) && next?.lower === "ago") {
    takeAge(found, 0, "min");
    return i + 2;
  }
  if (
    lower === "a" &&
    (next?.lower === "moment" || (next?.lower === "few" && tokens[i + 2]?.lower === "seconds"))
  )
    return i + (next.lower === "few" ? 2 : 1);
  if (lower === "earlier" && (next?.lower === "today" || next?.lower === "this")) return i + 1;
  if (lower === "now" && tokens.length === 1) {
    takeAge(found, 0, "min");
    return i + 1;
  }
  if (lower === "yesterday" || lower === "today" || lower === "tonight") {
    found.daysBefore = lower === "yesterday" ? 1 : 0;
    return /^(?:morning|afternoon|evening|night)$/.test(next?.lower ?? "") ? i + 2 : i + 1;
  }
  if (lower === "this" && /^(?:morning|afternoon|evening)$/.test(next?.lower ?? "")) {
    found.daysBefore = 0;
    return i + 2;
  }
  if ((lower === "noon" || lower === "midnight") && found.hour === null) {
    found.hour = lower === "noon" ? 12 : 0;
    return i + 1;
  }
  if (lower === "o" || lower === "uhr" || lower === "hrs") return found.hour === null ? -1 : i + 1;
  if (published.has(lower)) return i + 1;
  return SEPARATOR.test(lower) ? i + 1 : -1;
};

/** Minutes of a unit; a word that every object knows ("5 constructor ago") is none. */
const minutesOf = (word: string | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(AGE_UNITS, word) ? AGE_UNITS[word] : undefined;

const takeAge = (found: Found, value: number, unit: string): void => {
  if (unit.startsWith("mo")) {
    found.ageMonths = value;
    found.ageUnit = "month";
  } else if (unit.startsWith("y")) {
    found.ageMonths = value * 12;
    found.ageUnit = "year";
  } else {
    const minutes = AGE_UNITS[unit]!;
    found.ageMinutes = value * minutes;
    found.ageUnit = minutes >= 1440 ? "day" : minutes === 60 ? "hour" : "minute";
  }
};
