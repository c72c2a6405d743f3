/** Cuts stretches of a text into tokens, one after the other; no string is cut: a word is known by a hash of its folded letters. */
import { FNV_BASIS, FNV_PRIME, FOLD, hashWord } from "./hash.ts";
import {
  BREAK,
  CAPITAL,
  CLITIC,
  DASH,
  HYPHENED,
  MARK,
  NUMBER,
  SPACED,
  STOP,
  UPPER,
  WORD,
  YEAR,
} from "./kinds.ts";
import { kindOfSign } from "./signs.ts";
import { APOSTROPHE, classIn, DIGIT, foldIn, LETTER, LINE, QUOTE, SPACE, UNIT, upperIn } from "./units.ts";

/** Hash of any number, and of any year. */
const NUMBER_HASH = 0x3c6ef35f;
const YEAR_HASH = 0x51ed270b;
const CLITIC_HASH = hashWord("'s");
const HYPHEN = 45;
const S = 115;
const ZERO = 48;

const grown = <A extends Int32Array | Uint8Array>(old: A, fresh: A): A => (fresh.set(old), fresh);

/** Holds the tokens read so far; its arrays have room to spare. */
export class TokenReader {
  private readonly text: string;
  /** Paragraphs are parted by blank lines: then a single line end is white space. */
  private readonly hasBlankLines: boolean;
  private room: number;
  count = 0;
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  kinds: Uint8Array;
  shapes: Uint8Array;
  readonly codes: Uint16Array;
  private spaced = SPACED;

  constructor(text: string) {
    this.text = text;
    this.hasBlankLines = text.includes("\n\n") || text.includes("\n\r\n");
    // English has a token in five units; what has more grows.
    this.room = (text.length >> 2) + 16;
    // Memory is asked for as rarely as may be.
    const laid = new Int32Array(this.room * 3);
    const looks = new Uint8Array(this.room * 2);
    this.starts = laid.subarray(0, this.room);
    this.ends = laid.subarray(this.room, this.room * 2);
    this.hashes = laid.subarray(this.room * 2);
    this.kinds = looks.subarray(0, this.room);
    this.shapes = looks.subarray(this.room);
    this.codes = new Uint16Array(text.length);
  }

  private grow(): void {
    this.room *= 2;
    this.starts = grown(this.starts, new Int32Array(this.room));
    this.ends = grown(this.ends, new Int32Array(this.room));
    this.hashes = grown(this.hashes, new Int32Array(this.room));
    this.kinds = grown(this.kinds, new Uint8Array(this.room));
    this.shapes = grown(this.shapes, new Uint8Array(this.room));
  }

  private push(start: number, end: number, kind: number, shape: number, hash: number): void {
    if (this.count === this.room) this.grow();
    const at = this.count++;
    this.starts[at] = start;
    this.ends[at] = end;
    this.kinds[at] = kind;
    this.shapes[at] = shape | this.spaced;
    this.hashes[at] = hash;
    this.spaced = kind === BREAK ? SPACED : 0;
  }

  private classAt(i: number, stop: number): number {
    return i < stop ? classIn(UNIT[this.text.charCodeAt(i)]!) : 0;
  }

  /** A paragraph ends here though the text says nothing of it: sentences that came as a list. */
  breakAt(at: number): void {
    if (this.count > 0 && this.kinds[this.count - 1] === BREAK) return;
    this.push(at, at, BREAK, 0, FNV_BASIS);
  }

  /** Cuts the units from `from` to `stop`. */
  cut(from: number, stop: number): void {
    const { text, codes } = this;
    let i = from;
    while (i < stop) {
      const unit = UNIT[text.charCodeAt(i)]!;
      const type = classIn(unit);
      if (type === SPACE) {
        codes[i++] = 32;
        this.spaced = SPACED;
      } else if (type === LETTER) i = this.word(i, stop);
      else if (type === DIGIT) i = this.number(i, stop);
      else if (type === LINE) i = this.lines(i, stop);
      else if (type === APOSTROPHE) i = this.apostrophe(i, stop);
      else {
        codes[i] = foldIn(unit);
        i = type === QUOTE ? this.sign(i, i + 1, MARK) : this.mark(i, stop);
      }
    }
  }

  private sign(start: number, end: number, kind: number): number {
    const fold = FOLD[this.text.charCodeAt(start)]!;
    this.push(start, end, kind, 0, Math.imul(FNV_BASIS ^ fold, FNV_PRIME));
    return end;
  }

  private word(start: number, stop: number): number {
    const { text, codes } = this;
    let i = start;
    let unit = UNIT[text.charCodeAt(i)]!;
    const isCapital = upperIn(unit) === 1;
    let upper = 1;
    let hyphened = 0;
    let hash = FNV_BASIS;
    for (;;) {
      upper &= upperIn(unit);
      codes[i] = foldIn(unit);
      hash = Math.imul(hash ^ foldIn(unit), FNV_PRIME);
      i++;
      if (i >= stop) break;
      unit = UNIT[text.charCodeAt(i)]!;
      const type = classIn(unit);
      if (type === LETTER || type === DIGIT) continue;
      // An apostrophe or a hyphen stays in the word where a letter follows; `'s` is a token of its own.
      const isHyphen = foldIn(unit) === HYPHEN;
      if ((type !== APOSTROPHE && !isHyphen) || foldIn(unit) === 96) break;
      const after = this.classAt(i + 1, stop);
      if (after !== LETTER && !(isHyphen && after === DIGIT)) break;
      if (type === APOSTROPHE && this.isLoneS(i + 1, stop)) break;
      if (isHyphen) hyphened = HYPHENED;
    }
    const isUpper = isCapital && upper === 1 && i - start > 1;
    this.push(start, i, WORD, (isUpper ? CAPITAL | UPPER : isCapital ? CAPITAL : 0) | hyphened, hash);
    return i;
  }

  /** "s" stands at `at`, and no letter or digit after it: the end of a possessive. */
  private isLoneS(at: number, stop: number): boolean {
    if (FOLD[this.text.charCodeAt(at)] !== S) return false;
    const third = this.classAt(at + 1, stop);
    return third !== LETTER && third !== DIGIT;
  }

  private number(start: number, stop: number): number {
    const { text, codes } = this;
    let i = start;
    codes[i++] = ZERO;
    while (i < stop) {
      const code = text.charCodeAt(i);
      const type = classIn(UNIT[code]!);
      if (type === DIGIT) codes[i++] = ZERO;
      else if (type === LETTER) codes[i++] = FOLD[code]!;
      else if (
        (code === 44 || code === 46 || code === HYPHEN || code === 58) &&
        this.classAt(i + 1, stop) === DIGIT
      ) {
        codes[i] = code;
        codes[i + 1] = ZERO;
        i += 2;
      } else break;
    }
    const isYear = this.isYear(start, i);
    this.push(start, i, NUMBER, isYear ? YEAR : 0, isYear ? YEAR_HASH : NUMBER_HASH);
    return i;
  }

  private isYear(start: number, end: number): boolean {
    const length = end - start;
    if (length !== 4 && !(length === 5 && FOLD[this.text.charCodeAt(end - 1)] === S)) return false;
    for (let i = start; i < start + 4; i++) if (this.codes[i] !== ZERO) return false;
    const lead = this.text.charCodeAt(start) * 10 + this.text.charCodeAt(start + 1) - 11 * ZERO;
    return lead >= 15 && lead <= 20;
  }

  private lines(start: number, stop: number): number {
    const { text, codes } = this;
    let i = start;
    let feeds = 0;
    for (; i < stop; i++) {
      const code = text.charCodeAt(i);
      const type = classIn(UNIT[code]!);
      if (type !== LINE && type !== SPACE) break;
      // A return before a line feed counts with it, a lone one as a line's end.
      if (type === LINE && (code !== 13 || (i === start && text.charCodeAt(i + 1) !== 10))) feeds++;
      codes[i] = 32;
    }
    this.spaced = SPACED;
    if (!this.hasBlankLines || feeds > 1) this.push(start, i, BREAK, 0, FNV_BASIS);
    return i;
  }

  private apostrophe(start: number, stop: number): number {
    const { text, codes, count } = this;
    const code = text.charCodeAt(start);
    const after = start + 1 < stop ? text.charCodeAt(start + 1) : 0;
    const before = count > 0 && this.ends[count - 1] === start ? this.kinds[count - 1] : 0;
    codes[start] = FOLD[code]!;
    if (
      (before === WORD || before === NUMBER) &&
      code !== 96 &&
      after !== 0 &&
      this.isLoneS(start + 1, stop)
    ) {
      codes[start + 1] = S;
      this.push(start, start + 2, CLITIC, 0, CLITIC_HASH);
      return start + 2;
    }
    // Two straight or back-quoted singles typed as one double mark.
    const isDoubled = (code === 39 && after === 39) || (code === 96 && after === 96);
    if (isDoubled) codes[start + 1] = after;
    return this.sign(start, isDoubled ? start + 2 : start + 1, MARK);
  }

  private mark(start: number, stop: number): number {
    const { text, codes } = this;
    const code = text.charCodeAt(start);
    let kind = kindOfSign(code);
    let i = start + 1;
    if (code === HYPHEN) {
      if (i < stop && text.charCodeAt(i) === HYPHEN) {
        while (i < stop && text.charCodeAt(i) === HYPHEN) codes[i++] = HYPHEN;
        kind = DASH;
      } else if (this.spaced !== 0 && (i >= stop || this.classAt(i, stop) === SPACE)) kind = DASH;
    } else if (kind === STOP)
      for (; i < stop && kindOfSign(text.charCodeAt(i)) === STOP; i++) codes[i] = text.charCodeAt(i);
    return this.sign(start, i, kind);
  }
}
