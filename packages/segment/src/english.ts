import { ABBREVIATIONS } from "./data/abbreviations.ts";
import { CALENDAR } from "./data/calendar.ts";
import { DANGLING } from "./data/dangling.ts";
import { FRONTING } from "./data/fronting.ts";
import { LETTERED } from "./data/lettered.ts";
import { REPORTING, REPORTING_ALONE } from "./data/reporting.ts";
import { SMALL_STARTERS } from "./data/smallStarters.ts";
import { STARTERS } from "./data/starters.ts";
import type { LocalePack } from "./locale.ts";

const words = (rows: ReadonlyArray<readonly [string, string]>): ReadonlyArray<string> =>
  rows.map(([word]) => word);

/** The pack for English of any country. */
export const english: LocalePack = {
  language: "en",
  abbreviations: ABBREVIATIONS,
  starters: words(STARTERS),
  alwaysCapital: ["I", "I'd", "I'll", "I'm", "I've"],
  reporting: words(REPORTING),
  reportingAlone: words(REPORTING_ALONE),
  calendar: words(CALENDAR),
  fronting: words(FRONTING),
  lettered: words(LETTERED),
  dangling: words(DANGLING),
  smallStarters: words(SMALL_STARTERS),
};
