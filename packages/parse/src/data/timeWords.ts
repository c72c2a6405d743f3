/** Words around a time stamp, lower case. Each set says what its words do there. */

/** Say that the time is the first publication, or say nothing: `Published`, `Posted on`. */
export const PUBLISHED_WORDS: ReadonlyArray<string> = [
  "a", "about", "added", "almost", "around", "at", "am", "appeared", "article", "as", "by", "created", "date", "dated", "de", "del", "den", "der", "el", "first",
  "filed", "from", "issue", "issued", "in", "nearly", "le", "of", "on", "online", "originally", "over", "post", "posted", "print", "printed",
  "publié", "publicado", "publication", "publish", "published", "released", "since", "story", "stand", "the", "this", "time", "um",
  "uploaded", "was", "web", "written", "à",
];

/** Say that the time is a later change. */
export const UPDATED_WORDS: ReadonlyArray<string> = [
  "aktualisiert", "amended", "change", "changed", "corrected", "edited", "last", "modified", "refreshed", "reviewed", "revised", "update",
  "updated",
];

/** Days of the week and their short forms: allowed beside a date and not read. */
export const WEEKDAYS: ReadonlyArray<string> = [
  "dienstag", "dimanche", "domingo", "donnerstag", "fr", "freitag", "fri", "friday", "jeudi", "jueves", "lundi", "lunes",
  "mardi", "martes", "mercredi", "miércoles", "mittwoch", "mo", "mon", "monday", "montag", "sa", "sabado", "sábado",
  "samedi", "samstag", "sat", "saturday", "sonntag", "sun", "sunday", "thu", "thur", "thurs", "thursday", "tue", "tues",
  "tuesday", "vendredi", "viernes", "wed", "weds", "wednesday",
];

/** Units of an age, in minutes; a month and a year are counted in the calendar and hold 0 here. */
export const AGE_UNITS: Readonly<Record<string, number>> = {
  s: 1 / 60, sec: 1 / 60, secs: 1 / 60, second: 1 / 60, seconds: 1 / 60,
  m: 1, min: 1, mins: 1, minute: 1, minutes: 1,
  h: 60, hr: 60, hrs: 60, hour: 60, hours: 60,
  d: 1440, day: 1440, days: 1440,
  w: 10_080, wk: 10_080, wks: 10_080, week: 10_080, weeks: 10_080,
  mo: 0, mos: 0, month: 0, months: 0, y: 0, yr: 0, yrs: 0, year: 0, years: 0,
};

/** Words for small numbers in an age: `an hour ago`, `two days ago`. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12,
};
