import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BREAK, CAPITAL, CLITIC, DASH, MARK, NUMBER, SPACED, STOP, UPPER, WORD, YEAR } from "./kinds.ts";
import { readTokens, type Tokens } from "./tokens.ts";

const whole = (text: string): Tokens =>
  readTokens(text, { starts: Int32Array.of(0), ends: Int32Array.of(text.length) });

const cut = (text: string): ReadonlyArray<string> => {
  const { starts, ends, count } = whole(text);
  return Array.from({ length: count }, (_, t) => text.slice(starts[t], ends[t]));
};

describe("tokens", () => {
  it.each([
    ["The so-called reform isn't Ana's.", ["The", "so-called", "reform", "isn't", "Ana", "'s", "."]],
    ["It’s the boats’ fault…", ["It", "’s", "the", "boats", "’", "fault", "…"]],
    [
      "In 1998 some 4,500 came at 9:30, the 10th.",
      ["In", "1998", "some", "4,500", "came", "at", "9:30", ",", "the", "10th", "."],
    ],
    ["Go -- now — or wait...", ["Go", "--", "now", "—", "or", "wait", "..."]],
    ["''Old wires,'' he said", ["''", "Old", "wires", ",", "''", "he", "said"]],
  ])("%s", (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it("says what each token is and looks like", () => {
    const { kinds, shapes } = whole("“NATO, Ana's 1990s ship” — sank.\n\nNext");
    expect([...kinds.subarray(0, 12)]).toEqual([
      MARK,
      WORD,
      3,
      WORD,
      CLITIC,
      NUMBER,
      WORD,
      MARK,
      DASH,
      WORD,
      STOP,
      BREAK,
    ]);
    expect(shapes[1]! & (CAPITAL | UPPER)).toBe(CAPITAL | UPPER);
    expect(shapes[3]! & (CAPITAL | UPPER | SPACED)).toBe(CAPITAL | SPACED);
    expect(shapes[5]! & YEAR).toBe(YEAR);
  });

  it("knows a word by its letters, whatever their case and apostrophe", () => {
    const { hashes } = whole("Don't DON’T don't won't");
    expect(new Set(hashes.subarray(0, 3)).size).toBe(1);
    expect(hashes[3]).not.toBe(hashes[0]);
  });

  it("never lets a token cross the edge of a sentence", () => {
    const text = "one two";
    const { starts, ends, first, last, ofToken } = readTokens(text, {
      starts: Int32Array.of(0, 2),
      ends: Int32Array.of(2, 7),
    });
    expect(text.slice(starts[0], ends[0])).toBe("on");
    expect([...first, ...last]).toEqual([0, 1, 1, 3]);
    expect([...ofToken]).toEqual([0, 1, 1]);
  });

  it("ends a paragraph where it is told to, though the text does not", () => {
    const spans = { starts: Int32Array.of(0, 4), ends: Int32Array.of(3, 7) };
    expect([...readTokens("One Two", spans).paragraph]).toEqual([0, 0]);
    expect([...readTokens("One Two", spans, [1]).paragraph]).toEqual([0, 1, 1]);
  });

  it("holds every unit that is no space in one token, in order, whatever the text", () => {
    const units = fc.string({ unit: fc.constantFrom(..."aB1 .,'’\"“-–\n\u00e9\ud83d:!("), maxLength: 60 });
    fc.assert(
      fc.property(units, (text) => {
        const { starts, ends, count } = whole(text);
        let at = 0;
        for (let t = 0; t < count; t++) {
          expect(text.slice(at, starts[t]).trim()).toBe("");
          expect(ends[t]!).toBeGreaterThan(starts[t]!);
          at = ends[t]!;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});
