import { describe, expect, it } from "vitest";
import { hashWord } from "./hash.ts";
import { WORD_LISTS } from "./data/wordLists.ts";
import { LEXICONS } from "./lexicons.ts";
import { readTokens } from "./tokens.ts";
import { holds, setsOf, type WordSets } from "./wordSets.ts";
import { SET_IDS } from "./wordTable.ts";

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

describe("word lists", () => {
  it.each(WORD_LISTS)("$id is sorted and holds its examples", ({ id, words, yes, no }) => {
    const terms = words.split(" ");
    expect(terms).toEqual([...new Set(terms)].toSorted());
    for (const term of terms) expect(isHeld(term, setsOf(id)), term).toBe(true);
    expect(isHeld(yes, setsOf(id))).toBe(true);
    expect(isHeld(no, setsOf(id))).toBe(false);
  });
  it("no two words share a hash", () => {
    const terms = [...LEXICONS.flatMap((lexicon) => lexicon.terms), ...WORD_LISTS.map((list) => list.words)];
    const words = [...new Set(terms.flatMap((term) => term.toLowerCase().split(/\s+/u)))];
    expect(new Set(words.map(hashWord)).size).toBe(words.length);
  });
  it("no id stands twice", () => {
    expect(new Set(SET_IDS).size).toBe(SET_IDS.length);
  });
});
