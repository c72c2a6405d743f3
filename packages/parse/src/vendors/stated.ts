import { timeIn } from "../html/dates.ts";

const WEEKDAYS =
  /(?:^|[\s,])(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:^|[\s,])(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira)(?=[\s,.]|$)/giu;

const DAY =
  /^(?:\p{L}{3,14}\.?\s{1,3}\d{1,2}(?:st|nd|rd|th)?,?\s{1,3}(?:1[89]|20)\d{2}|\d{1,2}(?:\.|er|st|nd|rd|th)?\s{1,3}(?:de\s{1,3})?\p{L}{3,14}\.?,?\s{1,3}(?:(?:de|del)\s{1,3})?(?:1[89]|20)\d{2}|(?:1[89]|20)\d{2}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:1[89]|20)\d{2})(?!\d)/u;
const CLOCK =
  /^\s{0,3}(\d{1,2}[:.]\d{2}(?::\d{2})?\s{0,2}(?:[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?)(?=\s|$)/iu;

/** A publication day as exports print it. */
export interface StatedDay {
  /** What `timeIn` reads: the day, with its clock where one follows. */
  readonly value: string;
  /** What stands behind the day, weekday and clock left out: an edition. */
  readonly rest: string;
}

/**
 * The day that a line of an export starts with ("May 3, 2024 Friday 9:20 AM GMT", "18. November 1999 Donnerstag",
 * "vendredi 3 mai 2024", "Friday, May 3, 2024 Late Edition"); null where it starts otherwise, so that a headline which
 * names a day is none.
 */
export const dayIn = (line: string): StatedDay | null => {
  if (line.length > 160) return null;
  const text = line.replace(WEEKDAYS, " ").replace(/^[\s,.]+/, "");
  const day = DAY.exec(text)?.[0];
  if (day === undefined) return null;
  const plain = day.replace(/\b(?:de|del)\s/giu, "").replace(/^(\d{1,2})er\b/u, "$1");
  if (timeIn(plain, null)?.precision !== "day") return null;
  const behind = text.slice(day.length).replace(/^[\s,]+/, " ");
  const clock = CLOCK.exec(behind);
  const timed = clock === null ? null : `${plain} ${clock[1]!}`;
  return {
    value: timed !== null && timeIn(timed, null) !== null ? timed : plain,
    rest: (clock === null ? behind : behind.slice(clock[0].length)).replace(/\s+/g, " ").trim(),
  };
};

const PAGE_PART =
  /^(?:(?:pg|pp?|page|pages|seite|seiten|s|pág|página|pagina|blz)\b\.?\s{0,2}.{0,12}\d.{0,12}|\d{1,3}|section [\dA-Z]{1,3}|column \d{1,2}|col\. ?\d{1,2}|version ?:? ?\d{1,2}|ausgabe .{0,20}|[A-Z]?\d{1,3}[A-Z]?)$/iu;

/** The section's name in a line such as "OPINION; Pg. 11" or "Section B; Page 22, Column 2; National Desk". */
export const sectionName = (value: string): string => {
  const parts = value.split(/\s*;\s*/).map((part) => part.replace(/,\s*column \d+$/i, "").trim());
  return parts.find((part) => part !== "" && !PAGE_PART.test(part)) ?? value.trim();
};

const COPYRIGHT =
  /^(?:copyright\b|\(c\)\s|©|tous droits réservés|alle rechte vorbehalten|all rights reserved|todos los derechos reservados|tutti i diritti riservati)/i;

/** Whether a line states a copyright, so that it stands in `documents.rights`. */
export const statesCopyright = (line: string): boolean => line.length < 400 && COPYRIGHT.test(line);
