import { readAuthors } from "../bylines.ts";
import { NO_NAMES, NO_NAME_WORDS } from "../data/noNames.ts";

/** Names that one place of a page gives, and how sure that place is, 0 to 1. */
export interface Named {
  readonly method: string;
  readonly names: ReadonlyArray<string>;
  readonly confidence: number;
}

/** Letters and digits of the Latin script alone, in lower case: "Zoë Groß" and "zoe-gross" are the same. */
export const latin = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const isAddress = (text: string): boolean =>
  /^(?:https?:)?\/\/|^www\.|^@?[\w.-]{1,60}@[\w.-]{1,60}$|^[\w.-]{1,60}\.(?:com|de|org|net)$/i.test(text);

/** A byline as its markup left it: handles glued to names, "By" glued to its name or doubled. */
export const unglued = (text: string): string =>
  text
    .replace(/(\p{L})@[\w.]{1,40}/gu, "$1 ")
    .replace(/^(?:by\s?){1,3}(?=[\p{Lu}])/iu, "By ")
    .replace(/\s+/g, " ")
    .trim();

export const DESK =
  /\b(?:redaktion|redaction|rédaction|redacción|redazione|newsroom|staff|desk|team)(?![\p{L}-])/iu;

/** Names in a field made for them: where the words are no byline they are taken as they stand. */
export const namesInField = (text: string): ReadonlyArray<string> => {
  const value = unglued(text);
  if (value === "" || value.length > 300 || isAddress(value)) return [];
  if (value.split(/,\s*/).some(isAddress)) return [];
  const read = readAuthors(value).authors;
  // A desk signs as one: "Redaktion Seeland", "AOL Staff".
  if (DESK.test(value) && !/[,;|/&]|\s(?:and|und|et)\s/u.test(value) && value.split(" ").length <= 5)
    return [value.replace(/^(?:by|von|par|por)\s+/i, "")];
  if (read.length > 0) return read;
  return value
    .split(/\s*[;|]\s*|,\s+|\s+(?:and|und|et|y|e|og|och|&)\s+/u)
    .map((name) =>
      name
        .replace(/^(?:by|von|par|por)\s+/i, "")
        .replace(/[\s,.:]+$/u, "")
        .trim(),
    )
    .filter((name) => name !== "" && name.split(" ").length <= 5 && /\p{L}/u.test(name) && !isAddress(name));
};

const noNames = new Set(NO_NAMES);
const noNameWords = new Set(NO_NAME_WORDS);

/** What a page sets behind a name, glued or not: a role in the byline's element, a button, a label of the date. */
const TAIL =
  /[\s,.|]*(?:staff|published|updated|edited|posted|follow(?:ing)?|subscribe|read more|view (?:bio|profile|all)|biography|profile|email|contributor|columnist)\s*$/iu;

/**
 * A name as a person may bear it, without a button or a label behind it; null for what is none: "View Comments", "See",
 * a heading, a desk's feed. `isShown`: an element or a line gave it, where anything may stand, and not a field.
 */
export const plausible = (name: string, isShown: boolean): string | null => {
  let value = name.trim().replace(/^(?:author|autor|auteur|autore|writer|text)s?\s?[:|]?\s(?=\p{Lu})/iu, "");
  for (
    let cut = value.replace(TAIL, "");
    cut !== value && /\s/.test(cut.trim());
    cut = value.replace(TAIL, "")
  )
    value = cut.trim();
  const words = value.toLowerCase().split(/[\s,]+/);
  if (noNames.has(words.join(" ")) || words.every((word) => noNames.has(word))) return null;
  if (!isShown) return value;
  if (words.length > 5 || words.some((word) => noNameWords.has(word.replace(/[.,:]$/, "")))) return null;
  // "deinen Hochzeitsbloggern": words of a language, not of a name.
  if (
    words.length > 1 &&
    /^\p{Ll}/u.test(value) &&
    !/^(?:al|bin|da|de|del|della|der|di|dos|du|el|la|le|ten|ter|van|von|zu)\b/.test(value)
  )
    return null;
  return value;
};
