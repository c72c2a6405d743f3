import {
  BYLINE_LEADS,
  HONORIFICS,
  NAME_PARTICLES,
  ORGANISATION_WORDS,
  POST_NOMINALS,
  ROLE_WORDS,
} from "./data/roles.ts";
import { readTimeAtEnd } from "./times.ts";

/** What a byline or an author field names. */
export interface Byline {
  /** Names alone, in order: roles, places, agencies, links and times cut off. */
  readonly authors: ReadonlyArray<string>;
  /** The author is a body ("The Editorial Board"): evidence of an editorial. */
  readonly isOrganisation: boolean;
  /** The text starts with a word that only a byline starts with ("By", "Words:"). */
  readonly hasLead: boolean;
}

const roles = new Set(ROLE_WORDS);
const organisations = new Set(ORGANISATION_WORDS);
const particles = new Set(NAME_PARTICLES);
const honorifics = new Set(HONORIFICS);
const postNominals = new Set(POST_NOMINALS);

/** Author fields and bylines are short; longer text names no author. */
const MAX_UNITS = 400;

const NONE: Byline = { authors: [], isOrganisation: false, hasLead: false };

const leads = new Set(BYLINE_LEADS);

/** "Guest column by", "Photos and words by", "As told to": what the author made, whatever it was; not pictures alone. */
const MADE_BY =
  /^(?:(?:an?|and|&|as|column|comment|commentary|essay|exclusive|guest|illustrations?|interview|opinion|photos?|pictures?|report|reporting|special|story|text|told|words)\s+){1,5}(?:by|to)\s+(?=\p{Lu})/iu;
const MADE =
  /^.{0,60}\b(?:column|comment|commentary|essay|interview|opinion|report|reporting|story|text|told|words)\b/i;

/** Text behind its lead-in ("By", "Words by", "Von"), or null where it has none. */
const afterLead = (text: string): string | null => {
  // The longest lead has three words.
  const match = /^(\S+)(?:\s+(\S+))?(?:\s+(\S+))?/u.exec(text);
  if (match === null) return null;
  const words = [match[1], match[2], match[3]].filter((word) => word !== undefined);
  for (let count = words.length; count > 0; count--) {
    const lead = words.slice(0, count).join(" ").toLowerCase();
    if (!leads.has(lead)) continue;
    let at = 0;
    for (let i = 0; i < count; i++) {
      while (/\s/.test(text[at] ?? "")) at++;
      at += words[i]!.length;
    }
    return text.slice(at).trim();
  }
  const made = MADE_BY.exec(text.slice(0, 120));
  if (made !== null && MADE.test(made[0]) && (/by\s+$/i.test(made[0]) || /told to\s+$/i.test(made[0])))
    return text.slice(made[0].length).trim();
  const glued =
    /^(?:by|words|text|comment|commentary|opinion|author|authors|from|story)\s?[:|]\s?(.+)$/i.exec(text);
  return glued === null ? null : glued[1]!.trim();
};

const BOARD =
  /^(?:from |by )?(?:the |our )?(?:[\p{L}.' -]{2,40} )?(?:editorial (?:board|team|staff|desk|committee)|editors|leader (?:writers|team)|board of editors)$/iu;

/** The body behind an unsigned editorial: "From the editors" gives "The editors"; null where the text names none. */
const boardIn = (text: string): string | null => {
  if (text.length > 70 || !BOARD.test(text)) return null;
  const name = text.replace(/^(?:from|by)\s+/i, "").trim();
  if (/^(?:editorial|our editorial)$/i.test(name)) return null;
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** One word as it may stand in a name: capitalised, an initial, a particle, "O'Neil", "Jean-Luc". */
const isNameWord = (word: string): boolean =>
  /^(?:\p{Lu}[\p{L}\p{M}'’‘.-]*|\p{Lu}\.(?:-?\p{Lu}\.)*|(?:d|l|o)['’]\p{Lu}[\p{L}\p{M}-]*|al-\p{Lu}[\p{L}\p{M}-]*|"\p{Lu}[\p{L}]*"|“\p{Lu}[\p{L}]*”)$/u.test(
    word,
  ) || /^[\p{Lo}]+$/u.test(word);

/** How a piece of a byline reads: as a name, and how many words of it are one. */
const nameIn = (piece: string): string | null => {
  // "Our Kelda Falls correspondent" has no name.
  if (/^(?:our|the|this|my|your|an?) /i.test(piece)) return null;
  const words = piece.split(/\s+/).filter((word) => word !== "");
  const kept: Array<string> = [];
  for (const word of words) {
    const bare = word.replace(/[.,]$/, "").toLowerCase();
    if (isNameWord(word) || (kept.length > 0 && particles.has(bare) && word === word.toLowerCase())) {
      if (kept.length > 0 && postNominals.has(bare.replaceAll(".", "")) && word.length <= 6) break;
      kept.push(word);
    } else break;
  }
  while (kept.length > 0 && particles.has(kept.at(-1)!) && kept.at(-1) === kept.at(-1)!.toLowerCase())
    kept.pop();
  if (kept.length === 0 || kept.length > 6) return null;
  const rest = words.slice(kept.length);
  // "Ann Lee in Lyon", "Ann Lee for The Post" keep the name; any other tail shows that this was no name.
  if (rest.length > 0 && !/^(?:in|at|for|of|from|with|on|und|is|[@(|–—-].*|\p{Ll}+)$/u.test(rest[0]!)) {
    if (!postNominals.has(rest[0]!.replaceAll(/[.,]/g, "").toLowerCase())) return null;
  }
  // A role may stand before the name ("Columnist Ann Lee") or behind it without a comma ("Ann Lee Staff Writer").
  const isRole = (word: string): boolean => roles.has(word.toLowerCase().replace(/[.,]$/, ""));
  let start = 0;
  while (start < kept.length && isRole(kept[start]!) && !honorifics.has(kept[start]!.toLowerCase())) start++;
  let end =
    start < kept.length && honorifics.has(kept[start]!.toLowerCase().replace(/\.$/, "")) ? start + 1 : start;
  while (end < kept.length && !isRole(kept[end]!) && !isForOrSpecial(kept, end)) end++;
  const name = kept.slice(start, end);
  if (name.length === 0) return null;
  if (name.some((word) => organisations.has(word.toLowerCase()))) return null;
  return name.join(" ").replace(/,$/, "");
};

// "Ann Lee For The Post", "Ann Lee In Lyon", "Ann Lee Special To …": capitals of a title-cased byline.
const isForOrSpecial = (words: ReadonlyArray<string>, at: number): boolean =>
  at >= 1 &&
  /^(?:For|In|At|Of|From|Special|Reporting|FOR|IN|AT|FROM|SPECIAL)$/.test(words[at]!) &&
  at + 1 < words.length;

const SPLIT = /\s*(?:;|,|\/|\||·|•|&|\band\b|\bAND\b|\bund\b|\bwith\b|\bet\b(?! al)|\s[–—-]\s|\n)\s*/u;

/** What others did for the piece: "Written by Ann Lee. Edited by Bo Ray." */
const BY_OTHERS =
  /[\s.,;|–—-]+(?:(?:additional|further) (?:reporting|research)|edited|translated|photograph(?:s|ed|y)?|photos?|pictures?|illustrat(?:ed|ions?)|produced|reviewed|fact[- ]checked|narrated|read|bearbeitet|übersetzt|fotos?|bilder) (?:by|von|par|por|:).*$/iu;

/** Names in text without lead and time; `isLead`: a word said that names follow. */
const namesIn = (text: string): ReadonlyArray<string> => {
  const names: Array<string> = [];
  const seen = new Set<string>();
  let afterRole = false;
  for (const piece of text.split(SPLIT)) {
    const cleaned = (piece ?? "")
      .replace(/\S*@\S*/g, "")
      .replace(/https?:\/\/\S+/g, "")
      .replace(/\([^()]*\)/g, " ")
      .replace(/^(?:by|with|and)\s+/i, "")
      .trim();
    if (cleaned === "") continue;
    const name = nameIn(cleaned);
    if (name === null) {
      afterRole = true;
      continue;
    }
    const isOneWord = !/[\s.]/.test(name.replace(/\.$/, ""));
    // A single word behind a name is a place or a paper ("Ann Lee, Lyon"), unless it is all there is.
    if (isOneWord && (names.length > 0 || afterRole)) continue;
    if (postNominals.has(name.toLowerCase().replaceAll(".", ""))) continue;
    const key = name.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    names.push(/^(?:jr|sr)\.?$/i.test(name) ? `${names.pop() ?? ""} ${name}`.trim() : name);
  }
  return names;
};

const READ_LENGTH =
  /(?:^|[|·•,–—-]\s*|\s)\d{1,3}[\s-]{0,2}min(?:ute)?s?\.?[\s-]{0,2}(?:read|listen|watch)\b.*$/i;

/**
 * Names in an author string from any source: "By Ann Lee, Climate columnist" gives "Ann Lee"; "A. One, B. Two and C.
 * Three" gives three; "S.Chen34 min ago" gives "S.Chen". No names (an empty list) where it holds none. Names stay as
 * written: initials, titles and capitals are kept.
 */
export const readAuthors = (text: string): Byline => {
  if (text.length > MAX_UNITS) return NONE;
  let rest = text.replace(/[\s\u00a0]+/g, " ").trim();
  rest = rest.replace(READ_LENGTH, "").trim();
  const time = readTimeAtEnd(rest, null);
  if (time !== null)
    rest = rest
      .slice(0, time.start)
      .replace(/[\s|·•,–—@-]+(?:on|at)?$/u, "")
      .trim();
  rest = rest.replace(/^[—–~•|-]\s*/u, "").replace(/[\s|·•:]+$/u, "");
  if (rest === "") return NONE;
  const board = boardIn(rest);
  if (board !== null) return { authors: [board], isOrganisation: true, hasLead: true };
  rest = rest.replace(BY_OTHERS, "");
  const behind = afterLead(rest);
  const hasLead = behind !== null;
  const names = behind ?? rest;
  const inLead = boardIn(names);
  if (inLead !== null) return { authors: [inLead], isOrganisation: true, hasLead };
  return { authors: namesIn(names), isOrganisation: false, hasLead };
};
