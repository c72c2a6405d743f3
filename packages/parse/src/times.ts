import type { PublicationTime } from "@columnist/model";

/** A time that a line, an attribute or a field states. */
export interface TimeReading {
  readonly time: PublicationTime;
  /** `updated` where the words say updated, amended, modified, corrected. */
  readonly role: "published" | "updated";
}

/**
 * The time that the whole of `text` states ("June 3, 2025 8:10 AM CT", "2025-06-03T08:10:00Z", "Updated 09:12",
 * "5h ago"); null where it is not a time alone. Relative times resolve only with `fetchedAt` (ISO 8601); a time later
 * than the fetch (a day's grace for zones) is refused. A clock time without a zone counts as UTC; a zone that names no
 * offset ("CT") leaves the day alone.
 */
export const readTime = (_text: string, _fetchedAt: string | null): TimeReading | null => null;

/** The time at the end of `text`, glued or not ("S.Chen34 min ago", "Ann Lee | 5h"); `start` is its UTF-16 offset. */
export const readTimeAtEnd = (
  _text: string,
  _fetchedAt: string | null,
): (TimeReading & { readonly start: number }) | null => null;
