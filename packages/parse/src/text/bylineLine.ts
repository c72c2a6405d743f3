import { type Byline, readAuthors } from "../bylines.ts";
import { ORGANISATION_WORDS, ROLE_WORDS } from "../data/roles.ts";
import { isPictureLine, isSectionName, pageShare } from "./lineShape.ts";

const roles = new Set(ROLE_WORDS);
const organisations = new Set(ORGANISATION_WORDS);

/** How sure it is that a line is a byline, and whom it names. */
export interface BylineLine extends Byline {
  /** 0 to 1. */
  readonly confidence: number;
}

const SMALL =
  /^(?:in|at|for|of|from|the|and|und|on|to|de|la|le|van|von|der|den|del|di|da|bin|al|with|&|et|is|our)$/i;

/**
 * Reads a line of its own as a byline; null where its words are not all names, roles, places and organisations, or
 * where it starts a sentence. `text`: the line without the time at its end.
 */
export const bylineOf = (text: string): BylineLine | null => {
  if (text.length > 160) return null;
  const words = text.split(/(?:[\s,;|·•/]|\s[–—-]\s)+/u).filter((word) => word !== "");
  if (words.length === 0 || words.length > 24) return null;
  const byline = readAuthors(text);
  if (byline.isOrganisation) return { ...byline, confidence: 0.9 };
  if (byline.hasLead) {
    // "Von München bis Aachen: …" is a headline.
    if (
      /^(?:von|di|par|door|por)\b/i.test(text) &&
      /[:?!]|\s\p{Ll}{3,}\b(?![^,]*$)|\b(?:bis|nach|zu|et|y|e)\b/u.test(text.slice(4))
    )
      return null;
    if (byline.authors.length === 0)
      return /^by\b/i.test(text) && words.length >= 2 && words.length <= 6
        ? { ...byline, confidence: 0.6 }
        : null;
    // "By the time the council met, nobody was left." starts a sentence.
    const second = words[1] ?? "";
    if (/^\p{Ll}/u.test(second) && !SMALL.test(second) && /^by$/i.test(words[0]!)) return null;
    if (/[.!?]$/.test(text) && words.length > 6) return null;
    return { ...byline, confidence: 0.95 };
  }
  if (byline.authors.length === 0 || isSectionName(text) || isPictureLine(text) || pageShare(text) >= 0.5)
    return null;
  if (/\b(?:getty|shutterstock|alamy|follow)\b/i.test(text) || /^(?:\S{1,2}\s)+\S{1,2}$/.test(text))
    return null;
  if (/[?!:"“”]|[a-z]\.$/u.test(text.replace(/ [JS]r\.$/, ""))) return null;
  // "Bea Holt, transport writer": behind the comma stands what the first part does.
  const comma = text.indexOf(",");
  if (comma > 0) {
    const behind = text
      .slice(comma + 1)
      .trim()
      .split(/[\s,/]+/);
    const name = text.slice(0, comma).split(/\s+/);
    const isRole = behind.some(
      (word) => roles.has(word.toLowerCase()) || organisations.has(word.toLowerCase()),
    );
    if (
      isRole &&
      behind.length <= 8 &&
      name.length >= 2 &&
      name.length <= 5 &&
      name.every((word) => /^[\p{Lu}(]/u.test(word) || SMALL.test(word))
    )
      return { ...byline, confidence: 0.85 };
  }
  // Every word is capitalised, small, or a role behind a comma ("Ann Lee, climate columnist").
  let capitals = 0;
  let small = 0;
  for (const word of words) {
    const bare = word.replace(/[.,]$/, "").toLowerCase();
    if (/^[\p{Lu}(@]/u.test(word)) capitals++;
    else if (SMALL.test(word)) small++;
    else if (!roles.has(bare) && !organisations.has(bare)) return null;
  }
  if (capitals < 1 || small > capitals) return null;
  // "Words Ann Lee": the lead-in of a magazine, without its colon; only a whole name shows it.
  const told = /^(?:Words|Text|Report) (?=\p{Lu}\p{Ll}+ \p{Lu})/u.exec(byline.authors[0]!);
  if (told !== null)
    return {
      ...byline,
      authors: byline.authors.map((author) => author.replace(/^(?:Words|Text|Report) /, "")),
      confidence: 0.7,
    };
  const first = byline.authors[0]!;
  const nameWords = first.split(/\s+/).length;
  const isGluedInitial = /^\p{Lu}\.\s?\p{Lu}/u.test(first);
  if (!isGluedInitial && (nameWords < 2 || nameWords > 5)) return null;
  // A verb or a noun of a headline follows the "name": "Paint The Bridge Blue" in title case has small words inside.
  if (/\b(?:is|are|was|has|have|must|should|will|can|not|why|how|what|when|who|the)\b/i.test(first))
    return null;
  return { ...byline, confidence: isGluedInitial ? 0.85 : nameWords <= 3 ? 0.7 : 0.5 };
};
