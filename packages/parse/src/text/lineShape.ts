import { DANGLING_WORDS, FUNCTION_WORDS, PAGE_WORDS, PAPER_NOUNS, PICTURE_WORDS } from "../data/pageWords.ts";
import { GENRE_LABELS, OPINION_LABELS, SECTIONS } from "../data/sections.ts";

const functionWords = new Set(FUNCTION_WORDS);
const danglingWords = new Set(DANGLING_WORDS);
const pageWords = new Set(PAGE_WORDS);
const paperNouns = new Set(PAPER_NOUNS);
const pictureWords = new Set(PICTURE_WORDS);
const sections = new Set(SECTIONS);
const opinionLabels = new Set(OPINION_LABELS);

// White space that is no single space already: in most lines there is none.
const GAP = /(?! )[\s\u2000-\u200f]+| [\s\u2000-\u200f]+/g;
const HEAD_MARKS = " \"'([";
const TAIL_MARKS = " \"').,:;!?]";

/** Lower case, one kind of apostrophe, no marks at the ends, single spaces: how two lines are compared. */
export const fold = (text: string): string => {
  const key = text
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(GAP, " ");
  let start = 0;
  let end = key.length;
  while (start < end && HEAD_MARKS.includes(key[start]!)) start++;
  while (end > start && TAIL_MARKS.includes(key[end - 1]!)) end--;
  return key.slice(start, end);
};

const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .toLowerCase()
    .split(/[\s\u00a0|/,:;()[\]"“”]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}©]+|[^\p{L}\p{N}+-]+$/gu, ""))
    .filter((word) => word !== "");

/** Share of a line's content words that belong to the page and not to an article, 0 to 1; numbers count as neither. */
export const pageShare = (text: string): number => {
  let page = 0;
  let content = 0;
  for (const word of wordsOf(text)) {
    if (functionWords.has(word) || /^\d/.test(word)) continue;
    content++;
    if (pageWords.has(word)) page++;
  }
  if (content === 0) return /\p{L}/u.test(text) ? 0 : 1;
  return page / content;
};

/** A picture's line: starts with or has before a colon a word of pictures, or ends with a credit. */
export const isPictureLine = (text: string): boolean => {
  if (/^\(?(?:©|\(c\))/i.test(text)) return true;
  const words = wordsOf(text);
  if (words.length > 0 && words.length <= 6 && pictureWords.has(words[0]!) && /[:/©]/.test(text)) return true;
  return (
    /(?:^|[\s.([|])(?:photo(?:graph|graphy|s)?|pictures?|image|illustration|credit|foto|composite|graphic|cartoon)(?: by| courtesy(?: of)?)?\s?:/i.test(
      text,
    ) || /(?:\bgetty\b|shutterstock|\/(?:ap|afp|reuters|epa|pa)\b|©)[^.]{0,30}\)?\.?$/i.test(text)
  );
};

/** A trail of sections: `Home > Comment > Climate`, `Home / Opinion`. */
export const breadcrumbOf = (text: string): ReadonlyArray<string> | null => {
  if (text.length > 120) return null;
  const parts = text.split(/\s*(?:[>›»→]|\s\/\s|\s\|\s|\s::\s)\s*/u).filter((part) => part !== "");
  if (parts.length < 2 || parts.some((part) => part.split(/\s+/).length > 4 || /[.!?\d]$/.test(part)))
    return null;
  const isTrail = /[>›»→]/u.test(text) || fold(parts[0]!) === "home";
  const known = parts.filter((part) => isSectionName(part) || fold(part) === "home").length;
  return isTrail || known * 2 >= parts.length ? parts : null;
};

/** Folded name of a section, without "&"/"and" differences and a leading "the". */
const sectionKey = (text: string): string =>
  fold(text)
    .replace(/^the /, "")
    .replace(/ and /g, " & ")
    .replace(/^[#>›»]\s*/u, "");

const isLabel = (key: string): boolean =>
  sections.has(key) || opinionLabels.has(key) || Object.hasOwn(GENRE_LABELS, key);

/** A known label, or two or three of them joined ("Sport & Opinion", "News | Politics"). */
export const isSectionName = (text: string): boolean => {
  const key = sectionKey(text);
  if (isLabel(key)) return true;
  const parts = key.length > 60 ? [] : key.split(/\s*[&|,/·•]\s*/u);
  return parts.length >= 2 && parts.length <= 3 && parts.every(isLabel);
};

/** Genre that a label shows: `opinion`, `letter`, `interview`, …; null where it shows none. */
export const genreOf = (label: string): string | null => {
  const key = sectionKey(label);
  if (opinionLabels.has(key)) return "opinion";
  if (Object.hasOwn(GENRE_LABELS, key)) return GENRE_LABELS[key]!;
  for (const part of key.split(/\s*[|/>›»:·•–—-]\s*/u)) {
    if (opinionLabels.has(part)) return "opinion";
    if (Object.hasOwn(GENRE_LABELS, part)) return GENRE_LABELS[part]!;
  }
  return null;
};

/** Letters, and all of them capitals. */
export const isAllCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/** Name of a paper: a few capitalised words of which the last is a paper's noun. */
export const isMasthead = (text: string): boolean => {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 5) return false;
  if (!paperNouns.has(words.at(-1)!.toLowerCase())) return false;
  return words.every((word) => /^\p{Lu}/u.test(word) || functionWords.has(word));
};

/** Ends with a word that joins what follows: no heading does. */
export const isDangling = (text: string): boolean => {
  const last = /([\p{L}'’]+)$/u.exec(text)?.[1];
  return last !== undefined && danglingWords.has(last);
};
