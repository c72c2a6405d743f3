import { RTF_BREAKS, RTF_CHARACTERS, RTF_CHARSETS, RTF_CODE_PAGES, RTF_SKIPPED } from "./data/rtfWords.ts";
import { mapping } from "./mapped.ts";
import type { CuttableText } from "./vendors/documents.ts";

/** What a group changes and gives back at its end. */
interface State {
  /** Text is left out: a destination that is no text, or hidden text. */
  skipped: boolean;
  hidden: boolean;
  /** Characters that stand behind `\u` for readers that know no Unicode. */
  fallback: number;
  codePage: number;
}

const WORD = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy;
const HEX = /\\'([0-9a-f]{2})/iy;
const MOST_DEPTH = 10_000;

const decoderOf = (codePage: number): string => RTF_CODE_PAGES.get(codePage) ?? "windows-1252";

/** Fonts whose character set is not the document's, by their number. */
const fontPages = (raw: string): ReadonlyMap<number, number> => {
  const pages = new Map<number, number>();
  const table = raw.indexOf("{\\fonttbl");
  if (table < 0) return pages;
  for (const [, font, charset] of raw
    .slice(table, table + 100_000)
    .matchAll(/\\f(\d{1,5})[^{};]{0,80}?\\fcharset(\d{1,3})/g)) {
    const page = RTF_CHARSETS.get(Number(charset));
    if (page !== undefined && !pages.has(Number(font))) pages.set(Number(font), page);
  }
  return pages;
};

/** Reads RTF one word of the format, one mark, one stretch of text after the other. */
class RtfReader {
  private readonly raw: string;
  private readonly into = mapping();
  private readonly breaks: Array<readonly [number, number]> = [[0, 0]];
  private readonly fonts: ReadonlyMap<number, number>;
  private readonly ansi: number;
  private readonly stack: Array<State> = [];
  private state: State;
  private length = 0;
  private headEnd = -1;
  /** Characters of the fallback behind `\u` that are still to be left out. */
  private owed = 0;
  /** Escaped bytes that wait to be decoded together: of many-byte encodings several make a character. */
  private bytes: Array<number> = [];
  private at = 0;

  constructor(raw: string) {
    this.raw = raw;
    this.fonts = fontPages(raw);
    this.ansi = Number(/\\ansicpg(\d{1,5})/.exec(raw.slice(0, 2000))?.[1] ?? "1252");
    this.state = { skipped: false, hidden: false, fallback: 1, codePage: this.ansi };
  }

  private get isShown(): boolean {
    return !this.state.skipped && !this.state.hidden;
  }

  private make(text: string): void {
    if (!this.isShown || text === "") return;
    this.into.make(text);
    this.length += text.length;
  }

  private keep(text: string, from: number): void {
    this.into.keep(text, from);
    this.length += text.length;
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const decoder = new TextDecoder(decoderOf(this.state.codePage));
    this.make(decoder.decode(Uint8Array.from(this.bytes)).replaceAll("\0", "\ufffd"));
    this.bytes = [];
  }

  /** Notes where the first text stands. */
  private show(from: number): void {
    if (this.headEnd < 0 && this.isShown) this.headEnd = from;
  }

  private breakLine(mark: "\n\n" | "\n", from: number, end: number): void {
    if (!this.isShown) return;
    this.show(from);
    this.make(mark);
    if (mark === "\n\n") this.breaks.push([this.length, end]);
  }

  /** `\name` or `\name123`. */
  private word(name: string, value: number | null, from: number, end: number): void {
    const { state } = this;
    const lineBreak = RTF_BREAKS.get(name);
    const character = RTF_CHARACTERS.get(name);
    if (lineBreak !== undefined) this.breakLine(lineBreak, from, end);
    else if (this.owed > 0 && character !== undefined) this.owed--;
    else if (character !== undefined) {
      this.show(from);
      this.make(character);
    } else if (RTF_SKIPPED.has(name.toLowerCase())) state.skipped = true;
    else if (name === "u" && value !== null) {
      this.show(from);
      this.make(String.fromCharCode(value < 0 ? value + 65_536 : value).replaceAll("\0", "\ufffd"));
      this.owed = state.fallback;
    } else if (name === "uc") state.fallback = Math.min(8, Math.max(0, value ?? 1));
    else if (name === "v" || name === "deleted") state.hidden = value !== 0;
    else if (name === "plain") state.hidden = false;
    else if (name === "f" && value !== null) state.codePage = this.fonts.get(value) ?? this.ansi;
  }

  /** `\'e9`: one byte. */
  private readByte(): boolean {
    HEX.lastIndex = this.at;
    const hex = HEX.exec(this.raw);
    if (hex === null) return false;
    if (this.owed > 0) this.owed--;
    else {
      this.show(this.at);
      this.bytes.push(Number.parseInt(hex[1]!, 16));
    }
    this.at += 4;
    return true;
  }

  /** A backslash and one sign. */
  private readSign(): void {
    const { at } = this;
    const next = this.raw[at + 1] ?? "";
    if (next === "\\" || next === "{" || next === "}") {
      if (this.owed > 0) this.owed--;
      else if (this.isShown) {
        this.show(at);
        this.keep(next, at + 1);
      }
    } else if (next === "*") this.state.skipped = true;
    else if (next === "\n" || next === "\r") this.breakLine("\n\n", at, at + 2);
    else this.word(next, null, at, at + 2);
    this.at += 2;
  }

  private readEscape(): void {
    if (this.readByte()) return;
    this.flush();
    WORD.lastIndex = this.at;
    const found = WORD.exec(this.raw);
    if (found === null) {
      this.readSign();
      return;
    }
    const value = found[2] === undefined ? null : Number(found[2]);
    const end = this.at + found[0].length;
    this.word(found[1]!, value, this.at, end);
    const isBinary = found[1] === "bin" && value !== null && value > 0;
    this.at = isBinary ? Math.min(this.raw.length, end + value) : end;
  }

  private readMark(mark: string): void {
    if (mark === "{" || mark === "}") {
      this.flush();
      this.owed = 0;
    }
    if (mark === "{" && this.stack.length < MOST_DEPTH) this.stack.push({ ...this.state });
    else if (mark === "}") this.state = this.stack.pop() ?? this.state;
    this.at++;
  }

  private readPlain(): void {
    this.flush();
    const { raw, at } = this;
    let stop = at + 1;
    while (stop < raw.length && !/[\\{}\n\r]/.test(raw[stop]!)) stop++;
    const from = Math.min(stop, at + this.owed);
    this.owed -= from - at;
    if (from < stop && this.isShown) {
      const text = raw.slice(from, stop);
      if (text.trim() !== "") this.show(from);
      this.keep(text, from);
    }
    this.at = stop;
  }

  read(): CuttableText {
    const { raw } = this;
    while (this.at < raw.length) {
      const char = raw[this.at]!;
      if (char === "\\") this.readEscape();
      else if (char === "{" || char === "}" || char === "\n" || char === "\r") this.readMark(char);
      else this.readPlain();
    }
    this.flush();
    const headEnd = this.headEnd < 0 ? raw.length : this.headEnd;
    return { ...this.into.done(), kinds: [], breaks: this.breaks, headEnd };
  }
}

/**
 * The text of RTF with its runs in raw: words and marks of the format left out, escapes decoded, each `\par` a blank line.
 * Total, and linear: unclosed and unopened groups are borne. Written here because the readers that exist give no offsets.
 */
export const rtfText = (raw: string): CuttableText => new RtfReader(raw).read();
