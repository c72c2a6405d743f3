import fc from "fast-check";
import { expect, test } from "vitest";
import { byteCursor, codePointCursor, utf8Cursor } from "./offsets.ts";

const encoder = new TextEncoder();
/** Text without lone surrogates, with pairs and runs longer than a stride. */
const text = fc
  .array(fc.constantFrom("a", "é", "“", "😀", "한", " ", "\n", "x".repeat(300), "🇫🇷"), { maxLength: 40 })
  .map((parts) => parts.join(""));

/** Offsets that do not fall inside a surrogate pair. */
const boundaries = (value: string): ReadonlyArray<number> => {
  const at = [0];
  for (const character of value) at.push(at.at(-1)! + character.length);
  return at;
};

test("code points are what slicing an array of characters counts", () => {
  fc.assert(
    fc.property(text, (value) => {
      const cursor = codePointCursor(value);
      for (const at of boundaries(value).toReversed())
        expect(cursor(at)).toBe(Array.from(value.slice(0, at)).length);
    }),
  );
});

test("bytes are what encoding the text before counts", () => {
  fc.assert(
    fc.property(text, (value) => {
      const cursor = utf8Cursor(value);
      for (const at of boundaries(value).toReversed())
        expect(cursor(at)).toBe(encoder.encode(value.slice(0, at)).length);
    }),
  );
});

test("a byte-order mark counts in UTF-8 and UTF-16", () => {
  expect(byteCursor({ raw: "né", rawBytes: 6, encoding: "utf-8", byteStarts: null })(2)).toBe(6);
  expect(byteCursor({ raw: "né", rawBytes: 6, encoding: "utf-16le", byteStarts: null })(1)).toBe(4);
  expect(byteCursor({ raw: "né", rawBytes: 2, encoding: "windows-1252", byteStarts: null })(2)).toBe(2);
});

test("a given table of byte offsets wins, and its end is the length of the input", () => {
  const cursor = byteCursor({ raw: "ab", rawBytes: 5, encoding: "gbk", byteStarts: Int32Array.of(0, 2) });
  expect([cursor(0), cursor(1), cursor(2)]).toEqual([0, 2, 5]);
});

test("a text longer than a table is worth has the same offsets", () => {
  const [before, pairs] = ["né 😀 ".repeat(40_000), 200_003];
  const text = `${before}${"😀x".repeat(pairs)}`;
  expect(text.length).toBeGreaterThan(1 << 19);
  const long = text.repeat(2);
  expect(long.length).toBeGreaterThan(1 << 20);
  const whole = { points: codePointCursor(text), bytes: utf8Cursor(text) };
  const twice = { points: codePointCursor(long), bytes: utf8Cursor(long) };
  for (const at of [0, 1, 255, 256, 257, 70_000, text.length - 1, text.length]) {
    expect(twice.points(at)).toBe(whole.points(at));
    expect(twice.bytes(at)).toBe(whole.bytes(at));
    expect(twice.points(text.length + at)).toBe(whole.points(text.length) + whole.points(at));
    expect(twice.bytes(text.length + at)).toBe(whole.bytes(text.length) + whole.bytes(at));
  }
});
