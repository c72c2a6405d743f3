import { byteCursor } from "@columnist/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "./encoding.ts";
import { decodeLeniently } from "./utf8.ts";

const utf8 = new TextEncoder();
const bytes = (...values: ReadonlyArray<number | string>): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => (typeof value === "number" ? [value] : [...utf8.encode(value)])));

const codeOf = (input: Uint8Array, mediaType: string | null = null): string => {
  const decoded = decode(input, mediaType);
  return decoded.ok ? `${decoded.value.encoding}: ${decoded.value.text}` : decoded.refusal.code;
};

describe("decode", () => {
  it.each([
    ["nothing", bytes(), "parse.input.empty"],
    ["white space", bytes(" \n\t"), "parse.input.empty"],
    ["a PDF", bytes("%PDF-1.7 …"), "parse.encoding.binary"],
    ["a NUL", bytes("the pier", 0, "is shut"), "parse.encoding.nul"],
    ["control characters", bytes(...Array.from({ length: 40 }, () => 1), "text"), "parse.encoding.binary"],
    ["broken UTF-8", bytes("caf", 0xc3, 0xa9, " and ", 0xe2, 0x80, " end"), "parse.encoding.broken"],
    ["UTF-8 with a mark", bytes(0xef, 0xbb, 0xbf, "é"), "utf-8: é"],
    ["UTF-16LE with a mark", bytes(0xff, 0xfe, 0x61, 0, 0x62, 0), "utf-16le: ab"],
    ["UTF-16BE with a mark", bytes(0xfe, 0xff, 0, 0x61, 0, 0x62), "utf-16be: ab"],
    [
      "UTF-16LE without a mark",
      bytes(...[..."the pier is"].flatMap((c) => [c.charCodeAt(0), 0])),
      "utf-16le: the pier is",
    ],
    ["windows-1252", bytes("it", 0x92, "s a caf", 0xe9), "windows-1252: it’s a café"],
  ])("%s", (_name, input, expected) => {
    expect(codeOf(input)).toBe(expected);
  });

  it("says where UTF-8 breaks", () => {
    const decoded = decode(bytes("four", 0xc3, 0xa9, 0xff));
    expect(decoded.ok ? "" : decoded.refusal.message).toBe("Broken UTF-8 at byte 6 (0xff)");
  });

  it("takes a declared charset, and gives the bytes of each unit where they differ in length", () => {
    expect(codeOf(bytes("<meta charset=windows-1251>", 0xcc, 0xee))).toBe(
      "windows-1251: <meta charset=windows-1251>Мо",
    );
    const decoded = decode(bytes("ab", 0x82, 0xa0, "c"), "text/plain; charset=shift_jis");
    expect(decoded.ok && [decoded.value.text, [...(decoded.value.byteStarts ?? [])]]).toEqual([
      "abあc",
      [0, 1, 2, 4, 5],
    ]);
  });

  it("is total, and its offsets lead back to the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        const decoded = decode(input);
        if (!decoded.ok) return;
        const { text, encoding, byteStarts } = decoded.value;
        const byte = byteCursor({ raw: text, rawBytes: input.length, encoding, byteStarts });
        expect(byte(text.length)).toBe(input.length);
      }),
    );
  });

  it("replaces broken UTF-8 as browsers do, with the byte of each unit", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        const { text, byteStarts } = decodeLeniently(input);
        expect(text).toBe(new TextDecoder().decode(input));
        expect(byteStarts.length).toBe(text.length + 1);
        for (let i = 0; i < text.length; i++) {
          const isHigh = text.charCodeAt(i) >= 0xd800 && text.charCodeAt(i) < 0xdc00;
          if (isHigh) continue;
          expect(byteStarts[i + 1]).toBeGreaterThan(byteStarts[i]! - 1);
        }
      }),
    );
  });
});
