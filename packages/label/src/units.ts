/** What a UTF-16 unit is to the cutting of tokens. */
import { FOLD } from "./hash.ts";

export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 3;
export const LINE = 4;
export const APOSTROPHE = 5;
export const QUOTE = 6;

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

const CLASS_AT = 16;
const UPPER_AT = 20;
/** A unit folded (FOLD), its class, and whether it is an upper-case letter: one look-up a unit. */
export const UNIT = new Uint32Array(65536);
for (let c = 0; c < 65536; c++) {
  const kind = c < 128 ? asciiClass[c]! : wideClass(c);
  UNIT[c] = (Number(kind === LETTER && FOLD[c] !== c) << UPPER_AT) | (kind << CLASS_AT) | FOLD[c]!;
}

/** The class in an entry of UNIT: `LETTER` … `QUOTE`, 0 for any other sign. */
export const classIn = (unit: number): number => (unit >>> CLASS_AT) & 15;
/** 1 where an entry of UNIT is an upper-case letter. */
export const upperIn = (unit: number): number => unit >>> UPPER_AT;
/** The folded unit in an entry of UNIT. */
export const foldIn = (unit: number): number => unit & 0xffff;
