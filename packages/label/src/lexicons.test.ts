import { describe, expect, it } from "vitest";
import { LEXICONS } from "./lexicons.ts";
import { readTokens } from "./tokens.ts";
import { holds, setsOf, type WordSets } from "./wordSets.ts";

const isHeld = (text: string, sets: WordSets): boolean => {
  const tokens = readTokens(text, { starts: Int32Array.of(0), ends: Int32Array.of(text.length) });
  return Array.from({ length: tokens.count }, (_, t) => holds(tokens, t, sets)).some((held) => held);
};

describe("lexicons", () => {
  for (const lexicon of LEXICONS) {
    const sets = setsOf(lexicon.id);
    it(`${lexicon.id} is sorted and each of its terms is found in a text`, () => {
      expect([...lexicon.terms]).toEqual([...new Set(lexicon.terms)].toSorted());
      for (const term of lexicon.terms) expect(isHeld(term, sets), term).toBe(true);
    });
    it(`${lexicon.id} matches and misses its examples`, () => {
      for (const text of lexicon.matches) expect(isHeld(text, sets), text).toBe(true);
      for (const text of lexicon.misses) expect(isHeld(text, sets), text).toBe(false);
    });
  }
});
