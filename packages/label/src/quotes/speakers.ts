/**
 * Who says a marked stretch: mentions in reach are ranked by how they stand to the marks and to the reporting verbs, and
 * "nobody in reach" is a candidate too.
 */
import { BREAK, CLASS, COLON, COMMA, IS, MARK, NUMBER, SEMICOLON, STOP, WORD } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { lemmaOf } from "../wordTable.ts";
import type { Marked } from "./marks.ts";
import { NAME, NOUN, PRONOUN } from "./names.ts";
import { single, pair, triple, type FeatureSink, type Scorer } from "./quoteRanker.ts";
import { isCueVerb, type Scene } from "./scene.ts";

const NEAR = 8;
const ACCORDING = hashWord("according");
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
export const cueBefore = (scene: Scene, at: number): number =>
  at > 0 && scene.markOf[at - 1] === -1 && isCueVerb(scene, at - 1) ? at - 1 : -1;

const endsIn = (scene: Scene, at: number, tail: string): boolean => {
  const { text, starts, ends } = scene.tokens;
  return ends[at]! - starts[at]! > tail.length + 1 && text.endsWith(tail, ends[at]!);
};

/** Mentions that may speak the stretch `mark`, as indices; nearest first on each side. */
export const speakerCandidates = (
  scene: Scene,
  mark: Marked,
  source: number,
  previous: number,
): ReadonlyArray<number> => {
  const { mentions, mentionFrom, markOf, tokens } = scene;
  const out: Array<number> = [];
  const paragraph = tokens.paragraph[mark.first]!;
  const consider = (i: number): boolean => {
    const m = mentions[i]!;
    if (markOf[m.first] !== -1 || (scene.tokens.is[m.head]! & IS.time) !== 0) return false;
    if (m.kind === NOUN && (m.bits & (IS.person | IS.body)) === 0) {
      if (cueAfter(scene, m.last) < 0 && cueBefore(scene, m.first) < 0 && cueAfterAside(scene, m.last) < 0)
        return false;
    }
    out.push(i);
    return true;
  };
  let taken = 0;
  let scanned = 0;
  for (let i = mentionFrom[mark.first]! - 1; i >= 0 && taken < NEAR && scanned < 60; i--, scanned++) {
    const there = tokens.paragraph[mentions[i]!.first]!;
    if (there < paragraph - 2) break;
    if (consider(i)) taken++;
  }
  taken = 0;
  scanned = 0;
  for (let i = mentionFrom[mark.last]!; i < mentions.length && taken < NEAR && scanned < 40; i++, scanned++) {
    if (tokens.paragraph[mentions[i]!.first] !== paragraph) break;
    if (consider(i)) taken++;
  }
  if (
    previous >= 0 &&
    !out.includes(previous) &&
    tokens.paragraph[mentions[previous]!.first]! >= paragraph - 4
  )
    out.push(previous);
  return out;
};

const bucket = (n: number): number => (n < 6 ? n : n < 10 ? 6 : n < 16 ? 7 : n < 30 ? 8 : 9);

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
  /** The stretch stands in reported content; then the mention that is its source, -1 for an implied one. */
  readonly covered: boolean;
  readonly source: number;
}

/** Content reported without marks, as the reader found it. */
export interface Cover {
  readonly pieces: ReadonlyArray<readonly [number, number]>;
  readonly source: number;
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
    if (isCueVerb(scene, i) || hashes[i] === ACCORDING) {
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
    covered: cover[mark.first]! >= 0,
    source: reports[cover[mark.first]!]?.source ?? -1,
    sentenceEnd: there >= 0 && scene.tokens.last[there]! - mark.last <= 1,
  };
};

/** Class of the word beside a mark: beside marks a verb that can report comes before what else the word is. */
const classBeside = (scene: Scene, at: number): number => {
  if (isCueVerb(scene, at)) return CLASS.reports;
  const known = scene.tokens.classes[at]!;
  if (known < CLASS.capital) return known;
  return (scene.tokens.is[at]! & (IS.cueNoun | IS.cueVerb)) !== 0 ? CLASS.cue : known;
};

/** Features of mention `at` (index; -1 for nobody) as the speaker of `mark`. */
export const speakerFeatures = (
  out: FeatureSink,
  scene: Scene,
  mark: Marked,
  setting: MarkSetting,
  at: number,
  rank: number,
  previous: number,
): number => {
  let sum = 0;
  const { tokens } = scene;
  const frame = setting.head * 64 + setting.tail;
  const cues = (setting.cueHead >= 0 ? 1 : 0) + (setting.cueTail >= 0 ? 2 : 0);
  if (at < 0) {
    sum += out.add(pair(1, setting.head, cues));
    sum += out.add(pair(2, setting.tail, cues));
    sum += out.add(single(3, frame));
    sum += out.add(triple(4, setting.inside, cues, previous >= 0 ? 1 : 0));
    sum += out.add(pair(6, setting.covered ? 1 : 0, setting.source < 0 ? 0 : 1));
    sum += out.add(triple(5, cues, setting.sentenceStart ? 1 : 0, setting.sentenceEnd ? 1 : 0));
    return sum;
  }
  const m = scene.mentions[at]!;
  const before = m.first < mark.first;
  const type = m.kind * 2 + (m.possessive ? 1 : 0);
  const paragraphs = Math.min(3, Math.abs(tokens.paragraph[m.first]! - tokens.paragraph[mark.first]!));
  const sentenceOfMention = tokens.ofToken[m.first]!;
  const edge = before ? mark.first : Math.max(mark.first, mark.last - 1);
  const sentenceGap = Math.min(4, Math.abs(sentenceOfMention - tokens.ofToken[edge]!));
  const place = (before ? 0 : 8) + (paragraphs > 0 ? 4 + Math.min(paragraphs, 3) : Math.min(sentenceGap, 3));
  const gap = before ? mark.first - m.last : m.first - mark.last;
  const after = cueAfter(scene, m.last);
  const inverted = after >= 0 ? -1 : cueBefore(scene, m.outer);
  const aside = after >= 0 || inverted >= 0 ? -1 : cueAfterAside(scene, m.last);
  const adjacent = after >= 0 ? after : inverted >= 0 ? inverted : aside;
  const way = after >= 0 ? 1 : inverted >= 0 ? 2 : aside >= 0 ? 3 : 0;
  const lemma = adjacent < 0 ? 0 : lemmaOf(tokens.hashes[adjacent]!);
  // How the verb beside the mention stands to the marks.
  const nearest = before ? setting.cueHead : setting.cueTail;
  const own = adjacent >= 0 && adjacent === nearest ? 1 : adjacent >= 0 ? 2 : 0;
  const cueGap =
    adjacent < 0
      ? 9
      : before
        ? Math.min(8, Math.max(0, mark.first - adjacent - 1))
        : Math.min(8, Math.max(0, adjacent - mark.last));
  const kindBefore = m.outer > 0 ? tokens.kinds[m.outer - 1]! : BREAK;
  const wordBefore = kindBefore === WORD ? tokens.hashes[m.outer - 1]! : 0;
  const kindAfter = m.last < tokens.count ? tokens.kinds[m.last]! : BREAK;
  const rankSide = Math.min(rank, 6);
  const isSource = setting.covered ? (setting.source === at ? 2 : 1) : 0;
  sum += out.add(pair(33, isSource, way));
  sum += out.add(triple(34, isSource, rankSide, before ? 1 : 0));
  const isPrevious = previous === at ? 1 : 0;
  sum += out.add(pair(10, place, type));
  sum += out.add(pair(11, place, bucket(gap)));
  sum += out.add(triple(12, place, way, own));
  sum += out.add(triple(13, way * 16 + own, cueGap, before ? 1 : 0));
  sum += out.add(triple(14, lemma, way, before ? 1 : 0));
  sum += out.add(triple(15, frame, place, way));
  sum += out.add(triple(16, setting.tail, before ? 1 : 0, way * 4 + own));
  sum += out.add(triple(17, setting.head, before ? 1 : 0, way * 4 + own));
  sum += out.add(triple(18, setting.inside, place, way));
  sum += out.add(pair(19, wordBefore, kindBefore === WORD ? 1 : 0));
  sum += out.add(triple(20, kindBefore, kindAfter, place));
  sum += out.add(triple(21, rankSide, place, cues));
  sum += out.add(triple(22, isPrevious, place, cues));
  sum += out.add(triple(23, isPrevious, setting.sentenceStart ? 1 : 0, setting.sentenceEnd ? 1 : 0));
  sum += out.add(triple(24, cues, place, type));
  sum += out.add(triple(25, m.bits & (IS.person | IS.body | IS.title | IS.firstPerson), type, way));
  sum += out.add(triple(26, tokens.hashes[m.head]!, m.kind === NAME ? 0 : 1, way));
  sum += out.add(
    triple(27, sentenceOfMention >= 0 && tokens.first[sentenceOfMention] === m.outer ? 1 : 0, place, way),
  );
  sum += out.add(triple(28, type, way * 4 + own, place));
  sum += out.add(pair(29, kindAfter === WORD ? tokens.hashes[m.last]! : kindAfter, before ? 1 : 0));
  sum += out.add(pair(30, mark.closed ? 1 : 0, place));
  sum += out.add(triple(31, cues, way * 4 + own, rankSide));
  if (nearest >= 0)
    sum += out.add(
      triple(
        32,
        Math.min(9, Math.abs(nearest - (before ? m.last : m.first))),
        nearest > m.first ? 1 : 0,
        before ? 1 : 0,
      ),
    );
  return sum;
};

/** Who speaks a stretch. */
export interface FoundSpeaker {
  /** Index of the mention, -1 for nobody in reach. */
  readonly speaker: number;
  /** Token of the reporting verb, -1 for none. */
  readonly cue: number;
  readonly probability: number;
}

/** Ranks the candidates and nobody; `previous` is the mention that spoke last, -1 for none. */
export const pickSpeaker = (
  scorer: Scorer,
  scene: Scene,
  mark: Marked,
  setting: MarkSetting,
  previous: number,
): FoundSpeaker => {
  const candidates = speakerCandidates(scene, mark, setting.source, previous);
  let best = -1;
  let top = scorer.odds(speakerFeatures(scorer, scene, mark, setting, -1, 0, previous));
  let sum = 1;
  let ranksBefore = 0;
  let ranksAfter = 0;
  for (const at of candidates) {
    const rank = scene.mentions[at]!.first < mark.first ? ranksBefore++ : ranksAfter++;
    const odds = scorer.odds(speakerFeatures(scorer, scene, mark, setting, at, rank, previous));
    if (odds > top) {
      sum = sum * Math.exp(top - odds) + 1;
      top = odds;
      best = at;
    } else sum += Math.exp(odds - top);
  }
  return { speaker: best, cue: cueOf(scene, setting, best), probability: 1 / sum };
};

/** The reporting verb that goes with a speaker: beside it, else the one that stands nearest to the marks. */
const cueOf = (scene: Scene, setting: MarkSetting, speaker: number): number => {
  if (speaker >= 0) {
    const m = scene.mentions[speaker]!;
    const beside = cueAfter(scene, m.last);
    if (beside >= 0) return beside;
    const inverted = cueBefore(scene, m.outer);
    if (inverted >= 0) return inverted;
    const aside = cueAfterAside(scene, m.last);
    if (aside >= 0) return aside;
    const sentence = scene.tokens.ofToken[m.first];
    for (const cue of [setting.cueHead, setting.cueTail])
      if (cue >= 0 && scene.tokens.ofToken[cue] === sentence) return cue;
    return -1;
  }
  return setting.cueHead >= 0 ? setting.cueHead : setting.cueTail;
};

/** How the speaker stands to the marks: the `speakerMethod` of a quote. */
export const speakerMethod = (scene: Scene, mark: Marked, speaker: number, cue: number): string => {
  const m = scene.mentions[speaker]!;
  if (m.kind === PRONOUN) return "pronoun";
  if (scene.tokens.paragraph[m.first] !== scene.tokens.paragraph[mark.first]) return "neighbour";
  if (m.first >= mark.last) return cue >= 0 && cue < m.first ? "inverted" : "after";
  if (mark.first > 0 && scene.tokens.kinds[mark.first - 1] === COLON && cue < 0) return "colon";
  return "before";
};
