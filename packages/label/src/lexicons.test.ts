import { describe, expect, it } from "vitest";
import { LEXICONS, lexiconBit } from "./lexicons.ts";
import { readTokens } from "./tokens.ts";

const holds = (text: string, bit: number): boolean =>
  readTokens(text, Int32Array.of(0), Int32Array.of(text.length)).bits.some((bits) => (bits & bit) !== 0);

describe("lexicons", () => {
  for (const lexicon of LEXICONS) {
    const bit = lexiconBit(lexicon.id);
    it(`${lexicon.id} is sorted and each of its terms is found in a text`, () => {
      expect([...lexicon.terms]).toEqual([...new Set(lexicon.terms)].toSorted());
      for (const term of lexicon.terms) expect(holds(term, bit), term).toBe(true);
    });
    it(`${lexicon.id} matches and misses its examples`, () => {
      for (const text of lexicon.matches) expect(holds(text, bit), text).toBe(true);
      for (const text of lexicon.misses) expect(holds(text, bit), text).toBe(false);
    });
  }
});
