/**
 * What tokens are: their kinds, the looks of words, what a word can be, and the one class that features see. Quotes,
 * rules and models read these names; there are no others.
 */
export const WORD = 1;
export const NUMBER = 2;
export const COMMA = 3;
/** `.`, `!`, `?`, `…`, and runs of them. */
export const STOP = 4;
export const COLON = 5;
export const SEMICOLON = 6;
/** `—`, `–`, `--`, or a hyphen with spaces around it. */
export const DASH = 7;
/** One quotation mark; which way it faces is settled in marks.ts. */
export const MARK = 8;
export const PAREN_OPEN = 9;
export const PAREN_CLOSE = 10;
/** One or more line ends: a new paragraph. */
export const BREAK = 11;
/** The possessive or contracted `'s` after a word. */
export const CLITIC = 12;
export const OTHER = 13;

/** Whether a kind is a sign: neither a word nor a number nor `'s`. */
export const isSign = (kind: number): boolean => kind > NUMBER && kind !== CLITIC;

/** Looks of a token, or-ed. The first letter is upper case; every letter is, of two or more. */
export const CAPITAL = 1;
export const UPPER = 2;
/** White space stands before the token. */
export const SPACED = 4;
/** A number that reads as a year from 1500 to 2099: "1998", "1990s". */
export const YEAR = 8;
/** A word with a hyphen in it. */
export const HYPHENED = 16;

/** What a word can be, a bit each: a word may be several. Function words, cues and roles say which words. */
export const IS = {
  cueVerb: 1 << 0,
  cueNoun: 1 << 1,
  /** A form in -ing, which needs no subject of its own. */
  gerund: 1 << 2,
  subject: 1 << 3,
  object: 1 << 4,
  firstPerson: 1 << 5,
  thirdPerson: 1 << 6,
  determiner: 1 << 7,
  preposition: 1 << 8,
  conjunction: 1 << 9,
  complementizer: 1 << 10,
  relative: 1 << 11,
  auxiliary: 1 << 12,
  adverb: 1 << 13,
  time: 1 << 14,
  negation: 1 << 15,
  crowd: 1 << 16,
  agreement: 1 << 17,
  judging: 1 << 18,
  title: 1 << 19,
  person: 1 << 20,
  body: 1 << 21,
  loaded: 1 << 22,
  speech: 1 << 23,
  thought: 1 << 24,
  evidence: 1 << 25,
  seeming: 1 << 26,
  act: 1 << 27,
  /** Past tense, past participle or third person: a form that cannot be an infinitive. */
  finite: 1 << 28,
  /** "eager to …", "afraid that …"; and "reportedly". */
  cueAdjective: 1 << 29,
  /** Not of the word but of the place: a cue verb that is a verb here (markWords.ts). */
  reports: 1 << 30,
} as const;

/** The one class of a token for features: its kind, or for a word one of these. */
export const CLASS = {
  /** Not of a word: a paragraph that begins after one that ends in a colon. */
  colonBreak: 15,
  complementizer: 20,
  subject: 21,
  determiner: 22,
  preposition: 23,
  conjunction: 24,
  auxiliary: 25,
  object: 26,
  time: 27,
  adverb: 28,
  /** A cue verb that is a verb here. */
  reports: 29,
  capital: 30,
  ly: 31,
  ed: 32,
  ing: 33,
  s: 34,
  plain: 35,
  /** A cue noun, or a cue verb that is none here. */
  cue: 36,
  outside: 99,
} as const;
