/**
 * Which reporting expressions report something without marks, and on which side of them it stands. Candidates come from
 * the lexicon; a small ranker decides.
 */
import { BREAK, CLASS, COMMA, IS, MARK, WORD } from "../kinds.ts";
import { lemmaOf } from "../wordTable.ts";
import { single, pair, triple, type FeatureSink } from "./quoteRanker.ts";
import { hashWord } from "../hash.ts";
import type { Scene } from "./scene.ts";

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

const THAT = hashWord("that");
const BE = new Set(
  ["is", "are", "was", "were", "be", "been", "being", "it's", "he's", "she's"].map(hashWord),
);

/** Whether the token can be the head of a reporting expression outside marks. */
export const isReport = (scene: Scene, at: number): boolean => scene.reportFrom[at] === at;

/** Class of a token for features: its kind, or for a word what it can be; 99 outside the text. */
export const tokenClass = (scene: Scene, at: number): number =>
  at < 0 || at >= scene.tokens.count ? CLASS.outside : scene.tokens.classes[at]!;

/** A word's hash, or the kind of any other token; 99 outside the text. */
export const tokenValue = ({ tokens: { count, kinds, hashes } }: Scene, at: number): number =>
  at < 0 || at >= count ? CLASS.outside : kinds[at] === WORD ? hashes[at]! : kinds[at]!;

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
    act: scene.tokens.is[cue]! >>> 20,
    earlier,
    inside,
    lastSide,
    passive,
    commaBefore,
    thatAfter,
  };
};

const few = (n: number): number => (n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 20 ? 6 : 7);

// The compiler puts small functions where they are called until a function is long: so the features of a cue come in
// three functions, and take half the time that one of all takes.

/** Features of the cue and the word after it. */
const cueFeatures = (out: FeatureSink, scene: Scene, at: ReportSetting): void => {
  const { cue, lemma, act } = at;
  const one = tokenClass(scene, cue + 1);
  const before = tokenClass(scene, cue - 1);
  const next = tokenValue(scene, cue + 1);
  out.add(single(200, 0));
  out.add(single(201, lemma));
  out.add(single(202, tokenValue(scene, cue)));
  out.add(pair(203, lemma, one));
  out.add(pair(204, lemma, before));
  out.add(triple(207, act, before, one));
  out.add(pair(208, lemma, next));
  out.add(pair(209, next, act));
  out.add(pair(210, tokenValue(scene, cue - 1), act));
  out.add(triple(223, at.passive ? 1 : 0, lemma, next));
  out.add(pair(228, tokenValue(scene, cue - 1), lemma));
  out.add(pair(233, next, tokenValue(scene, cue + 2)));
};

/** Features of the words around a cue, and of its place in the sentence. */
const placeFeatures = (out: FeatureSink, scene: Scene, at: ReportSetting): void => {
  const { cue, lemma, act, first, last } = at;
  const one = tokenClass(scene, cue + 1);
  const two = tokenClass(scene, cue + 2);
  const before = tokenClass(scene, cue - 1);
  const before2 = tokenClass(scene, cue - 2);
  const left = few(cue - first);
  const right = few(last - cue - 1);
  out.add(triple(205, act, one, two));
  out.add(triple(206, act, before, before2));
  out.add(pair(211, tokenValue(scene, cue + 2), one));
  out.add(triple(212, left, right, act));
  out.add(pair(213, right, one));
  out.add(triple(214, left, before, at.commaBefore));
  out.add(triple(219, right < 2 ? right : 2, lemma, at.commaBefore));
  out.add(triple(220, tokenClass(scene, first), act, left));
  out.add(triple(221, before, one, two));
  out.add(pair(222, tokenValue(scene, cue - 2), before));
  out.add(triple(224, tokenClass(scene, cue + 3), two, one));
  out.add(triple(229, lemma, one, two));
  out.add(triple(234, scene.markOf[Math.min(scene.markOf.length - 1, cue + 1)]! >= 0 ? 1 : 0, right, act));
};

/** Features of what was found before a cue, and of the mention before it. */
const contextFeatures = (out: FeatureSink, scene: Scene, at: ReportSetting): void => {
  const { cue, lemma, act } = at;
  const one = tokenClass(scene, cue + 1);
  const flags = (at.passive ? 1 : 0) + (scene.tokens.is[cue]! & IS.gerund ? 2 : 0) + at.earlier * 4;
  const context = (at.inside ? 1 : 0) + at.lastSide * 2;
  const m = scene.mentions[scene.mentionFrom[cue]! - 1];
  const gap = m === undefined ? 9 : Math.min(6, cue - m.last);
  const subject = m === undefined ? 0 : m.kind * 2 + (m.possessive ? 1 : 0);
  const speaks = m === undefined ? 0 : m.bits & (IS.person | IS.body | IS.firstPerson | IS.relative);
  out.add(pair(215, flags, act));
  out.add(pair(216, flags, lemma));
  out.add(triple(217, at.commaBefore, act, one));
  out.add(pair(218, at.thatAfter, act));
  out.add(pair(225, context, act));
  out.add(pair(226, context, lemma));
  out.add(triple(227, context, tokenClass(scene, cue - 1), one));
  out.add(triple(230, subject, gap, act));
  out.add(triple(231, speaks, gap, act));
  out.add(pair(232, m === undefined ? 0 : scene.tokens.hashes[m.head]!, gap < 3 ? 1 : 0));
  out.add(triple(235, (scene.tokens.paragraph[cue] ?? 0) < 1 ? 1 : 0, act, one));
  out.add(triple(236, tokenValue(scene, cue), gap, subject));
};

/** Features of a cue's surroundings, from which the side of its content is told. */
export const sideFeatures = (out: FeatureSink, scene: Scene, at: ReportSetting): void => {
  cueFeatures(out, scene, at);
  placeFeatures(out, scene, at);
  contextFeatures(out, scene, at);
};

/** Features of token `at` as the first of the content that follows the cue. */
export const startFeatures = (out: FeatureSink, scene: Scene, setting: ReportSetting, at: number): number => {
  let sum = 0;
  const { cue, lemma, act } = setting;
  const gap = Math.min(12, at - cue);
  const here = tokenClass(scene, at);
  const word = tokenValue(scene, at);
  const before = tokenValue(scene, at - 1);
  const beforeClass = tokenClass(scene, at - 1);
  const afterThat = setting.thatAfter < 9 ? Math.sign(at - cue - setting.thatAfter) + 2 : 0;
  const ended = at > 0 && mentionEndsAt(scene, at);
  sum += out.add(single(320, gap));
  sum += out.add(pair(321, gap, here));
  sum += out.add(pair(322, gap, word));
  sum += out.add(triple(324, lemma, here, gap));
  sum += out.add(pair(325, here, beforeClass));
  sum += out.add(pair(326, word, beforeClass));
  sum += out.add(pair(327, before, here));
  sum += out.add(triple(329, afterThat, here, act));
  sum += out.add(pair(330, lemma, word));
  sum += out.add(triple(331, act, here, beforeClass));
  sum += out.add(triple(332, ended ? 1 : 0, here, beforeClass));
  sum += out.add(triple(333, tokenClass(scene, at + 1), here, gap > 1 ? 1 : 0));
  return sum;
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
): number => {
  let sum = 0;
  const { last, lemma, act } = setting;
  const atEnd = at >= last ? 1 : 0;
  const next = tokenClass(scene, at);
  const nextWord = tokenValue(scene, at);
  const tail = few(last - at);
  const length = few(at - start);
  const opening = tokenClass(scene, start);
  sum += out.add(pair(400, atEnd, length));
  sum += out.add(pair(401, next, tail));
  sum += out.add(pair(402, nextWord, atEnd));
  sum += out.add(pair(403, nextWord, tokenValue(scene, at + 1)));
  sum += out.add(triple(404, next, tokenClass(scene, at + 1), atEnd));
  sum += out.add(triple(406, act, next, length));
  sum += out.add(pair(407, tokenValue(scene, start), next));
  sum += out.add(triple(408, opening, next, seen.verb ? 1 : 0));
  sum += out.add(triple(410, seen.commas, next, atEnd));
  sum += out.add(triple(413, lemma, next, length < 4 ? 0 : 1));
  sum += out.add(pair(414, tokenValue(scene, at - 1), next));
  sum += out.add(pair(418, tokenValue(scene, at - 1), nextWord));
  const tailCue = reportInTail(scene, at, last);
  sum += out.add(triple(419, tailCue, next, atEnd));
  sum += out.add(triple(421, opening, atEnd, lemma));
  sum += out.add(triple(424, next, tokenClass(scene, at + 1), tokenClass(scene, at - 1)));
  return sum;
};

/** How soon another reporting expression follows, up to five tokens on; 9 for none. */
const reportInTail = (scene: Scene, at: number, last: number): number => {
  const found = scene.reportFrom[at]!;
  return found < last && found < at + 5 ? found - at : 9;
};

/** What content holds up to a candidate end. */
export interface Seen {
  verb: boolean;
  commas: number;
  conjunctions: number;
}

/** Features of token `at` as the end, exclusive, of content left of the cue. */
export const leftEndFeatures = (
  out: FeatureSink,
  scene: Scene,
  setting: ReportSetting,
  at: number,
): number => {
  let sum = 0;
  const gap = Math.min(12, setting.cue - at);
  const next = tokenClass(scene, at);
  sum += out.add(pair(500, gap, next));
  sum += out.add(pair(501, next, tokenClass(scene, at + 1)));
  sum += out.add(pair(502, setting.lemma, gap));
  sum += out.add(pair(503, setting.lemma, next));
  sum += out.add(pair(504, tokenValue(scene, at), tokenClass(scene, at + 1)));
  sum += out.add(pair(505, tokenClass(scene, at - 1), next));
  sum += out.add(triple(506, at === setting.cue ? 1 : 0, tokenClass(scene, setting.cue + 1), next));
  sum += out.add(pair(507, setting.commaBefore, gap));
  sum += out.add(triple(508, next, tokenClass(scene, at + 1), tokenClass(scene, at + 2)));
  sum += out.add(triple(509, scene.tokens.kinds[at] === COMMA ? 1 : 0, setting.act, gap));
  return sum;
};

/** Features of token `at` as the first of content left of the cue that ends at `end`, exclusive. */
export const leftStartFeatures = (
  out: FeatureSink,
  scene: Scene,
  setting: ReportSetting,
  at: number,
  end: number,
): number => {
  let sum = 0;
  const fromFirst = few(at - setting.first);
  const length = few(end - at);
  const here = tokenClass(scene, at);
  const before = at > setting.first ? tokenClass(scene, at - 1) : BREAK;
  sum += out.add(pair(520, fromFirst, length));
  sum += out.add(pair(521, before, here));
  sum += out.add(pair(522, tokenValue(scene, at), before));
  sum += out.add(pair(523, before === BREAK ? 0 : tokenValue(scene, at - 1), here));
  sum += out.add(triple(524, at === setting.first ? 1 : 0, here, length));
  sum += out.add(pair(525, setting.lemma, at === setting.first ? 1 : 0));
  sum += out.add(triple(526, setting.act, before, length));
  sum += out.add(triple(527, tokenClass(scene, at + 1), here, before));
  sum += out.add(pair(528, tokenClass(scene, end), before));
  return sum;
};
