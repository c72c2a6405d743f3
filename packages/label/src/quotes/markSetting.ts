/** What surrounds a stretch of marks: the words and signs beside it, verbs of report near it, what covers it. */
import { BREAK, CLASS, COLON, COMMA, IS, MARK, STOP, WORD } from "../kinds.ts";
import { subjectOf } from "./clauseSubjects.ts";
import { lemmaOf } from "../wordTable.ts";
import type { Marked } from "./marks.ts";
import { isCueVerb, type Scene } from "./scene.ts";
import { ACCORDING } from "./speakerCues.ts";

const NOT_LINK = IS.subject | IS.auxiliary | IS.reports;
const LINKS = IS.determiner | IS.conjunction | IS.preposition;

/** What stands right before the opening mark and right after the closing one. */
export interface MarkSetting {
  /** Kinds, for words of `CLASS`. */
  readonly head: number;
  readonly tail: number;
  readonly inside: number;
  readonly cueHead: number;
  readonly cueTail: number;
  readonly sentenceStart: boolean;
  readonly sentenceEnd: boolean;
  /** Another stretch ends right before, with a comma, "and" or a determiner between: one of a string of quotes. */
  readonly joined: boolean;
  /** The verb of the report that covers the stretch, as its lemma; 0 for none. */
  readonly coverLemma: number;
  /** The stretch stands in reported content; then the mention that is its source, -1 for an implied one. */
  readonly covered: boolean;
  readonly source: number;
  /** Mentions that are the subjects of the verb of report before, of the one after, and of what the stretch stands in; -1 for none. */
  readonly subjectHead: number;
  readonly subjectTail: number;
  readonly subjectHere: number;
}

/** Content reported without marks, as the reader found it. */
export interface Cover {
  readonly pieces: ReadonlyArray<readonly [number, number]>;
  readonly source: number;
  /** Tokens of the reporting expression. */
  readonly cue: readonly [number, number];
}

/** For each token, the report that covers it (index into the reports), -1 for none; of two, the later and inner one. */
export const layCover = (scene: Scene, reports: ReadonlyArray<Cover>): Int32Array => {
  const out = new Int32Array(scene.tokens.count).fill(-1);
  reports.forEach((report, i) => {
    for (const [first, last] of report.pieces) out.fill(i, first, last);
  });
  return out;
};

/** Reads the setting of a stretch once for all its candidates. */
export const settingOf = (
  scene: Scene,
  mark: Marked,
  reports: ReadonlyArray<Cover>,
  cover: Int32Array,
): MarkSetting => {
  const { kinds, count, hashes } = scene.tokens;
  const before = mark.first - 1;
  const after = mark.last;
  const head = before < 0 ? BREAK : kinds[before]!;
  const tail = after >= count ? BREAK : kinds[after]!;
  const lastInside = mark.closed ? mark.last - 2 : mark.last - 1;
  const inside = lastInside > mark.first ? kinds[lastInside]! : 0;
  const sentence = scene.tokens.ofToken;
  // A stretch in another is read inside that one.
  const afterColon = before > 0 && head === BREAK && kinds[before - 1] === COLON;
  const outer = mark.parent < 0 ? -1 : scene.markOf[mark.first]!;
  let cueHead = -1;
  for (let i = before; i >= 0 && i >= before - 14; i--) {
    if (kinds[i] === BREAK || kinds[i] === MARK || scene.markOf[i] !== outer) break;
    if (kinds[i] === STOP && sentence[i] !== sentence[mark.first]) break;
    if (isCueVerb(scene, i) || hashes[i] === ACCORDING || (kinds[i] === WORD && scene.reportFrom[i] === i)) {
      cueHead = i;
      break;
    }
  }
  let cueTail = -1;
  for (let i = after; i < count && i < after + 14; i++) {
    if (kinds[i] === BREAK || kinds[i] === MARK || scene.markOf[i] !== outer) break;
    if (isCueVerb(scene, i) || hashes[i] === ACCORDING) {
      cueTail = i;
      break;
    }
    if (kinds[i] === STOP && i + 1 < count && sentence[i + 1] !== sentence[i]) break;
  }
  const here = sentence[mark.first]!;
  const there = sentence[Math.max(mark.first, mark.last - 1)]!;
  return {
    head: head === WORD ? classBeside(scene, before) : afterColon ? CLASS.colonBreak : head,
    tail: tail === WORD ? classBeside(scene, after) : tail,
    inside,
    cueHead,
    cueTail,
    sentenceStart: here >= 0 && scene.tokens.first[here] === mark.first,
    joined: isJoined(scene, mark),
    coverLemma: cover[mark.first]! < 0 ? 0 : lemmaOf(hashes[reports[cover[mark.first]!]!.cue[0]]!),
    covered: cover[mark.first]! >= 0,
    source: reports[cover[mark.first]!]?.source ?? -1,
    subjectHead: cueHead < 0 ? -1 : subjectOf(scene, cueHead),
    subjectTail: cueTail < 0 ? -1 : subjectOf(scene, cueTail),
    subjectHere: subjectOf(scene, mark.first),
    sentenceEnd: there >= 0 && scene.tokens.last[there]! - mark.last <= 1,
  };
};

/** "a “mess”, a “farce” and “an insult”": whether a stretch of the same sentence ends up to four tokens before. */
const isJoined = (scene: Scene, mark: Marked): boolean => {
  const { kinds, is, ofToken } = scene.tokens;
  let others = 0;
  for (let i = mark.first - 1; i >= 0 && i >= mark.first - 5; i--) {
    if (kinds[i] === MARK) return scene.markOf[i] !== -1 && ofToken[i] === ofToken[mark.first];
    const links = kinds[i] === COMMA || (kinds[i] === WORD && (is[i]! & LINKS) !== 0);
    // "the fee was “modest” and the fuss “absurd”": one word of its own.
    if (!links && (kinds[i] !== WORD || (is[i]! & NOT_LINK) !== 0 || others++ > 0)) return false;
  }
  return false;
};

/** Class of the word beside a mark: beside marks a verb that can report comes before what else the word is. */
const classBeside = (scene: Scene, at: number): number => {
  if (isCueVerb(scene, at)) return CLASS.reports;
  const known = scene.tokens.classes[at]!;
  if (known < CLASS.capital) return known;
  return (scene.tokens.is[at]! & (IS.cueNoun | IS.cueVerb)) !== 0 ? CLASS.cue : known;
};
