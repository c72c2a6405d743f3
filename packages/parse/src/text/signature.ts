import { readAuthors } from "../bylines.ts";
import { isSectionName } from "./lineShape.ts";
import type { Unit } from "./unit.ts";

/** Who signed a text at its end, and the lines that say so. */
export interface Signature {
  readonly authors: ReadonlyArray<string>;
  /** Units from `first` to `last` are the signature: valediction, name, address. */
  readonly first: number;
  readonly last: number;
}

const VALEDICTION =
  /^(?:yours|sincerely|faithfully|respectfully|regards|best wishes|kind regards|with thanks|i am,? sir)\b.{0,30}$/i;
const SALUTATION =
  /^(?:dear (?:sir|madam|editor|mr|mrs|ms)\b|sirs?\b\s?[,:—–-]|to the editor\b|madam\b\s?[,:—–-])/i;

const LETTERS = /^(?:readers['’] |your |more )?letters?(?: to the editor)?\b(?:$|\s?[:|–—-])/i;

/** A headline that says that letters follow: "Letters to the Editor", "Letters: bells and boats". */
export const headsLetters = (headline: string): boolean => LETTERS.test(headline);

/** How many units from the end a signature may stand: furniture may follow it. */
const REACH = 12;

/** A letter: it greets the editor, or its section or headline says so. */
export const isLetter = (units: ReadonlyArray<Unit>, from: number, label: string | null): boolean => {
  if (label !== null && /^letters?\b|\byour letters\b|\breaders' letters\b/i.test(label)) return true;
  for (let i = from; i < Math.min(units.length, from + 3); i++)
    if (SALUTATION.test(units[i]!.text.slice(0, 40))) return true;
  return false;
};

/** Name words, each capitalised, an initial or a title: "Mrs A. Lee", "ANN LEE", "— Ann Lee". */
export const signedBy = (text: string): ReadonlyArray<string> | null => {
  if (text.length > 90) return null;
  const bare = text
    .replace(/^[—–-]\s*/u, "")
    .replace(/^The (?=(?:Rev|Revd|Very|Right|Rt|Ven|Most|Hon)\b)/, "")
    .replace(/^(?:yours (?:sincerely|faithfully|etc\.?|truly)|regards|sincerely),?\s+/i, "");
  if (isSectionName(bare) || /[?!:"“”]/.test(bare)) return null;
  const words = bare.split(/[\s,]+/).filter((word) => word !== "");
  if (words.length < 2 || words.length > 8) return null;
  if (!words.every((word) => /^[\p{Lu}(]/u.test(word) || /^(?:and|of|the|de|van|von|der|&)$/.test(word)))
    return null;
  // A signature is no sentence: only an initial or a title may end in a stop.
  if (/\p{Ll}{3,}\.$/u.test(bare)) return null;
  // "Una Crake, Lower Wick": behind the comma of one who signs alone stands a place.
  const alone = bare.includes(",") && !/\band\b|&/.test(bare) ? bare.slice(0, bare.indexOf(",")) : bare;
  const { authors, isOrganisation } = readAuthors(alone.includes(" ") ? alone : bare);
  return authors.length === 0 || isOrganisation ? null : authors;
};

const isAddress = (unit: Unit): boolean =>
  unit.words <= 7 &&
  unit.text.length <= 60 &&
  !/[?!:"“”@]|\d{3,}.*\d{3,}/.test(unit.text) &&
  unit.text
    .split(/[\s,]+/)
    .every(
      (word) =>
        word === "" || /^[\p{Lu}\d]/u.test(word) || /^(?:of|the|and|on|upon|by|in|de|le|la)$/.test(word),
    );

/** The signature that starts at unit `i`; null where none does. */
const signatureAt = (
  units: ReadonlyArray<Unit>,
  i: number,
  from: number,
  isSure: boolean,
): Signature | null => {
  const unit = units[i]!;
  if (unit.hasStop && unit.words > 4) return null;
  const before = units[i - 1];
  const behindProse =
    before !== undefined &&
    i > from &&
    ((before.hasStop && before.words >= 3) || VALEDICTION.test(before.text));
  if (!behindProse) return null;
  const isValediction = VALEDICTION.test(unit.text);
  const signer = isValediction && signedBy(unit.text) === null ? i + 1 : i;
  const named = units[signer];
  if (named === undefined) return null;
  const hasDash = /^[—–]\s*\p{Lu}/u.test(named.text);
  if (!isSure && !isValediction && !hasDash) return null;
  const authors = signedBy(named.text);
  if (authors === null) return null;
  let last = signer;
  const next = units[signer + 1];
  if (isSure && next !== undefined && !next.hasStop && isAddress(next)) last++;
  return { authors, first: i, last };
};

/**
 * The signatures of a text: a name, perhaps with a valediction before and an address after it. Of letters (`isSure`) each
 * ends in one, and one name-shaped line is enough; of another text only the one behind the last line of prose counts.
 */
export const readSignatures = (
  units: ReadonlyArray<Unit>,
  from: number,
  isSure: boolean,
): ReadonlyArray<Signature> => {
  const found: Array<Signature> = [];
  for (let i = isSure ? from : Math.max(from, units.length - REACH); i < units.length; i++) {
    const signature = signatureAt(units, i, from, isSure);
    if (signature === null) continue;
    found.push(signature);
    if (!isSure) break;
    i = signature.last;
  }
  return found;
};
