import { DIGIT, charClass } from "./chars.ts";

/** A headline with a date behind it is no longer, in UTF-16 units. */
const MAX_LINE = 200;
/** "Wednesday, September 30, 2015" and the space before it. */
const MAX_DATE = 31;

const DATE =
  /\s((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, (?:19|20)\d\d)$/;

/** Words behind which a day is part of the clause. */
const JOINED =
  /(?:[,;:(–—-]|\b(?:after|at|before|by|dated|for|from|in|of|on|since|the|this|till|to|until|edited|posted|published|updated))$/i;

/**
 * Where the date starts that a paragraph ends with and that is none of its sentence: a headline whose line break was lost
 * ("Ants heal themselves Tuesday, September 1, 2015"). -1 where none does.
 */
export const datelineStart = (text: string, from: number, to: number): number => {
  if (to - from > MAX_LINE || to - from < MAX_DATE || charClass(text.charCodeAt(to - 1)) !== DIGIT) return -1;
  const match = DATE.exec(text.slice(to - MAX_DATE, to));
  if (match === null) return -1;
  const start = to - match[1]!.length;
  return JOINED.test(text.slice(Math.max(from, start - 12), start).trimEnd()) ? -1 : start;
};
