import { headsLetters, signedBy } from "../text/signature.ts";
import type { Page } from "./page.ts";

/** A signature: the name, and lines of the address below it. */
const MOST_LINES = 3;
const MOST_CHARS = 90;

const STOP = /[.!?…]["”’)]?$/;

/** Whose letter each stretch of a letters page is, and the stretches that sign. */
export interface Letters {
  readonly by: ReadonlyMap<number, string>;
  readonly signatures: ReadonlySet<number>;
  readonly authors: ReadonlyArray<string>;
}

/** Who signs in stretch `i`, behind the stretch `before` of the body; null where it is no signature. */
const signers = (page: Page, i: number, before: number): ReadonlyArray<string> | null => {
  const { chars, linkChars, text } = page.stretches[i]!;
  if (chars > MOST_CHARS || linkChars > 0 || before < 0 || !STOP.test(page.stretches[before]!.text))
    return null;
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length === 0 || lines.length > MOST_LINES || STOP.test(text) ? null : signedBy(lines[0]!);
};

/**
 * The letters of a page of several, where title or genre say that they are letters; null for other pages. Each ends in a
 * name, perhaps with its place.
 */
export const lettersOf = (
  page: Page,
  body: ReadonlyArray<number>,
  title: string | null,
  genre: string | null,
): Letters | null => {
  if (genre !== "letter" && (title === null || !headsLetters(title))) return null;
  const by = new Map<number, string>();
  const signatures = new Set<number>();
  const authors = new Set<string>();
  const isBody = new Set(body);
  let unsigned: Array<number> = [];
  let before = -1;
  // Signatures look little like a body: those between its parts, and right behind it, may not be of it.
  const last = Math.min(page.stretches.length - 1, (body.at(-1) ?? -1) + 1);
  for (let i = body[0] ?? 0; i <= last; i++) {
    const names = signers(page, i, before);
    if (names !== null) {
      for (const letter of unsigned) by.set(letter, names.join(" | "));
      unsigned = [];
      signatures.add(i);
      for (const name of names) authors.add(name);
      before = -1;
    } else if (isBody.has(i)) {
      unsigned.push(i);
      before = i;
    }
  }
  return signatures.size < 2 ? null : { by, signatures, authors: [...authors] };
};
