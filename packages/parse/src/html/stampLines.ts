import { readTime } from "../times.ts";
import { TWO_TIMES } from "./dates.ts";
import type { Page } from "./page.ts";

/** How far below the headline, and above the end, lines about the article's times stand in its body. */
const REACH = 4;

const AGE_NOTICE =
  /^this (?:article|story|column|post|page) is (?:more than |over |now |at least )?(?:\d{1,2}|an?|one|two|three|four|five|ten) (?:years?|months?) old\.?$/i;

const isStampLine = (text: string): boolean =>
  text.length <= 140 &&
  (AGE_NOTICE.test(text) ||
    (/\d/.test(text) &&
      text.split(TWO_TIMES).every((piece) => piece !== "" && readTime(piece, null) !== null)));

/** The body without lines at its ends that say no more than when the article came out, was changed, or how old it is. */
export const withoutStamps = (page: Page, body: ReadonlyArray<number>): ReadonlyArray<number> =>
  body.filter(
    (i, nth) => (nth >= REACH && nth < body.length - REACH) || !isStampLine(page.stretches[i]!.text),
  );
