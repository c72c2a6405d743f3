/**
 * One pass from text to tokens as parallel typed arrays: what marks, names, cues and extents are read from. No string
 * is cut: a word is known by a hash of its lower-cased letters.
 */
export const WORD = 1;
export const NUMBER = 2;
export const COMMA = 3;
/** `.`, `!`, `?`, `…` */
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

/** Shape of a word: first letter upper case; every letter upper case. */
export const CAPITAL = 1;
export const UPPER = 2;
/** White space stands before the token. */
export const SPACED = 4;

export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** WORD, NUMBER, … */
  readonly kinds: Uint8Array;
  /** CAPITAL, UPPER, SPACED, or-ed. */
  readonly shapes: Uint8Array;
  /** Hash of the lower-cased letters of a word, `hashWord`; the first code unit of anything else. */
  readonly hashes: Int32Array;
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const LINE = 4;
const APOSTROPHE = 5;
const QUOTE = 6;

const asciiClass = new Uint8Array(128);
for (let c = 0; c <= 32; c++) asciiClass[c] = SPACE;
for (let c = 65; c <= 90; c++) asciiClass[c] = LETTER;
for (let c = 97; c <= 122; c++) asciiClass[c] = LETTER;
for (let c = 48; c <= 57; c++) asciiClass[c] = DIGIT;
asciiClass[10] = LINE;
asciiClass[13] = LINE;
asciiClass[34] = QUOTE;
asciiClass[39] = APOSTROPHE;
asciiClass[96] = APOSTROPHE;

const wideClass = (c: number): number => {
  if (c < 0x2000) {
    if (c === 0xa0 || c === 0x1680) return SPACE;
    if (c === 0xab || c === 0xbb) return QUOTE;
    if (c === 0x85) return LINE;
    return c >= 0xc0 && c !== 0xd7 && c !== 0xf7 ? LETTER : 0;
  }
  if (c === 0x2018 || c === 0x2019 || c === 0x201a || c === 0x201b) return APOSTROPHE;
  if (c === 0x201c || c === 0x201d || c === 0x201e || c === 0x201f) return QUOTE;
  if (c === 0x2039 || c === 0x203a || (c >= 0x300c && c <= 0x300f) || c === 0xff02) return QUOTE;
  if (c === 0x2028 || c === 0x2029) return LINE;
  if (c <= 0x200d || c === 0x202f || c === 0x205f || c === 0x2060 || c === 0x3000 || c === 0xfeff)
    return SPACE;
  return c >= 0x2c00 && !(c >= 0x3001 && c <= 0x301f) && !(c >= 0xff00 && c <= 0xff20) ? LETTER : 0;
};

const classOf = (c: number): number => (c < 128 ? asciiClass[c]! : wideClass(c));

const lower = (c: number): number =>
  (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde) ? c + 32 : c === 0x2019 ? 39 : c;

const isUpper = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde);

const UPPER_AT = 20;
const CLASS_AT = 16;
/** Whether a unit is upper case, its class, and the unit in lower case: one look-up a unit. */
const UNIT = new Uint32Array(65536);
for (let c = 0; c < 65536; c++)
  UNIT[c] = (Number(isUpper(c)) << UPPER_AT) | (classOf(c) << CLASS_AT) | lower(c);
const classIn = (unit: number): number => (unit >>> CLASS_AT) & 15;
const classAt = (text: string, i: number): number => classIn(UNIT[text.charCodeAt(i)]!);

const SEED = 0x811c9dc5 | 0;
const step = (hash: number, c: number): number => Math.imul(hash ^ c, 0x01000193);

/** The hash by which tokens know a word (FNV-1a over UTF-16 units, ASCII and Latin-1 letters lower-cased). */
export const hashWord = (word: string): number => {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = step(hash, lower(word.charCodeAt(i)));
  return hash;
};

const kindOfSign = (c: number): number => {
  switch (c) {
    case 44:
      return COMMA;
    case 46:
    case 33:
    case 63:
    case 0x2026:
      return STOP;
    case 58:
      return COLON;
    case 59:
      return SEMICOLON;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return DASH;
    case 40:
    case 91:
      return PAREN_OPEN;
    case 41:
    case 93:
      return PAREN_CLOSE;
    default:
      return OTHER;
  }
};

/** Cuts a text into tokens. Takes any string; linear in its length; offsets are UTF-16 units. */
export const tokenize = (text: string): Tokens => {
  const n = text.length;
  const blankLines = text.includes("\n\n") || text.includes("\n\r\n");
  let room = (n >> 2) + 16;
  // Memory is asked for as rarely as may be: a text needs some thirty arrays.
  const laid = new Int32Array(room * 3);
  const looks = new Uint8Array(room * 2);
  let starts = laid.subarray(0, room);
  let ends = laid.subarray(room, room * 2);
  let hashes = laid.subarray(room * 2);
  let kinds = looks.subarray(0, room);
  let shapes = looks.subarray(room);
  let count = 0;
  let i = 0;
  let spaced = SPACED;
  while (i < n) {
    if (count === room) {
      room *= 2;
      const grow = <A extends Int32Array | Uint8Array>(old: A, fresh: A): A => (fresh.set(old), fresh);
      starts = grow(starts, new Int32Array(room));
      ends = grow(ends, new Int32Array(room));
      kinds = grow(kinds, new Uint8Array(room));
      shapes = grow(shapes, new Uint8Array(room));
      hashes = grow(hashes, new Int32Array(room));
    }
    const c = text.charCodeAt(i);
    let unit = UNIT[c]!;
    const kindOf = classIn(unit);
    if (kindOf === SPACE) {
      spaced = SPACED;
      i++;
      continue;
    }
    const start = i;
    let kind = OTHER;
    let shape = spaced;
    let hash = c;
    if (kindOf === LETTER) {
      kind = WORD;
      const isCapital = unit >>> UPPER_AT === 1;
      let upper = 1;
      hash = SEED;
      for (;;) {
        upper &= unit >>> UPPER_AT;
        hash = step(hash, unit & 0xffff);
        i++;
        if (i >= n) break;
        unit = UNIT[text.charCodeAt(i)]!;
        const next = classIn(unit);
        if (next === LETTER || next === DIGIT) continue;
        // An apostrophe or a hyphen stays in the word where a letter follows; `'s` is a token of its own.
        const isHyphen = (unit & 0xffff) === 45;
        if (i + 1 >= n || (next !== APOSTROPHE && !isHyphen) || (unit & 0xffff) === 96) break;
        const after = classAt(text, i + 1);
        if (after !== LETTER && !(isHyphen && after === DIGIT)) break;
        if (next === APOSTROPHE && (text.charCodeAt(i + 1) | 32) === 115) {
          const third = i + 2 < n ? classAt(text, i + 2) : 0;
          if (third !== LETTER && third !== DIGIT) break;
        }
      }
      if (isCapital) shape |= upper === 1 && i - start > 1 ? CAPITAL | UPPER : CAPITAL;
    } else if (kindOf === DIGIT) {
      kind = NUMBER;
      i++;
      while (i < n) {
        const at = text.charCodeAt(i);
        const next = classIn(UNIT[at]!);
        if (next === DIGIT || next === LETTER) i++;
        else if (
          (at === 44 || at === 46 || at === 45 || at === 58) &&
          i + 1 < n &&
          classAt(text, i + 1) === DIGIT
        )
          i += 2;
        else break;
      }
    } else if (kindOf === LINE) {
      kind = BREAK;
      let feeds = c === 13 && text.charCodeAt(i + 1) === 10 ? 0 : 1;
      i++;
      while (i < n) {
        const next = classAt(text, i);
        if (next !== LINE && next !== SPACE) break;
        if (next === LINE && text.charCodeAt(i) !== 13) feeds++;
        i++;
      }
      spaced = SPACED;
      // Where paragraphs are parted by blank lines, a single line end is white space.
      if (blankLines && feeds < 2) continue;
    } else if (kindOf === APOSTROPHE) {
      const after = i + 1 < n ? text.charCodeAt(i + 1) : 0;
      const previous = count > 0 && ends[count - 1] === i ? kinds[count - 1] : 0;
      const third = i + 2 < n ? classAt(text, i + 2) : 0;
      if (
        (previous === WORD || previous === NUMBER) &&
        (after | 32) === 115 &&
        third !== LETTER &&
        third !== DIGIT &&
        c !== 96
      ) {
        kind = CLITIC;
        i += 2;
      } else {
        kind = MARK;
        // Two straight or back-quoted singles typed as one double mark.
        i += (c === 39 && after === 39) || (c === 96 && after === 96) ? 2 : 1;
        if (i - start === 2) hash = c === 96 ? DOUBLED_OPEN : DOUBLED;
      }
    } else if (kindOf === QUOTE) {
      kind = MARK;
      i++;
    } else {
      kind = kindOfSign(c);
      i++;
      if (c === 45) {
        const spaceAfter = i >= n || classAt(text, i) === SPACE;
        if (i < n && text.charCodeAt(i) === 45) {
          while (i < n && text.charCodeAt(i) === 45) i++;
          kind = DASH;
        } else if (spaced !== 0 && spaceAfter) kind = DASH;
      } else if (kind === STOP) {
        while (i < n && kindOfSign(text.charCodeAt(i)) === STOP) i++;
      }
    }
    starts[count] = start;
    ends[count] = i;
    kinds[count] = kind;
    shapes[count] = shape;
    hashes[count] = hash;
    count++;
    if (kind !== BREAK) spaced = 0;
  }
  return { text, count, starts, ends, kinds, shapes, hashes };
};

/** `hashes` of a MARK of two straight singles. */
export const DOUBLED = 1;
/** `hashes` of a MARK of two back-quotes. */
export const DOUBLED_OPEN = 2;
