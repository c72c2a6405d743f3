/** Reporting verbs, and nouns, beside a mention: "Ines Varga, who runs the ferry, said", "according to", "his claim that". */
import { hashWord } from "../hash.ts";
import { BREAK, COMMA, IS, NUMBER, SEMICOLON, WORD } from "../kinds.ts";
import { PRONOUN, type Mention } from "./names.ts";
import { isCueVerb, type Scene } from "./scene.ts";

export const ACCORDING = hashWord("according");
const TO = hashWord("to");
const OF = hashWord("of");
const WORDS = hashWord("words");
const SKIPPED = IS.adverb | IS.auxiliary | IS.negation | IS.judging | IS.agreement;

/** "on Monday", "this week", "in 2011": how many tokens such a phrase takes at `at`, 0 for none. */
const timeLength = (scene: Scene, at: number): number => {
  const { kinds, count } = scene.tokens;
  for (let i = at; i < count && i < at + 4; i++) {
    const is = scene.tokens.is[i]!;
    if (kinds[i] === NUMBER || (is & IS.time) !== 0) {
      let end = i + 1;
      while (
        end < count &&
        (kinds[end] === NUMBER || (kinds[end] === WORD && (scene.tokens.is[end]! & IS.time) !== 0))
      )
        end++;
      return end - at;
    }
    if (kinds[i] !== WORD || (is & (IS.preposition | IS.determiner | IS.adverb)) === 0) return 0;
  }
  return 0;
};

/** The reporting verb that follows token `at` over adverbs, auxiliaries and times, -1 for none. */
export const cueAfter = (scene: Scene, at: number, reach = 4): number => {
  const { kinds, count } = scene.tokens;
  let i = at;
  for (let steps = 0; i < count && steps < reach; steps++) {
    if (scene.markOf[i] !== -1) return -1;
    if (kinds[i] === WORD) {
      if (isCueVerb(scene, i)) return i;
      if ((scene.tokens.is[i]! & SKIPPED) !== 0 || endsIn(scene, i, "ly")) {
        i++;
        continue;
      }
    }
    const time = timeLength(scene, i);
    if (time === 0) return -1;
    i += time;
  }
  return -1;
};

/** The reporting verb after an aside in commas: "Smith, who runs the ferry, said". -1 for none. */
export const cueAfterAside = (scene: Scene, at: number): number => {
  const { kinds, count } = scene.tokens;
  if (at >= count || kinds[at] !== COMMA) return -1;
  for (let i = at + 1; i < count && i < at + 28; i++) {
    if (scene.markOf[i] !== -1 || kinds[i] === BREAK || kinds[i] === SEMICOLON) return -1;
    if (kinds[i] !== COMMA) continue;
    const cue = cueAfter(scene, i + 1);
    if (cue >= 0) return cue;
  }
  return -1;
};

/** The reporting verb that ends right before token `at`, -1 for none. */
export const cueBefore = (scene: Scene, at: number): number => {
  if (at <= 0 || scene.markOf[at - 1] !== -1) return -1;
  if (isCueVerb(scene, at - 1)) return at - 1;
  const { hashes } = scene.tokens;
  if (at < 2) return -1;
  // "According to the manual", "in the words of Judge Odell"
  const isCue =
    (hashes[at - 1] === TO && hashes[at - 2] === ACCORDING) ||
    (hashes[at - 1] === OF && hashes[at - 2] === WORDS);
  return isCue ? at - 2 : -1;
};

/** The noun of report that a mention owns: "Rubio's accusation that", "her family's recent claim". -1 for none. */
const ownedNoun = (scene: Scene, m: Mention): number => {
  const { kinds, is, count } = scene.tokens;
  if (!m.possessive || m.last >= count) return -1;
  for (let i = m.kind === PRONOUN ? m.last : m.last + 1; i < count && i < m.last + 4; i++) {
    if (kinds[i] !== WORD) return -1;
    if ((is[i]! & IS.cueNoun) !== 0) return i;
  }
  return -1;
};

const endsIn = (scene: Scene, at: number, tail: string): boolean => {
  const { text, starts, ends } = scene.tokens;
  return ends[at]! - starts[at]! > tail.length + 1 && text.endsWith(tail, ends[at]!);
};

const NOT_BESIDE = { cue: -1, way: 0 } as const;

/** The reporting verb beside a mention and all that hangs on it, and how they stand: 1 before, 2 after, 3 over an aside, 4 a noun it owns; 0 none. */
export const cueBeside = (scene: Scene, m: Mention): { readonly cue: number; readonly way: number } => {
  // Of "Lena Moss of the University of Kelby said" only the head speaks.
  if (m.hangsOn >= 0) return NOT_BESIDE;
  let after = cueAfter(scene, m.full);
  if (after < 0 && m.full !== m.last) after = cueAfter(scene, m.last);
  if (after >= 0) return { cue: after, way: 1 };
  const inverted = cueBefore(scene, m.outer);
  if (inverted >= 0) return { cue: inverted, way: 2 };
  const aside = cueAfterAside(scene, m.full);
  if (aside >= 0) return { cue: aside, way: 3 };
  const owned = ownedNoun(scene, m);
  return owned >= 0 ? { cue: owned, way: 4 } : NOT_BESIDE;
};
