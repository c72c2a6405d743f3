import { LOWER, SPACE, UPPER, charClass } from "./chars.ts";
import type { Scan } from "./scan.ts";
import { wordEnd } from "./word.ts";

/** Words a speaker's name may have: "Mr", "Anna", "Okoro". */
const MAX_NAME_WORDS = 4;

/**
 * Does a reporting clause start at `at`: one to four capitalised words (or I), then a reporting verb, as in
 * “Why?” Mr Okoro asked?
 */
export const isReported = (scan: Scan, at: number): boolean => {
  const { text, rules } = scan;
  let start = at;
  for (let count = 0; count <= MAX_NAME_WORDS; count++) {
    const end = wordEnd(scan, start);
    if (end === start) return false;
    const first = charClass(text.charCodeAt(start));
    if (first === LOWER) {
      if (count === 0) return false;
      const after = text.charCodeAt(end);
      return (
        rules.reporting.has(text, start, end) ||
        ((after === 44 || after === 46) && rules.reportingAlone.has(text, start, end))
      );
    }
    if (first !== UPPER || (count === 0 && rules.starters.has(text, start, end))) return false;
    start = text.charCodeAt(end) === 46 ? end + 1 : end;
    if (charClass(text.charCodeAt(start)) !== SPACE) return false;
    start++;
  }
  return false;
};
