import { type Mapped, mapping } from "./mapped.ts";

/** A property of an object: its name and where its value stands in raw, half-open. */
export interface Property {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** End of the string that opens at `at`, behind its mark; -1 where it is not closed. */
const stringEnd = (raw: string, at: number): number => {
  for (let i = at + 1; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i + 1;
  }
  return -1;
};

/** End of the value that starts at `at`: nesting is counted, not followed, so depth costs nothing. */
const valueEnd = (raw: string, at: number): number => {
  let depth = 0;
  for (let i = at; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 34) {
      const end = stringEnd(raw, i);
      if (end < 0) return -1;
      if (depth === 0) return end;
      i = end - 1;
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (depth === 0 && (code === 44 || isSpace(code))) return i;
  }
  return -1;
};

/**
 * The properties of the object that `raw` holds, outermost only; null where it holds none or is broken. JSON's own parser
 * tells no offsets, and the known ones that do walk down nested values one call a level.
 */
export const propertiesOf = (raw: string): ReadonlyArray<Property> | null => {
  let at = 0;
  const skip = (): void => {
    while (at < raw.length && isSpace(raw.charCodeAt(at))) at++;
  };
  skip();
  if (raw[at] !== "{") return null;
  at++;
  const properties: Array<Property> = [];
  for (;;) {
    skip();
    if (raw[at] === "}") return properties;
    if (raw[at] === ",") {
      at++;
      continue;
    }
    if (raw[at] !== '"') return null;
    const nameEnd = stringEnd(raw, at);
    if (nameEnd < 0) return null;
    const name = stringAt(raw, at, nameEnd).text;
    at = nameEnd;
    skip();
    if (raw[at] !== ":") return null;
    at++;
    skip();
    const end = valueEnd(raw, at);
    if (end < 0 || end === at) return null;
    properties.push({ name, start: at, end });
    at = end;
  }
};

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The string whose marks stand at `start` and before `end`, escapes decoded, with its runs. */
export const stringAt = (raw: string, start: number, end: number): Mapped => {
  const into = mapping();
  let at = start + 1;
  const last = end - 1;
  while (at < last) {
    const next = raw.indexOf("\\", at);
    const stop = next < 0 || next >= last ? last : next;
    into.keep(raw.slice(at, stop), at);
    if (stop === last) break;
    const letter = raw[stop + 1]!;
    if (letter === "u") {
      const code = Number.parseInt(raw.slice(stop + 2, stop + 6), 16);
      into.make(Number.isNaN(code) ? "\ufffd" : String.fromCharCode(code));
      at = stop + 6;
    } else {
      into.make(ESCAPES[letter] ?? letter);
      at = stop + 2;
    }
  }
  return into.done();
};

/** The values that stand in a list, outermost only. */
export const valuesIn = (
  raw: string,
  start: number,
  end: number,
): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const found: Array<{ start: number; end: number }> = [];
  for (let at = start + 1; at < end - 1;) {
    const code = raw.charCodeAt(at);
    if (code === 44 || isSpace(code)) at++;
    else {
      const stop = valueEnd(raw, at);
      if (stop < 0 || stop === at) break;
      found.push({ start: at, end: stop });
      at = stop;
    }
  }
  return found;
};
