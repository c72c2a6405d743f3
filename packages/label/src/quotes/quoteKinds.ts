/**
 * What marks are for: someone's words, or a title, a name, a word as word, distance, imagined speech. Features decide:
 * the words and signs beside the marks, a reporting verb near, length, capitals, what ends the stretch.
 */
import { BREAK, CAPITAL, CLASS, CLITIC, COLON, COMMA, IS, NUMBER, STOP, WORD } from "../kinds.ts";
import type { QuoteSpanKind } from "@columnist/model";
import { NOUN_OF_MENTION, NOUN_OF_WORK, IMAGINING, SO_CALLED } from "../data/works.ts";
import type { Marked } from "./marks.ts";
import { markContextFeatures } from "./markContext.ts";
import { lemmaOf } from "../wordTable.ts";
import { single, pair, triple, type FeatureSink } from "./quoteRanker.ts";
import { hashWord } from "../hash.ts";
import { isCueVerb, type Scene } from "./scene.ts";
import type { MarkSetting } from "./markSetting.ts";

const works = new Set(NOUN_OF_WORK.flatMap((row) => row.words.split(" ")).map(hashWord));
const naming = new Set(NOUN_OF_MENTION.flatMap((row) => row.words.split(" ")).map(hashWord));
const imagining = new Set(IMAGINING.flatMap((row) => row.words.split(" ")).map(hashWord));
const soCalled = new Set(SO_CALLED.flatMap((row) => row.words.split(" ")).map(hashWord));
const YOU = hashWord("you");
const WILL = hashWord("will");
const IF = hashWord("if");
const AS = hashWord("as");
const ONLY = hashWord("only");
const BE = new Set(["is", "was", "are", "were"].map(hashWord));
const FANCY = new Set(["imagine", "suppose", "picture"].map(hashWord));
/** Verbs that call something by words. */
const CALLS = new Set(
  ["call", "brand", "dub", "label", "describe", "denounce", "dismiss", "decry"].map(hashWord),
);

/** The shape of a stretch: counted once. */
export interface MarkShape {
  readonly words: number;
  /** Words that start with a capital, and those that could (not "of", "the", "and"). */
  readonly capitals: number;
  readonly content: number;
  readonly startsCapital: boolean;
  /** Holds a pronoun as subject or an auxiliary: likely a clause. */
  readonly verbal: boolean;
  /** A sentence ends inside, before the closing mark. */
  readonly sentences: number;
  /** Holds "I", "we", "you" or "our": hardly a title. */
  readonly personal: boolean;
  /** What stands last inside: COMMA, STOP, or another token kind. */
  readonly lastInside: number;
}

/** Counts the words of a stretch and what they look like. */
export const shapeOf = (scene: Scene, mark: Marked): MarkShape => {
  const { kinds, shapes, hashes, count } = scene.tokens;
  let words = 0;
  let capitals = 0;
  let content = 0;
  let startsCapital = false;
  let verbal = false;
  let sentences = 0;
  let personal = false;
  const end = mark.closed ? mark.last - 1 : mark.last;
  for (let i = mark.first; i < end && i < count; i++) {
    if (kinds[i] === STOP) sentences++;
    if (kinds[i] !== WORD && kinds[i] !== NUMBER) continue;
    const is = scene.tokens.is[i]!;
    const capital = (shapes[i]! & CAPITAL) !== 0;
    if (words === 0) startsCapital = capital;
    words++;
    if ((is & (IS.preposition | IS.conjunction | IS.determiner | IS.complementizer)) === 0 || capital) {
      content++;
      if (capital || kinds[i] === NUMBER) capitals++;
    }
    if ((is & IS.firstPerson) !== 0 || hashes[i] === YOU) personal = true;
    if ((is & (IS.auxiliary | IS.subject)) !== 0 && (is & IS.complementizer) === 0) verbal = true;
  }
  const lastInside = end - 1 > mark.first - 1 ? (kinds[end - 1] ?? 0) : 0;
  return { words, capitals, content, startsCapital, verbal, sentences, personal, lastInside };
};

const lengthOf = (words: number): number =>
  words < 6 ? words : words < 8 ? 6 : words < 12 ? 7 : words < 20 ? 8 : 9;

const classAt = (scene: Scene, at: number): number =>
  at < 0 || at >= scene.tokens.count ? 0 : scene.tokens.classes[at]!;

/** What the stretch before was for: nothing known, words of somebody, or something else; 3 and 4 in the same sentence. */
export const LAST = { none: 0, spoken: 1, other: 2, spokenHere: 3, otherHere: 4 } as const;

/** `LAST` of a stretch by the one before it. */
export const lastOf = (scene: Scene, mark: Marked, before: Marked | undefined, spoken: boolean): number => {
  if (before === undefined) return LAST.none;
  const { ofToken } = scene.tokens;
  const here = ofToken[Math.max(before.first, before.last - 1)] === ofToken[mark.first];
  return here ? (spoken ? LAST.spokenHere : LAST.otherHere) : spoken ? LAST.spoken : LAST.other;
};

/** Features for "these marks hold someone's words", against every other use. */
export const kindFeatures = (
  out: FeatureSink,
  scene: Scene,
  mark: Marked,
  setting: MarkSetting,
  shape: MarkShape,
  last: number,
): number => {
  let sum = 0;
  const { tokens } = scene;
  const { kinds, hashes, count, starts, ends, text } = tokens;
  const before = mark.first - 1;
  const wordBefore = before >= 0 && kinds[before] === WORD ? hashes[before]! : 0;
  const wordAfter = mark.last < count && kinds[mark.last] === WORD ? hashes[mark.last]! : 0;
  const cues = (setting.cueHead >= 0 ? 1 : 0) + (setting.cueTail >= 0 ? 2 : 0);
  const headGap = setting.cueHead < 0 ? 9 : Math.min(8, mark.first - setting.cueHead - 1);
  const tailGap = setting.cueTail < 0 ? 9 : Math.min(8, setting.cueTail - mark.last);
  const headLemma = setting.cueHead < 0 ? 0 : lemmaOf(hashes[setting.cueHead]!);
  const tailLemma = setting.cueTail < 0 ? 0 : lemmaOf(hashes[setting.cueTail]!);
  const headBits = setting.cueHead < 0 ? 0 : scene.tokens.is[setting.cueHead]! >> 23;
  const titled =
    shape.content > 0 && shape.capitals === shape.content ? 2 : shape.capitals * 2 > shape.content ? 1 : 0;
  const length = lengthOf(shape.words);
  const form = (shape.startsCapital ? 1 : 0) + (shape.verbal ? 2 : 0) + titled * 4;
  const s = tokens.ofToken[mark.first]!;
  const block = tokens.paragraph[mark.first]!;
  sum += out.add(single(40, 0));
  sum += out.add(pair(41, length, form));
  sum += out.add(pair(42, setting.head, length));
  sum += out.add(pair(43, setting.tail, setting.inside));
  sum += out.add(pair(44, wordBefore, titled));
  sum += out.add(pair(45, wordAfter, titled));
  sum += out.add(triple(46, setting.head, setting.tail, titled));
  sum += out.add(pair(47, headLemma, Math.min(headGap, 4)));
  sum += out.add(pair(48, tailLemma, Math.min(tailGap, 4)));
  sum += out.add(triple(49, cues, headGap, tailGap));
  sum += out.add(triple(50, headGap, length, titled));
  sum += out.add(triple(51, setting.inside, titled, shape.words > 4 ? 1 : 0));
  sum += out.add(triple(52, setting.sentenceStart ? 1 : 0, setting.sentenceEnd ? 1 : 0, titled));
  sum += out.add(triple(53, form, setting.head, cues));
  sum += out.add(triple(54, headBits, titled, length));
  sum += out.add(pair(55, before > 0 && kinds[before - 1] === WORD ? hashes[before - 1]! : 0, setting.head));
  sum += out.add(triple(56, block < 2 ? block : 2, s < 3 ? s : 3, titled));
  sum += out.add(pair(57, mark.closed ? 1 : 0, shape.sentences > 1 ? 1 : 0));
  const covered = setting.covered ? 1 : 0;
  sum += out.add(pair(61, covered, length));
  sum += out.add(triple(62, covered, titled, setting.head));
  sum += out.add(triple(63, covered, cues, setting.source < 0 ? 0 : 1));
  sum += out.add(pair(64, covered, wordBefore));
  sum += out.add(pair(58, mark.family === "double" ? 1 : mark.family === "single" ? 2 : 3, cues));
  const personal = shape.personal ? 1 : 0;
  sum += out.add(triple(70, personal, length, titled));
  sum += out.add(triple(71, personal, cues, setting.head));
  sum += out.add(triple(72, setting.coverLemma, Math.min(length, 4), titled));
  sum += out.add(triple(73, setting.joined ? 1 : 0, last, length));
  sum += out.add(triple(74, last, cues, titled));
  const about =
    (near(scene, mark, naming, 4) ? 1 : 0) +
    (near(scene, mark, works, 5) ? 2 : 0) +
    (near(scene, mark, imagining, 8) ? 4 : 0);
  sum += out.add(triple(75, about, titled, cues));
  sum += out.add(triple(76, about, length, setting.inside));
  sum += out.add(pair(77, wordBefore, wordAfter));
  sum += out.add(triple(78, classAt(scene, mark.first - 2), setting.head, titled));
  sum += out.add(triple(79, setting.head, setting.tail, Math.min(length, 4)));
  sum += out.add(triple(80, classAt(scene, mark.last + 1), setting.tail, titled));
  sum += markContextFeatures(out, scene, mark, setting, titled, length);
  if (shape.words === 1) {
    let head = mark.first + 1;
    if (kinds[head] !== WORD) head = mark.first;
    sum += out.add(single(59, hashes[head]!));
    sum += out.add(pair(60, text.charCodeAt(starts[head]!), ends[head]! - starts[head]!));
  }
  return sum;
};

const near = (scene: Scene, mark: Marked, set: ReadonlySet<number>, reach: number): boolean => {
  const { kinds, hashes } = scene.tokens;
  for (let i = mark.first - 1; i >= 0 && i >= mark.first - reach; i--) {
    if (kinds[i] === BREAK || kinds[i] === STOP) return false;
    if (set.has(hashes[i]!) && kinds[i] === WORD) return true;
  }
  return false;
};

/** "Union chief: ‘No deal’": the mention that opens the sentence with a colon behind it, -1 for none. */
export const labelledBy = (scene: Scene, mark: Marked): number => {
  const { ofToken, first, kinds } = scene.tokens;
  if (mark.first === 0 || kinds[mark.first - 1] !== COLON) return -1;
  const at = scene.mentionFrom[mark.first]! - 1;
  const m = scene.mentions[at];
  const sentence = ofToken[mark.first]!;
  return m !== undefined && sentence >= 0 && m.full === mark.first - 1 && first[sentence] === m.outer
    ? at
    : -1;
};

/**
 * Marks whose frame settles that they quote, whatever they hold: "“…,” Y said", "Her verdict was short: “No.”", one of a
 * string of which the one before quotes, and in a headline "… “misled” inquiry, says watchdog".
 */
export const quotesByFrame = (
  scene: Scene,
  mark: Marked,
  setting: MarkSetting,
  shape: MarkShape,
  last: number,
): boolean => {
  const { kinds, is } = scene.tokens;
  if (setting.head === COLON && setting.sentenceEnd && shape.startsCapital)
    if (setting.inside === STOP || (shape.words > 1 && labelledBy(scene, mark) >= 0)) return true;
  if (setting.joined && last === LAST.spokenHere) return true;
  const tail = setting.cueTail;
  if (tail < 0) return false;
  if (setting.inside === COMMA && setting.sentenceStart) return true;
  if ((is[tail]! & IS.speech) === 0) return false;
  if (setting.inside === COMMA && tail - mark.last <= 3) return true;
  const sentence = scene.tokens.ofToken[mark.first]!;
  const end = sentence < 0 ? tail : scene.tokens.last[sentence]!;
  return kinds[tail - 1] === COMMA && end - tail <= 5 && setting.cueHead < 0;
};

/** Marks right behind a verb of speech, or behind one that calls something by words: they quote, unless the words say much against it. */
export const framedAsQuote = (
  { tokens: { is, hashes } }: Scene,
  mark: Marked,
  { cueHead }: MarkSetting,
): boolean => {
  const speaks = IS.speech | IS.finite;
  if (cueHead < 0) return false;
  if (cueHead === mark.first - 1 && (is[cueHead]! & speaks) === speaks) return true;
  return CALLS.has(lemmaOf(hashes[cueHead]!)) && mark.first - cueHead <= 6;
};

/** Marks of imagined speech: "you may ask, …", "as if to say …". */
export const isImagined = (scene: Scene, mark: Marked, setting: MarkSetting): boolean => {
  if (setting.cueHead < 0 || mark.first - setting.cueHead > 4) return false;
  const { kinds, hashes, ofToken } = scene.tokens;
  const sentence = ofToken[setting.cueHead]!;
  let you = false;
  let might = false;
  let near = true;
  for (let i = setting.cueHead - 1; i >= 0 && i >= setting.cueHead - 10 && ofToken[i] === sentence; i--) {
    const hash = hashes[i]!;
    if (kinds[i] !== WORD) near = false;
    if (near && i >= setting.cueHead - 5) {
      if (hash === YOU) you = true;
      if (imagining.has(hash) || hash === WILL) might = true;
    }
    // "as if the council had told us", "if only the bishop would say", "imagine a minister who says"
    if (hash === IF && (hashes[i - 1] === AS || hashes[i + 1] === ONLY)) return true;
    if (FANCY.has(hash)) return true;
  }
  return you && might;
};

/** Marks whose setting settles that they quote nobody, whatever the odds: a known work's title, "so-called". */
export const quotesNobody = (scene: Scene, mark: Marked, setting: MarkSetting, shape: MarkShape): boolean => {
  if (isImagined(scene, mark, setting)) return true;
  if (shape.words <= 4 && near(scene, mark, soCalled, 1)) return true;
  const titled = shape.content > 0 && shape.capitals === shape.content && shape.startsCapital;
  return titled && shape.lastInside !== STOP && near(scene, mark, works, 1);
};

/** What marks that quote nobody are: a title, a name or word as word, or distance. */
export const kindOfOther = (
  scene: Scene,
  mark: Marked,
  setting: MarkSetting,
  shape: MarkShape,
): QuoteSpanKind => {
  if (isImagined(scene, mark, setting)) return "imagined";
  if (near(scene, mark, soCalled, 2)) return "scare";
  const titled = shape.content > 0 && shape.capitals === shape.content && shape.startsCapital;
  if (near(scene, mark, naming, 3)) return "mention";
  // "“I told you so” is no policy."
  if (shape.verbal && mark.last < scene.tokens.count && BE.has(scene.tokens.hashes[mark.last]!))
    return "mention";
  if (titled) {
    if (near(scene, mark, works, 5)) return "title";
    // Between a first and a last name, a nickname.
    const { kinds, shapes, count } = scene.tokens;
    const between =
      mark.first > 0 &&
      mark.last < count &&
      kinds[mark.first - 1] === WORD &&
      kinds[mark.last] === WORD &&
      (shapes[mark.first - 1]! & shapes[mark.last]! & CAPITAL) !== 0;
    if (between && shape.words < 3) return "mention";
    if (shape.words >= 2 || setting.inside === COMMA) return "title";
    return shape.words === 1 && kinds[mark.first - 1] === CLITIC ? "title" : "scare";
  }
  return "scare";
};

/** Whether the words inside make a clause or more, so that the quote is direct and not a phrase in the author's frame. */
export const isClause = (scene: Scene, mark: Marked, setting: MarkSetting, shape: MarkShape): boolean => {
  if (shape.sentences > 1) return true;
  if (setting.sentenceStart && shape.startsCapital && shape.words > 1) return true;
  const opens = setting.head === COLON || setting.head === COMMA || setting.head === CLASS.reports;
  if (shape.startsCapital && opens && (shape.words > 2 || setting.head !== CLASS.reports)) return true;
  if (shape.startsCapital && shape.verbal) return true;
  if (opens && (shape.verbal || setting.head !== CLASS.reports)) return true;
  return shape.verbal && shape.words >= 3 && startsClause(scene, mark);
};

/** A subject at the very start: a pronoun, or a noun phrase with a verb soon after it. */
const startsClause = (scene: Scene, mark: Marked): boolean => {
  const { kinds } = scene.tokens;
  const first = mark.first + 1;
  const is = scene.tokens.is[first] ?? 0;
  if (kinds[first] !== WORD) return false;
  if ((is & IS.subject) !== 0) return true;
  if ((is & (IS.preposition | IS.auxiliary | IS.conjunction | IS.complementizer)) !== 0) return false;
  for (let i = first; i < mark.last && i < first + 7; i++) {
    const word = scene.tokens.is[i]!;
    if ((word & (IS.preposition | IS.relative)) !== 0 && i > first) return false;
    if ((word & IS.auxiliary) !== 0 || (isCueVerb(scene, i) && i > first + 1 && (word & IS.finite) !== 0))
      return i > first;
  }
  return false;
};
