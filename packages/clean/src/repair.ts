import { ENTITIES } from "./data/entities.ts";
import { dropCap } from "./dropCap.ts";
import { ligature } from "./ligature.ts";
import { isMisreadLead, mendAt, mendDeeply } from "./mojibake.ts";

/** A stretch of a block's text that is replaced. UTF-16 offsets into the block's text. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `clean.repair.<name>` or `clean.space.<name>`. */
  readonly rule: string;
}

// Classes of ASCII units: 0 plain, 1 space, 2 other white space or control, 3 "&", 4 stop, 5 "[".
const ASCII = new Uint8Array(128);
for (let code = 0; code < 0x20; code++) ASCII[code] = 2;
ASCII[0x7f] = 2;
ASCII[0x20] = 1;
ASCII[0x26] = 3;
ASCII[0x5b] = 5;
for (const stop of ".,;:!?") ASCII[stop.charCodeAt(0)] = 4;

/** No unit of these above ASCII is ever repaired: quotation marks, dashes, the ellipsis, the bullet, the euro sign. */
const isPlainMark = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2027 && code !== 0x201a) ||
  (code >= 0x2030 && code < 0x2060) ||
  code === 0x20ac;

/** White space that becomes one plain space. */
const isWhite = (code: number): boolean =>
  code === 0x20 ||
  (code >= 9 && code <= 13) ||
  code === 0x85 ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

/** Has no width and no meaning in running text: zero-width spaces, marks of direction, soft hyphens, controls. */
const isInvisible = (code: number): boolean =>
  (code < 0x20 && !(code >= 9 && code <= 13)) ||
  (code >= 0x7f && code < 0xa0 && code !== 0x85) ||
  code === 0xad ||
  code === 0x180e ||
  code === 0x200b ||
  (code >= 0x200e && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2069) ||
  code === 0xfeff ||
  (code >= 0xfff9 && code <= 0xfffb);

// . , ; : ! ? and the ellipsis: a space before them is a scrape's, where a word or a closing mark stands before it.
const isStop = (code: number): boolean =>
  code === 0x2e || code === 0x2c || code === 0x3b || code === 0x3a || code === 0x21 || code === 0x3f;

const isWordEnd = (text: string, at: number): boolean => /[\p{L}\p{N}"'’”)\]%»]/u.test(text.charAt(at));

/** What may follow the stop of "cause ." : the end, white space, a closing mark, another such stop. */
const mayFollow = (code: number): boolean =>
  Number.isNaN(code) ||
  isWhite(code) ||
  code === 0x22 ||
  code === 0x27 ||
  code === 0x2019 ||
  code === 0x201d ||
  code === 0x29 ||
  code === 0x5d;

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/y;

/** Numeric references to 128–159 mean windows-1252 (HTML standard, "numeric character reference end state"). */
const C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const referenceAt = (text: string, at: number): { readonly end: number; readonly text: string } | null => {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(text);
  if (match === null) return null;
  const end = at + match[0].length;
  if (match[3] !== undefined) {
    if (!Object.hasOwn(ENTITIES, match[3])) return null;
    return { end, text: String.fromCodePoint(ENTITIES[match[3]]!) };
  }
  const point = match[1] === undefined ? Number.parseInt(match[2]!, 16) : Number(match[1]);
  if (point >= 0x80 && point < 0xa0) return { end, text: C1.charAt(point - 0x80) };
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return { end, text: "\ufffd" };
  return { end, text: String.fromCodePoint(point) };
};

/** Text holds something that one of the repairs may change. A loop over units, the only cost of clean text. */
export const needsRepair = (text: string): boolean => {
  const { length } = text;
  if (length === 0) return false;
  if (dropCap(text) !== null) return true;
  let previous = 0x20;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      const kind = ASCII[code]!;
      if (kind !== 0) {
        if (kind !== 1 && kind !== 4) return true;
        if (previous === 0x20 && (kind === 1 || i > 0)) return true;
      }
    } else if (!isPlainMark(code)) {
      if (code >= 0x300 || code < 0xc0 || isMisreadLead(code)) {
        // A lone accented letter is the common case and no repair.
        if (code < 0xc0 || code >= 0x300) {
          if (
            code !== 0xa3 &&
            code !== 0xa9 &&
            code !== 0xb0 &&
            code !== 0xb7 &&
            code !== 0xbd &&
            code !== 0xab &&
            code !== 0xbb
          )
            return true;
        } else {
          const next = text.charCodeAt(i + 1);
          if ((next >= 0x80 && next !== 0x2019) || (code === 0xc3 && next === 0x20)) return true;
        }
      }
    }
    previous = code;
  }
  return previous === 0x20;
};

const HYPHEN_PREFIX =
  /(?:^|[^\p{L}])(?:self|well|non|co|ex|anti|half|all|cross|high|low|long|short|so|much|ill|mid|post|pre|semi|two|three|four|five|six|ten|vice|by|part|full|hard|old|new)$/iu;

/**
 * The repairs of a text, in order, never overlapping. `isFrench`: a space before ! ? ; : is right and stays.
 * Linear: each unit is looked at a bounded number of times.
 */
export const repairsOf = (text: string, isFrench: boolean): ReadonlyArray<Repair> => {
  const repairs: Array<Repair> = [];
  const { length } = text;
  const push = (start: number, end: number, made: string, rule: string): void => {
    repairs.push({ start, end, text: made, rule });
  };
  let i = 0;
  const cap = dropCap(text);
  if (cap !== null) {
    repairs.push(cap);
    i = cap.end;
  }
  while (i < length) {
    const code = text.charCodeAt(i);
    if (code < 0x80 ? ASCII[code] === 0 || ASCII[code] === 4 : isPlainMark(code)) {
      i++;
      continue;
    }
    // One space between two words is the common case.
    if (code === 0x20 && i > 0) {
      const next = text.charCodeAt(i + 1);
      if (next < 0x80 && ASCII[next] === 0) {
        i += 2;
        continue;
      }
    }
    if (isWhite(code) || isInvisible(code) || (code === 0x26 && isBlankReference(text, i))) {
      i = whiteSpace(text, i, isFrench, push);
      continue;
    }
    if (code === 0x5b) {
      const end = noteMarkEnd(text, i);
      if (end > i) push(i, end, "", "clean.repair.note_mark");
      i = Math.max(end, i + 1);
      continue;
    }
    if (code === 0x26) {
      const reference = referenceAt(text, i);
      if (reference === null) {
        i++;
        continue;
      }
      // "&amp;quot;" was escaped twice.
      let made = reference.text;
      let { end } = reference;
      if (made === "&") {
        const inner = referenceAt(`&${text.slice(end, end + 10)}`, 0);
        if (inner !== null) {
          made = inner.text;
          end += inner.end - 1;
        }
      }
      push(
        i,
        end,
        isWhite(made.charCodeAt(0)) ? " " : isInvisible(made.charCodeAt(0)) ? "" : made,
        "clean.repair.entity",
      );
      i = end;
      continue;
    }
    if (isMisreadLead(code)) {
      const mended = mendRun(text, i);
      if (mended !== null) {
        push(i, mended.end, mended.text, "clean.repair.mojibake");
        i = mended.end;
        continue;
      }
    }
    if (code >= 0xfb00 && code <= 0xfb06) {
      i = ligature(text, i, repairs);
      continue;
    }
    if (code >= 0x300) {
      const composed = composeAt(text, i);
      if (composed !== null) {
        // The base letter before the mark belongs to it.
        const last = repairs.at(-1);
        if (last === undefined || last.end <= composed.start) {
          if (composed.text !== text.slice(composed.start, composed.end))
            push(composed.start, composed.end, composed.text, "clean.repair.nfc");
          i = composed.end;
          continue;
        }
      }
    }
    i++;
  }
  return repairs;
};

const NOTE_MARK = /\[\d{1,3}\](?=[\s.,;:!?”"’)[]|$)/y;

/** End of the mark of a note that is glued to its word ("surprised.[1]"), or -1. */
const noteMarkEnd = (text: string, at: number): number => {
  NOTE_MARK.lastIndex = at;
  if (at === 0 || !/[\p{L}\d.!?,;:”"’)\]]/u.test(text.charAt(at - 1)) || !NOTE_MARK.test(text)) return -1;
  return NOTE_MARK.lastIndex;
};

const BLANK_REFERENCE =
  /&(?:amp;nbsp|nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|lrm|rlm|#160|#xa0|#8203|#173|#32);/iy;

const isBlankReference = (text: string, at: number): boolean => {
  BLANK_REFERENCE.lastIndex = at;
  return BLANK_REFERENCE.test(text);
};

/** A run of white space and invisible units: one space, or nothing at an end, inside a word, or before a stop. */
const whiteSpace = (
  text: string,
  from: number,
  isFrench: boolean,
  push: (start: number, end: number, made: string, rule: string) => void,
): number => {
  let end = from;
  let hasWhite = false;
  let hasBreak = false;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isWhite(code)) {
      hasWhite = true;
      if (code !== 0x20 && code !== 0xa0 && code !== 9) hasBreak = true;
      end++;
    } else if (isInvisible(code)) end++;
    else if (code === 0x26 && isBlankReference(text, end)) {
      const name = text.slice(end + 1, BLANK_REFERENCE.lastIndex - 1).toLowerCase();
      if (!/^(?:zwnj|zwj|shy|lrm|rlm|#8203|#173)$/.test(name)) hasWhite = true;
      end = BLANK_REFERENCE.lastIndex;
    } else break;
  }
  if (from === 0 || end === text.length) {
    push(from, end, "", "clean.space.edge");
    return end;
  }
  if (!hasWhite) {
    push(from, end, "", "clean.repair.invisible");
    return end;
  }
  const next = text.charCodeAt(end);
  if (hasBreak && text.charCodeAt(from - 1) === 0x2d) {
    const before = text.charCodeAt(from - 2);
    if (/\p{L}/u.test(String.fromCharCode(before)) && /\p{Ll}/u.test(text.charAt(end))) {
      const word = text.slice(Math.max(0, from - 24), from - 1);
      // "inter-⏎national" loses its hyphen, "well-⏎known" keeps it.
      if (HYPHEN_PREFIX.test(word)) push(from, end, "", "clean.repair.wrap");
      else push(from - 1, end, "", "clean.repair.hyphenation");
      return end;
    }
  }
  if (
    isStop(next) &&
    isWordEnd(text, from - 1) &&
    mayFollow(text.charCodeAt(end + 1)) &&
    // ". . ." is an ellipsis.
    !(next === 0x2e && text.charCodeAt(end + 1) === 0x20 && text.charCodeAt(end + 2) === 0x2e) &&
    !(isFrench && next !== 0x2e && next !== 0x2c)
  ) {
    push(from, end, "", "clean.repair.space_before_stop");
    return end;
  }
  if (end - from === 1 && text.charCodeAt(from) === 0x20) return end;
  // The first plain space of the run stays as it is.
  const kept = text.indexOf(" ", from);
  if (kept >= 0 && kept < end) {
    if (kept > from) push(from, kept, "", "clean.space.run");
    if (kept + 1 < end) push(kept + 1, end, "", "clean.space.run");
  } else push(from, end, " ", hasBreak ? "clean.repair.wrap" : "clean.repair.space");
  return end;
};

/** A misread stretch, mended as often as it was misread. */
const mendRun = (text: string, at: number): { readonly end: number; readonly text: string } | null => {
  const mended = mendDeeply(text, at) ?? mendAt(text, at);
  if (mended === null) return null;
  const made = mended.text.replace(/[\s\u00a0]+/gu, " ");
  return { end: mended.end, text: isInvisible(made.charCodeAt(0)) && made.length === 1 ? "" : made };
};

/** No cluster that a language writes has more marks; the rest of a longer run is looked at on its own. */
const MAX_MARKS = 30;

/** The letter before or at `at` with the marks behind it, composed; null where no mark stands at `at`. */
const composeAt = (
  text: string,
  at: number,
): { readonly start: number; readonly end: number; readonly text: string } | null => {
  let start = at;
  const isMark = (index: number): boolean => /^\p{M}$/u.test(text.charAt(index));
  if (isMark(at) && at > 0) {
    start = at - 1;
    const low = text.charCodeAt(start);
    if (low >= 0xdc00 && low < 0xe000 && start > 0) start--;
  }
  let end = at + 1;
  const first = text.charCodeAt(at);
  if (first >= 0xd800 && first < 0xdc00) end++;
  while (end < text.length && end - at < MAX_MARKS && isMark(end)) end++;
  // Hangul syllables come as three letters.
  while (
    end < text.length &&
    end - at < MAX_MARKS &&
    text.charCodeAt(end) >= 0x1100 &&
    text.charCodeAt(end) < 0x1200
  )
    end++;
  const cluster = text.slice(start, end);
  return { start, end, text: cluster.normalize("NFC") };
};
