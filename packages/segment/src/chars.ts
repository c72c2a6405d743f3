/** What a UTF-16 unit is to the splitter. */
export const OTHER = 0;
export const SPACE = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;
/** A letter of a script without case (CJK, Arabic, …), or half of a surrogate pair (its supplements, emoji). */
export const CASELESS = 5;

/** Below this every unit is classed by its Unicode category: Latin, Greek, Cyrillic and Armenian lie there. */
const EXACT = 0x590;

const exactClass = (code: number): number => {
  const char = String.fromCharCode(code);
  if (/\s/u.test(char) || code === 0x85) return SPACE;
  if (/\p{Lu}|\p{Lt}/u.test(char)) return UPPER;
  if (/\p{Ll}/u.test(char)) return LOWER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  return /\p{L}/u.test(char) ? CASELESS : OTHER;
};

/** Blocks above, first and last unit. What no row holds is OTHER. */
const BLOCKS: ReadonlyArray<readonly [first: number, last: number, unitClass: number]> = [
  [0x5d0, 0x1fff, CASELESS],
  [0x1680, 0x1680, SPACE],
  [0x2000, 0x200a, SPACE],
  [0x2028, 0x2029, SPACE],
  [0x202f, 0x202f, SPACE],
  [0x205f, 0x205f, SPACE],
  [0x3000, 0x3000, SPACE],
  [0x3041, 0xdfff, CASELESS],
  [0xf900, 0xfaff, CASELESS],
  [0xfeff, 0xfeff, SPACE],
  [0xff10, 0xff19, DIGIT],
  [0xff21, 0xff3a, UPPER],
  [0xff41, 0xff5a, LOWER],
  [0xff66, 0xffdc, CASELESS],
];

/** Class of each of the 65,536 units. */
const CLASSES = new Uint8Array(0x10000);
for (let code = 0; code < EXACT; code++) CLASSES[code] = exactClass(code);
for (const [first, last, unitClass] of BLOCKS) CLASSES.fill(unitClass, first, last + 1);

/**
 * The class of one UTF-16 unit; `NaN` (past the end of a string) is OTHER.
 * `| 0` makes NaN the unit 0, which is OTHER and has no role: a NaN as an index would make every look-up slow.
 */
export const charClass = (code: number): number => CLASSES[code | 0]!;

/** Is this unit a letter of any script? */
export const isLetter = (code: number): boolean => {
  const unitClass = CLASSES[code | 0]!;
  return unitClass >= LOWER && unitClass !== DIGIT;
};

/** Is this unit a letter or a digit? */
export const isAlphanumeric = (code: number): boolean => CLASSES[code | 0]! >= LOWER;

/** Is this unit white space, line ends included? */
export const isSpace = (code: number): boolean => CLASSES[code | 0] === SPACE;

const STOP = 1;
const WIDE = 2;
const EMPHATIC = 4;
const CLOSER = 8;
const OPENER = 16;
const QUOTE_CLOSER = 32;
const BULLET = 64;
const LINE_END = 128;
const TOKEN_BREAK = 256;

const ROLES = new Uint16Array(0x10000);
const give = (role: number, chars: string): void => {
  for (const char of chars) ROLES[char.charCodeAt(0)]! |= role;
};
give(STOP, ".?!…‽⁇⁈⁉。｡．！？");
give(WIDE, "。｡．！？");
give(EMPHATIC, "?!‽⁇⁈⁉！？");
give(CLOSER, ")]}”’»›」』）】》〉");
give(OPENER, "([{\"“„‘'«‹「『（【《〈¿¡`*");
give(QUOTE_CLOSER, "\"'”’»›」』");
give(BULLET, "•‣⁃▪▫◦●○■□►▶➢➤∙");
give(LINE_END, "\n\r\v\f\u0085\u2028\u2029");

for (let code = 0; code < 0x10000; code++)
  if (CLASSES[code] === SPACE || ((ROLES[code]! & OPENER) !== 0 && code !== 39)) ROLES[code]! |= TOKEN_BREAK;
give(TOKEN_BREAK, "—–/");

/** Does a token start behind this unit: white space, an opening mark but the apostrophe, a dash, a slash? */
export const isTokenBreak = (code: number): boolean => (ROLES[code | 0]! & TOKEN_BREAK) !== 0;
/** Does a mark of this kind end sentences? */
export const isStop = (code: number): boolean => (ROLES[code | 0]! & STOP) !== 0;
/** Ideographic stops, which need no space behind them. */
export const isWideStop = (code: number): boolean => (ROLES[code | 0]! & WIDE) !== 0;
/** Question and exclamation marks. */
export const isEmphatic = (code: number): boolean => (ROLES[code | 0]! & EMPHATIC) !== 0;
/** What closes behind a stop and has no other reading there. */
export const isCloser = (code: number): boolean => (ROLES[code | 0]! & CLOSER) !== 0;
/** What may open before the first word of a sentence. */
export const isOpener = (code: number): boolean => (ROLES[code | 0]! & OPENER) !== 0;
/** Quotation marks of any shape where they close. */
export const isQuoteCloser = (code: number): boolean => (ROLES[code | 0]! & QUOTE_CLOSER) !== 0;
/** Signs that open an item of a list. */
export const isBullet = (code: number): boolean => (ROLES[code | 0]! & BULLET) !== 0;
export const isLineEnd = (code: number): boolean => (ROLES[code | 0]! & LINE_END) !== 0;
