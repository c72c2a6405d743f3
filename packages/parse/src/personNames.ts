import { NAME_PARTICLES, ORGANISATION_WORDS, POST_NOMINALS, ROLE_WORDS } from "./data/roles.ts";

const particles: ReadonlySet<string> = new Set(NAME_PARTICLES);
const noNames: ReadonlySet<string> = new Set([...ORGANISATION_WORDS, ...ROLE_WORDS, ...POST_NOMINALS]);

const GIVEN = /^(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|\p{Lu}\.(?:-?\p{Lu}\.)*)$/u;

/** Whether words may be given names: one to three of them, each a capital's, none a role or a house. */
const isGiven = (words: ReadonlyArray<string>): boolean =>
  words.length >= 1 &&
  words.length <= 3 &&
  words.every((word) => GIVEN.test(word) && !noNames.has(word.toLowerCase().replaceAll(".", "")));

/** Whether words may be one family name, particles before it: one word, or two where the source always turns names. */
const isFamily = (words: ReadonlyArray<string>, isAlwaysTurned: boolean): boolean => {
  const own = words.filter((word) => !particles.has(word.toLowerCase()));
  const most = isAlwaysTurned ? 3 : 1;
  return (
    own.length >= 1 && own.length <= most && own.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))
  );
};

/**
 * A name in the order in which it is said: "Quill, Rosa" gives "Rosa Quill", "van der Berg, A. J." gives "A. J. van der
 * Berg"; other texts come back as they are. `isAlwaysTurned`: the source writes every name so, as libraries do; else the
 * family name must be one word, since "Rosa Quill, Dunmere" is a name and a place.
 */
export const inSpokenOrder = (name: string, isAlwaysTurned: boolean): string => {
  const parts = name.split(",").map((part) => part.trim());
  if (parts.length < 2 || parts.length > 3) return name;
  const [family, given, suffix] = parts as [string, string, string | undefined];
  if (suffix !== undefined && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(suffix)) return name;
  const familyWords = family.split(/\s+/);
  if (!isFamily(familyWords, isAlwaysTurned) || !isGiven(given.split(/\s+/))) return name;
  return `${given} ${family}${suffix === undefined ? "" : ` ${suffix}`}`;
};

/** The names in a field that parts them by semicolons, each in spoken order; a field without them is one name or prose. */
export const namesApart = (value: string, isAlwaysTurned: boolean): ReadonlyArray<string> => {
  const pieces = value
    .split(/\s*;\s*/)
    // A full stop ends a list of names, unless it is an initial's.
    .map((piece) => piece.trim().replace(/(?<=\p{L}{3})\.$/u, ""))
    .filter((piece) => piece !== "");
  // Where each of several pieces is "X, Y", no piece is a name and a place.
  const isTurned =
    isAlwaysTurned || (pieces.length > 1 && pieces.every((piece) => /^[^,]+, [^,]+$/.test(piece)));
  return pieces.map((piece) => inSpokenOrder(piece, isTurned));
};
