/** Every row of the word lists is held to its own examples. */
import { describe, expect, it } from "vitest";
import { CUE_ADJECTIVES } from "../data/cueAdjectives.ts";
import { CUE_NOUNS } from "../data/cueNouns.ts";
import { CUE_VERBS } from "../data/cues.ts";
import { FUNCTION_WORDS } from "../data/functionWords.ts";
import { GIVEN_NAMES } from "../data/givenNames.ts";
import { ROLES } from "../data/roles.ts";
import { TITLES } from "../data/titles.ts";
import { IMAGINING, NOUN_OF_MENTION, NOUN_OF_WORK, SO_CALLED } from "../data/works.ts";
import { NAME, NOUN } from "./names.ts";
import { hashWord } from "../hash.ts";
import { IS, WORD } from "../kinds.ts";
import { readTokens } from "../tokens.ts";
import { isIn, lemmaOf, rowOf } from "../wordTable.ts";
import { quoteInputOf } from "./quoteInput.ts";
import { readQuotes } from "./quotes.ts";
import { isReport } from "./reports.ts";
import { isCueVerb, readScene, type Scene } from "./scene.ts";

const sceneOf = (text: string): Scene =>
  readScene(readTokens(text, { starts: Int32Array.of(0), ends: Int32Array.of(text.length) }));

const positions = (scene: Scene): ReadonlyArray<number> =>
  Array.from({ length: scene.tokens.count }, (_, i) => i);

const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== "");

/** Whether a text holds one of some words: a counter-example without the word would say nothing of it. */
const holds = (text: string, words: string): boolean => {
  const row = new Set(words.split(" "));
  return wordsOf(text).some((word) => row.has(word));
};

/** Reporting expressions of all that is read as somebody's in a text. */
const cuesOf = (text: string): ReadonlyArray<string> =>
  readQuotes(quoteInputOf([[text]])).quotes.flatMap(({ cueSpan }) =>
    cueSpan === null ? [] : [text.slice(cueSpan.start, cueSpan.end)],
  );

describe("reporting verbs", () => {
  const canReport = (text: string, lemma: string): boolean => {
    const scene = sceneOf(text);
    return positions(scene).some(
      (i) => isCueVerb(scene, i) && lemmaOf(scene.tokens.hashes[i]!) === hashWord(lemma),
    );
  };
  it.each(CUE_VERBS)("$lemma: $yes | $no", ({ lemma, forms, yes, no }) => {
    expect(canReport(yes, lemma)).toBe(true);
    expect(holds(no, forms)).toBe(true);
    expect(cuesOf(no).filter((cue) => holds(cue, forms))).toEqual([]);
    expect(new Set(forms.split(" ")).size).toBe(forms.split(" ").length);
  });
  it.each(CUE_VERBS)("$lemma behind an article is a noun", ({ lemma }) => {
    for (const noun of [`The ${lemma} was on the pier.`, `Most of the pier is a ${lemma}.`])
      expect(canReport(noun, lemma)).toBe(false);
  });
  it("double the last letter where a short verb must", () => {
    const short = CUE_VERBS.filter(({ lemma }) => /^[^aeiou]*[aeiou][bdgkmnprt]$/.test(lemma));
    expect(short.length).toBeGreaterThan(9);
    for (const { lemma, forms } of short)
      expect(
        forms.split(" ").filter((form) => /(?:ed|ing)$/.test(form) && !/(.)\1(?:ed|ing)$/.test(form)),
        lemma,
      ).toEqual([]);
  });
  it("stand once each, sorted, each with a counter-example of its own", () => {
    const lemmas = CUE_VERBS.map(({ lemma }) => lemma);
    expect(lemmas).toEqual([...new Set(lemmas)].sort());
    // Rows of two spellings may share one but for the word.
    expect(new Set(CUE_VERBS.map(({ no }) => no)).size).toBe(lemmas.length);
  });
});

describe("nouns and adjectives that report", () => {
  /** Whether one of the words can be the head of a reporting expression. */
  const canReport = (text: string, words: string): boolean => {
    const scene = sceneOf(text);
    const row = new Set(words.split(" ").map(hashWord));
    return positions(scene).some((i) => row.has(scene.tokens.hashes[i]!) && isReport(scene, i));
  };
  it.each(CUE_NOUNS)("$forms: $yes | $no", ({ forms, yes, no }) => {
    expect(canReport(yes, forms)).toBe(true);
    expect(holds(no, forms)).toBe(true);
    expect(canReport(no, forms)).toBe(false);
  });
  it.each(CUE_ADJECTIVES)("$words: $yes | $no", ({ words, yes, no }) => {
    expect(canReport(yes, words)).toBe(true);
    expect(holds(no, words)).toBe(true);
    expect(cuesOf(no)).toEqual([]);
  });
});

describe("who can speak", () => {
  it.each(ROLES)("$id $words", ({ id, yes, no }) => {
    const found = (text: string): boolean =>
      sceneOf(text).mentions.some((m) => m.kind === NOUN && (m.bits & IS[id]) !== 0);
    expect(found(yes)).toBe(true);
    expect(found(no)).toBe(false);
  });
  it.each(TITLES)("$word", ({ yes, no }) => {
    const titled = (text: string): boolean => {
      const scene = sceneOf(text);
      return scene.mentions.some(
        (m) =>
          m.kind === NAME &&
          positions(scene).some((i) => i >= m.outer && i < m.last && (scene.tokens.is[i]! & IS.title) !== 0),
      );
    };
    expect(titled(yes)).toBe(true);
    expect(titled(no)).toBe(false);
  });
  it.each(GIVEN_NAMES)("$gender $words", ({ words, yes, no }) => {
    expect(words.split(" ")).toContain(yes.toLowerCase());
    expect(words.split(" ")).not.toContain(no.toLowerCase());
  });
  it("no given name has two genders", () => {
    const all = GIVEN_NAMES.flatMap(({ words }) => words.split(" "));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("words around marks", () => {
  it.each([...FUNCTION_WORDS, ...NOUN_OF_WORK, ...NOUN_OF_MENTION, ...IMAGINING, ...SO_CALLED])(
    "$words",
    ({ words, yes, no }) => {
      expect(holds(yes, words)).toBe(true);
      expect(holds(no, words)).toBe(false);
    },
  );
});

it("no two words of the lists share a hash", () => {
  const lists = [FUNCTION_WORDS, ROLES, CUE_ADJECTIVES].flat().map(({ words }) => words);
  const forms = [CUE_VERBS, CUE_NOUNS].flat().map((row) => row.forms);
  const words = [...new Set([...lists, ...forms, ...TITLES.map(({ word }) => word)].join(" ").split(" "))];
  expect(new Set(words.map(hashWord)).size).toBe(words.length);
  for (const word of words) expect(isIn(rowOf(hashWord(word))), word).not.toBe(0);
});

it("a word of no list has no bits", () => {
  const scene = sceneOf("zyzzyva");
  expect(scene.tokens.kinds[0]).toBe(WORD);
  expect(scene.tokens.is[0]).toBe(0);
});
