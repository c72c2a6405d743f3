import { readAuthors } from "../bylines.ts";

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
