/** What a UTF-16 unit is to the splitter. */
export const OTHER = 0;
export const SPACE = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;
/** A letter of a script without case: CJK, Arabic, Devanagari, … */
export const CASELESS = 5;

/** Every code below this is looked up; Latin, Greek, Cyrillic and Armenian lie there, all scripts with case but a few. */
const TABLE_SIZE = 0x590;

const classOf = (code: number): number => {
  const char = String.fromCharCode(code);
  if (/\s/u.test(char) || code === 0x85) return SPACE;
  if (/\p{Lu}|\p{Lt}/u.test(char)) return UPPER;
  if (/\p{Ll}/u.test(char)) return LOWER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  return /\p{L}/u.test(char) ? CASELESS : OTHER;
};

const TABLE = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => classOf(code));

/**
 * The class of one UTF-16 unit; `NaN` (past the end of a string) is OTHER.
 * Above Armenian it goes by blocks: letters of all scripts that follow, and the surrogates of their supplements, are CASELESS.
 */
export const charClass = (code: number): number => {
  if (code < TABLE_SIZE) return TABLE[code]!;
  if (code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x3000 || code === 0xfeff)
    return SPACE;
  if (code >= 0x2000 && code <= 0x200a) return SPACE;
  if (code >= 0xff10 && code <= 0xff19) return DIGIT;
  if (code >= 0xff21 && code <= 0xff3a) return UPPER;
  if (code >= 0xff41 && code <= 0xff5a) return LOWER;
  const isLetter =
    (code < 0x2000 && code >= 0x5d0) ||
    (code >= 0x3041 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff66 && code <= 0xffdc);
  return isLetter ? CASELESS : OTHER;
};

/** Is this unit a letter of any script? */
export const isLetter = (code: number): boolean => {
  const kind = charClass(code);
  return kind === LOWER || kind === UPPER || kind === CASELESS;
};

/** Is this unit a letter or a digit? */
export const isAlphanumeric = (code: number): boolean => charClass(code) >= LOWER;

/** Is this unit white space, line ends included? */
export const isSpace = (code: number): boolean => charClass(code) === SPACE;

const setOf = (chars: string): ReadonlySet<number> =>
  new Set(Array.from(chars, (char) => char.charCodeAt(0)));

/** Marks that end a sentence; the first six of the ideographic ones need no space after them. */
const STOPS = setOf(".?!…‽⁇⁈⁉。｡．！？");
const WIDE_STOPS = setOf("。｡．！？");
const EMPHATIC = setOf("?!‽⁇⁈⁉！？");
/** What closes behind a stop and has no other reading there. */
const CLOSERS = setOf(")]}”’»›」』）】》〉");
/** What may open before the first word of a sentence. */
const OPENERS = setOf("([{\"“„‘'«‹「『（【《〈¿¡`*");
const QUOTE_CLOSERS = setOf("\"'”’»›」』");
const BULLETS = setOf("•‣⁃▪▫◦●○■□►▶➢➤∙");

export const isStop = (code: number): boolean => STOPS.has(code);
export const isWideStop = (code: number): boolean => code > 0x2fff && WIDE_STOPS.has(code);
export const isEmphatic = (code: number): boolean => EMPHATIC.has(code);
export const isCloser = (code: number): boolean => CLOSERS.has(code);
export const isOpener = (code: number): boolean => OPENERS.has(code);
export const isQuoteCloser = (code: number): boolean => QUOTE_CLOSERS.has(code);
export const isBullet = (code: number): boolean => code > 0x2000 && BULLETS.has(code);
export const isLineEnd = (code: number): boolean =>
  code === 10 ||
  code === 13 ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x0b ||
  code === 0x0c ||
  code === 0x85;
