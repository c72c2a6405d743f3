import { readAuthors } from "../bylines.ts";

const SMALL_WORDS = /^(?:and|und|et|y|e|en|de|van|von|der|la|in|for)$/;

/** Whether a line that has no label, beside a headline, is the byline: names and roles, and no sentence. */
export const isBylineLine = (text: string): boolean => {
  if (text.length > 120 || /[.?!:]$/.test(text)) return false;
  const { authors, hasLead, isOrganisation } = readAuthors(text);
  if (isOrganisation || (hasLead && authors.length > 0)) return true;
  const words = text.split(/\s+/);
  return (
    authors.length > 0 &&
    words.length >= 2 &&
    words.length <= 12 &&
    words.every((word) => !/^\p{Ll}/u.test(word) || SMALL_WORDS.test(word))
  );
};
