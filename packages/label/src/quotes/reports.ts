/**
 * Which reporting expressions report something without marks, and on which side of them it stands. Candidates come from
 * the lexicon; a small ranker decides.
 */
import { IS, lemmaOf } from "./quoteLexicon.ts";
import type { FeatureSink } from "./quoteRanker.ts";
import { BREAK, COLON, COMMA, hashWord, MARK, WORD } from "./quoteTokens.ts";
import { isCueVerb, type Scene } from "./scene.ts";

/** Where the content stands. */
export const NOTHING = 0;
/** After the cue: "said that …". */
export const RIGHT = 1;
/** Before it: "…, he said". */
export const LEFT = 2;
/** On both sides: "…, he said, …". */
export const AROUND = 3;
/** Its subject before, the rest after: "The court seemed to …". */
export const RAISED = 4;

const TO = hashWord("to");
const ACCORDING = hashWord("according");
const THAT = hashWord("that");
const LINKS = new Set(["that", "to", "of", "about", "on", "for", "over", "against", "from"].map(hashWord));
const BE = new Set(
  ["is", "are", "was", "were", "be", "been", "being", "it's", "he's", "she's"].map(hashWord),
);

/** Whether the token can be the head of a reporting expression outside marks. */
export const isReport = (scene: Scene, at: number): boolean => {
  if (scene.markOf[at] !== -1) return false;
  // "Union chief: No deal": a colon near the head of a sentence may stand for "said".
  if (scene.tokens.kinds[at] === COLON)
    return at + 1 < scene.tokens.count && scene.tokens.kinds[at + 1] !== BREAK;
  if (scene.tokens.kinds[at] !== WORD) return false;
  if (isCueVerb(scene, at)) return true;
  const next = at + 1 < scene.tokens.count ? scene.tokens.hashes[at + 1]! : 0;
  if (scene.tokens.hashes[at] === ACCORDING) return next === TO;
  if ((scene.bits[at]! & IS.cueAdjective) !== 0) return true;
  return (scene.bits[at]! & IS.cueNoun) !== 0 && LINKS.has(next);
};

/** Class of a token for features: its kind, or for a word what it can be; 99 outside the text. */
export const tokenClass = (scene: Scene, at: number): number =>
  at < 0 || at >= scene.tokens.count ? 99 : scene.classes[at]!;

/** A word's hash, or the kind of any other token; 99 outside the text. */
export const tokenValue = (scene: Scene, at: number): number => {
  const { kinds, hashes, count } = scene.tokens;
  if (at < 0 || at >= count) return 99;
  return kinds[at] === WORD ? hashes[at]! : kinds[at]!;
};

/** What the sentence around a cue holds: read once for each cue. */
export interface ReportSetting {
  readonly cue: number;
  readonly first: number;
  /** The sentence's last token that is no closing stop, exclusive. */
  readonly last: number;
  readonly lemma: number;
  readonly act: number;
  /** Cues before this one in the sentence, up to 3. */
  readonly earlier: number;
  readonly passive: boolean;
  /** The cue stands in content found already; the side of the cue before it in the sentence. */
  readonly inside: boolean;
  readonly lastSide: number;
  readonly commaBefore: number;
  readonly thatAfter: number;
}

export const reportSetting = (
  scene: Scene,
  cue: number,
  first: number,
  last: number,
  earlier: number,
  inside: boolean,
  lastSide: number,
): ReportSetting => {
  const { hashes, kinds } = scene.tokens;
  let passive = false;
  for (let i = cue - 1; i >= first && i >= cue - 3; i--) if (BE.has(hashes[i]!)) passive = true;
  let commaBefore = 9;
  for (let i = cue - 1; i >= first && i >= cue - 8; i--)
    if (kinds[i] === COMMA || kinds[i] === MARK) {
      commaBefore = cue - i;
      break;
    }
  let thatAfter = 9;
  for (let i = cue + 1; i < last && i < cue + 9; i++)
    if (hashes[i] === THAT) {
      thatAfter = i - cue;
      break;
    }
  return {
    cue,
    first,
    last,
    lemma: lemmaOf(hashes[cue]!),
    act: scene.bits[cue]! >>> 20,
    earlier,
    inside,
    lastSide,
    passive,
    commaBefore,
    thatAfter,
  };
};

const few = (n: number): number => (n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 20 ? 6 : 7);

/** Features of a cue's surroundings, from which the side of its content is told. */
export const sideFeatures = (out: FeatureSink, scene: Scene, at: ReportSetting): void => {
  out.clear();
  const { cue, lemma, act, first, last } = at;
  const word = tokenValue(scene, cue);
  const one = tokenClass(scene, cue + 1);
  const two = tokenClass(scene, cue + 2);
  const before = tokenClass(scene, cue - 1);
  const before2 = tokenClass(scene, cue - 2);
  const left = few(cue - first);
  const right = few(last - cue - 1);
  const flags = (at.passive ? 1 : 0) + (scene.bits[cue]! & IS.gerund ? 2 : 0) + at.earlier * 4;
  const t = 200;
  out.push(t, 0);
  out.push(t + 1, lemma);
  out.push(t + 2, word);
  out.push(t + 3, lemma, one);
  out.push(t + 4, lemma, before);
  out.push(t + 5, act, one, two);
  out.push(t + 6, act, before, before2);
  out.push(t + 7, act, before, one);
  out.push(t + 8, lemma, tokenValue(scene, cue + 1));
  out.push(t + 9, tokenValue(scene, cue + 1), act);
  out.push(t + 10, tokenValue(scene, cue - 1), act);
  out.push(t + 11, tokenValue(scene, cue + 2), one);
  out.push(t + 12, left, right, act);
  out.push(t + 13, right, one);
  out.push(t + 14, left, before, at.commaBefore);
  out.push(t + 15, flags, act);
  out.push(t + 16, flags, lemma);
  out.push(t + 17, at.commaBefore, act, one);
  out.push(t + 18, at.thatAfter, act);
  out.push(t + 19, right < 2 ? right : 2, lemma, at.commaBefore);
  out.push(t + 20, tokenClass(scene, first), act, left);
  out.push(t + 21, before, one, two);
  out.push(t + 22, tokenValue(scene, cue - 2), before);
  out.push(t + 23, at.passive ? 1 : 0, lemma, tokenValue(scene, cue + 1));
  out.push(t + 24, tokenClass(scene, cue + 3), two, one);
  const context = (at.inside ? 1 : 0) + at.lastSide * 2;
  out.push(t + 25, context, act);
  out.push(t + 26, context, lemma);
  out.push(t + 27, context, before, one);
  out.push(t + 28, tokenValue(scene, cue - 1), lemma);
  out.push(t + 29, lemma, one, two);
  const m = scene.mentions[scene.mentionFrom[cue]! - 1];
  const gap = m === undefined ? 9 : Math.min(6, cue - m.last);
  const subject = m === undefined ? 0 : m.kind * 2 + (m.possessive ? 1 : 0);
  const speaks = m === undefined ? 0 : m.bits & (IS.person | IS.body | IS.firstPerson | IS.relative);
  out.push(t + 30, subject, gap, act);
  out.push(t + 31, speaks, gap, act);
  out.push(t + 32, m === undefined ? 0 : scene.tokens.hashes[m.head]!, gap < 3 ? 1 : 0);
  out.push(t + 33, tokenValue(scene, cue + 1), tokenValue(scene, cue + 2));
  out.push(t + 34, scene.markOf[Math.min(scene.markOf.length - 1, cue + 1)]! >= 0 ? 1 : 0, right, act);
  out.push(t + 35, (scene.sentences.paragraph[cue] ?? 0) < 1 ? 1 : 0, act, one);
  out.push(t + 36, word, gap, subject);
};

/** Features of token `at` as the first of the content that follows the cue. */
export const startFeatures = (out: FeatureSink, scene: Scene, setting: ReportSetting, at: number): void => {
  out.clear();
  const { cue, lemma, act } = setting;
  const gap = Math.min(12, at - cue);
  const here = tokenClass(scene, at);
  const word = tokenValue(scene, at);
  const before = tokenValue(scene, at - 1);
  const beforeClass = tokenClass(scene, at - 1);
  const afterThat = setting.thatAfter < 9 ? Math.sign(at - cue - setting.thatAfter) + 2 : 0;
  const ended = at > 0 && mentionEndsAt(scene, at);
  out.push(320, gap);
  out.push(321, gap, here);
  out.push(322, gap, word);
  out.push(324, lemma, here, gap);
  out.push(325, here, beforeClass);
  out.push(326, word, beforeClass);
  out.push(327, before, here);
  out.push(329, afterThat, here, act);
  out.push(330, lemma, word);
  out.push(331, act, here, beforeClass);
  out.push(332, ended ? 1 : 0, here, beforeClass);
  out.push(333, tokenClass(scene, at + 1), here, gap > 1 ? 1 : 0);
};

const mentionEndsAt = (scene: Scene, at: number): boolean => {
  const m = scene.mentions[scene.mentionFrom[at]! - 1];
  return m !== undefined && m.last === at;
};

/** Features of token `at` as the end, exclusive, of content that starts at `start`, right of the cue. */
export const endFeatures = (
  out: FeatureSink,
  scene: Scene,
  setting: ReportSetting,
  start: number,
  at: number,
  seen: Seen,
): void => {
  out.clear();
  const { last, lemma, act } = setting;
  const atEnd = at >= last ? 1 : 0;
  const next = tokenClass(scene, at);
  const nextWord = tokenValue(scene, at);
  const tail = few(last - at);
  const length = few(at - start);
  const opening = tokenClass(scene, start);
  out.push(400, atEnd, length);
  out.push(401, next, tail);
  out.push(402, nextWord, atEnd);
  out.push(403, nextWord, tokenValue(scene, at + 1));
  out.push(404, next, tokenClass(scene, at + 1), atEnd);
  out.push(406, act, next, length);
  out.push(407, tokenValue(scene, start), next);
  out.push(408, opening, next, seen.verb ? 1 : 0);
  out.push(410, seen.commas, next, atEnd);
  out.push(413, lemma, next, length < 4 ? 0 : 1);
  out.push(414, tokenValue(scene, at - 1), next);
  out.push(418, tokenValue(scene, at - 1), nextWord);
  const tailCue = reportInTail(scene, at, last);
  out.push(419, tailCue, next, atEnd);
  out.push(421, opening, atEnd, lemma);
  out.push(424, next, tokenClass(scene, at + 1), tokenClass(scene, at - 1));
};

/** How soon another reporting expression follows, up to five tokens on; 9 for none. */
const reportInTail = (scene: Scene, at: number, last: number): number => {
  for (let i = at; i < last && i < at + 5; i++) if (isReport(scene, i)) return i - at;
  return 9;
};

/** What content holds up to a candidate end. */
export interface Seen {
  verb: boolean;
  commas: number;
  conjunctions: number;
}

/** Features of token `at` as the end, exclusive, of content left of the cue. */
export const leftEndFeatures = (out: FeatureSink, scene: Scene, setting: ReportSetting, at: number): void => {
  out.clear();
  const gap = Math.min(12, setting.cue - at);
  const next = tokenClass(scene, at);
  out.push(500, gap, next);
  out.push(501, next, tokenClass(scene, at + 1));
  out.push(502, setting.lemma, gap);
  out.push(503, setting.lemma, next);
  out.push(504, tokenValue(scene, at), tokenClass(scene, at + 1));
  out.push(505, tokenClass(scene, at - 1), next);
  out.push(506, at === setting.cue ? 1 : 0, tokenClass(scene, setting.cue + 1), next);
  out.push(507, setting.commaBefore, gap);
  out.push(508, next, tokenClass(scene, at + 1), tokenClass(scene, at + 2));
  out.push(509, scene.tokens.kinds[at] === COMMA ? 1 : 0, setting.act, gap);
};

/** Features of token `at` as the first of content left of the cue that ends at `end`, exclusive. */
export const leftStartFeatures = (
  out: FeatureSink,
  scene: Scene,
  setting: ReportSetting,
  at: number,
  end: number,
): void => {
  out.clear();
  const fromFirst = few(at - setting.first);
  const length = few(end - at);
  const here = tokenClass(scene, at);
  const before = at > setting.first ? tokenClass(scene, at - 1) : BREAK;
  out.push(520, fromFirst, length);
  out.push(521, before, here);
  out.push(522, tokenValue(scene, at), before);
  out.push(523, before === BREAK ? 0 : tokenValue(scene, at - 1), here);
  out.push(524, at === setting.first ? 1 : 0, here, length);
  out.push(525, setting.lemma, at === setting.first ? 1 : 0);
  out.push(526, setting.act, before, length);
  out.push(527, tokenClass(scene, at + 1), here, before);
  out.push(528, tokenClass(scene, end), before);
};
