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

/**
 * The text of RTF with its runs in raw: words and marks of the format left out, escapes decoded, each `\par` a blank line.
 * Total, and linear: unclosed and unopened groups are borne. Written here because the readers that exist give no offsets.
 */
export const rtfText = (raw: string): CuttableText => {
  const into = mapping();
  const breaks: Array<readonly [number, number]> = [[0, 0]];
  const fonts = fontPages(raw);
  const ansi = Number(/\\ansicpg(\d{1,5})/.exec(raw.slice(0, 2000))?.[1] ?? "1252");
  let state: State = { skipped: false, hidden: false, fallback: 1, codePage: ansi };
  const stack: Array<State> = [];
  let length = 0;
  let headEnd = -1;
  /** Characters of the fallback behind `\u` that are still to be left out. */
  let owed = 0;
  let bytes: Array<number> = [];
  let at = 0;

  const make = (text: string): void => {
    if (state.skipped || state.hidden || text === "") return;
    into.make(text);
    length += text.length;
  };
  /** Escaped bytes come one by one; of many-byte encodings several make a character. */
  const flush = (): void => {
    if (bytes.length === 0) return;
    make(
      new TextDecoder(decoderOf(state.codePage)).decode(Uint8Array.from(bytes)).replaceAll("\0", "\ufffd"),
    );
    bytes = [];
  };
  const shown = (from: number): void => {
    if (headEnd < 0 && !state.skipped && !state.hidden) headEnd = from;
  };
  const broken = (mark: "\n\n" | "\n", from: number, end: number): void => {
    if (state.skipped || state.hidden) return;
    shown(from);
    into.make(mark);
    length += mark.length;
    if (mark === "\n\n") breaks.push([length, end]);
  };
  const word = (name: string, value: number | null, from: number, end: number): void => {
    const lineBreak = RTF_BREAKS.get(name);
    const character = RTF_CHARACTERS.get(name);
    if (lineBreak !== undefined) broken(lineBreak, from, end);
    else if (owed > 0 && character !== undefined) owed--;
    else if (character !== undefined) {
      shown(from);
      make(character);
    } else if (RTF_SKIPPED.has(name.toLowerCase())) state.skipped = true;
    else if (name === "u" && value !== null) {
      shown(from);
      make(String.fromCharCode(value < 0 ? value + 65_536 : value).replaceAll("\0", "\ufffd"));
      owed = state.fallback;
    } else if (name === "uc") state.fallback = Math.min(8, Math.max(0, value ?? 1));
    else if (name === "v" || name === "deleted") state.hidden = value !== 0;
    else if (name === "plain") state.hidden = false;
    else if (name === "f" && value !== null) state.codePage = fonts.get(value) ?? ansi;
  };

  while (at < raw.length) {
    const char = raw[at]!;
    if (char === "\\") {
      HEX.lastIndex = at;
      const hex = HEX.exec(raw);
      if (hex !== null) {
        if (owed > 0) owed--;
        else {
          shown(at);
          bytes.push(Number.parseInt(hex[1]!, 16));
        }
        at += 4;
        continue;
      }
      flush();
      WORD.lastIndex = at;
      const found = WORD.exec(raw);
      if (found === null) {
        const next = raw[at + 1] ?? "";
        if (next === "\\" || next === "{" || next === "}") {
          if (owed > 0) owed--;
          else if (!state.skipped && !state.hidden) {
            shown(at);
            into.keep(next, at + 1);
            length++;
          }
        } else if (next === "*") state.skipped = true;
        else if (next === "\n" || next === "\r") broken("\n\n", at, at + 2);
        else word(next, null, at, at + 2);
        at += 2;
        continue;
      }
      const value = found[2] === undefined ? null : Number(found[2]);
      const end = at + found[0].length;
      word(found[1]!, value, at, end);
      at = found[1] === "bin" && value !== null && value > 0 ? Math.min(raw.length, end + value) : end;
      continue;
    }
    if (char === "{" || char === "}" || char === "\n" || char === "\r") {
      if (char === "{" || char === "}") {
        flush();
        owed = 0;
      }
      if (char === "{" && stack.length < MOST_DEPTH) stack.push({ ...state });
      else if (char === "}") state = stack.pop() ?? state;
      at++;
      continue;
    }
    flush();
    let stop = at + 1;
    while (stop < raw.length && !/[\\{}\n\r]/.test(raw[stop]!)) stop++;
    const from = Math.min(stop, at + owed);
    owed -= from - at;
    if (from < stop && !state.skipped && !state.hidden) {
      if (raw.slice(from, stop).trim() !== "") shown(from);
      into.keep(raw.slice(from, stop), from);
      length += stop - from;
    }
    at = stop;
  }
  flush();
  return { ...into.done(), kinds: [], breaks, headEnd: headEnd < 0 ? raw.length : headEnd };
};
