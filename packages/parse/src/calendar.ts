/** Parts of a moment as a page states them; null: not stated. */
export interface Stamp {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number;
  readonly second: number | null;
  /** Minutes east of UTC; null: the zone is named but its offset is not known. */
  readonly zone: number | null;
}

const two = (value: number): string => String(value).padStart(2, "0");
const four = (value: number): string => String(value).padStart(4, "0");

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * ISO 8601 in UTC: `2025-06-03T13:10:00Z`; the day, month or year alone where no more is known, or where the zone has no
 * known offset. Null for a day that no calendar has.
 */
export const isoOf = (stamp: Stamp): string | null => {
  const { year, month, day, hour, minute, second, zone } = stamp;
  if (year < 1600 || year > 2999) return null;
  if (month === null) return four(year);
  if (month < 1 || month > 12) return null;
  if (day === null) return `${four(year)}-${two(month)}`;
  if (day < 1 || day > daysIn(year, month)) return null;
  if (hour === null || zone === null) return `${four(year)}-${two(month)}-${two(day)}`;
  return secondsOf(Date.UTC(year, month - 1, day, hour, minute - zone, second ?? 0));
};

const secondsOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** ISO 8601 of `minutes` before `fetchedAt`; the day alone where `dayOnly`; null where `fetchedAt` is no time. */
export const minutesBefore = (fetchedAt: string, minutes: number, dayOnly: boolean): string | null => {
  const ms = Date.parse(fetchedAt) - minutes * 60_000;
  if (Number.isNaN(ms) || Math.abs(ms) > 8e15) return null;
  return dayOnly ? new Date(ms).toISOString().slice(0, 10) : secondsOf(ms);
};

/** Year and month of `months` before `fetchedAt`. */
export const monthsBefore = (fetchedAt: string, months: number): string | null => {
  const fetched = new Date(fetchedAt);
  if (Number.isNaN(fetched.getTime()) || months > 12_000) return null;
  const count = fetched.getUTCFullYear() * 12 + fetched.getUTCMonth() - months;
  return count < 0 ? null : `${four(Math.floor(count / 12))}-${two((count % 12) + 1)}`;
};

/** The calendar day `days` before `fetchedAt`, in UTC. */
export const dayBefore = (
  fetchedAt: string,
  days: number,
): { readonly year: number; readonly month: number; readonly day: number } | null => {
  const ms = Date.parse(fetchedAt) - days * 86_400_000;
  if (Number.isNaN(ms)) return null;
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
