import { STOP_WORDS } from "./data/stopWords.ts";
import type { Repair } from "./repair.ts";

/** Words that open a paragraph in capitals behind a drop cap, and a few more than English counts among its commonest. */
const OPENERS = new Set(
  `${STOP_WORDS.en ?? ""} after all another any because before by even every here how if last let my no nobody now once one only our she some then these this those three though to two under until we what when where which while who why yes yesterday you`.split(
    " ",
  ),
);

/** A capital, a space, the rest of its word in capitals, and a sentence in small letters behind it. */
const PARTED = /^(\p{Lu}) (\p{Lu}+)(?= [^\p{Lu}]*\p{Ll})/u;

/**
 * The space that a drop cap leaves in the first word of a text: "T HE ferry" for "THE ferry". Null where the two do not
 * make a word that opens sentences.
 */
export const dropCap = (text: string): Repair | null => {
  if (text.charCodeAt(1) !== 0x20) return null;
  const match = PARTED.exec(text.slice(0, 60));
  if (match === null || !OPENERS.has(`${match[1]!}${match[2]!}`.toLowerCase())) return null;
  return { start: 1, end: 2, text: "", rule: "clean.repair.drop_cap" };
};
