import type { Line } from "./line.ts";

/** Words before a line without a stop may be prose: labels, names and most headlines have fewer. */
const LEAST_WORDS = 9;

/** Of a sentence half of the words start small, names and all; of a headline in capitals or a list of names they do not. */
const LEAST_SMALL = 0.45;

const isMostlySmall = (text: string): boolean => {
  let small = 0;
  let words = 0;
  for (const word of text.split(/\s+/)) {
    const first = /[\p{L}]/u.exec(word)?.[0];
    if (first === undefined) continue;
    words++;
    if (first === first.toLowerCase()) small++;
  }
  return words > 0 && small / words >= LEAST_SMALL;
};

/** A mark that parts labels, a clock or an address at the end: no sentence holds one there. */
const PARTED = /[|»›→▶]|\s[•·]\s|\d:\d{2}$|https?:|www\.|@\w/u;

/**
 * Reads as a sentence that has lost its stop, or ends in a footnote's mark or a bracket: "The ferry left late on Monday,
 * and nobody minded*".
 */
export const isStoplessProse = (line: Line): boolean =>
  !line.hasStop && line.words >= LEAST_WORDS && isMostlySmall(line.text) && !PARTED.test(line.text);

const OWN_START =
  /^["“‘']?(?:i|we|it|he|she|they|you|this|that|these|those|there|and|but|so|or|nor|yet|if|when|because|perhaps|nobody|my|our)\b/i;
const OWN_WORD = /\b(?:i|i'm|i've|me|my|we|we're|us|our|nobody|never|ought)\b/i;

/** The same behind the body, where links to other articles stand too: it must also speak as somebody's own text does. */
export const isStoplessEnd = (line: Line): boolean =>
  isStoplessProse(line) &&
  (OWN_START.test(line.text) || OWN_WORD.test(line.text.replace(/^\S+/u, ""))) &&
  /^["“‘'([]?\p{Lu}/u.test(line.text);
