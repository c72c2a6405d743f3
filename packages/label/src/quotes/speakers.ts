/**
 * Who says a marked stretch: mentions in reach are ranked by how they stand to the marks and to the reporting verbs, and
 * "nobody in reach" is a candidate too.
 */
import { BREAK, CLASS, COLON, COMMA, DASH, IS, MARK, STOP, WORD } from "../kinds.ts";
import { lemmaOf } from "../wordTable.ts";
import type { Entities } from "./entities.ts";
import type { Marked } from "./marks.ts";
import type { MarkSetting } from "./markSetting.ts";
import { NAME, NOUN, PRONOUN, type Mention } from "./names.ts";
import { single, pair, triple, type FeatureSink, type Scorer } from "./quoteRanker.ts";
import type { Scene } from "./scene.ts";
import { cueBeside } from "./speakerCues.ts";

const NEAR = 8;

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
    if (m.kind === NOUN && (m.bits & (IS.person | IS.body)) === 0 && cueBeside(scene, m).way === 0)
      return false;
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

/** A subject by its looks: nothing hangs it on another, a clause starts with it, and a word that may be its verb follows. */
const isSubjectLike = (scene: Scene, m: Mention): boolean => {
  const { kinds, is, classes, count, ofToken, first } = scene.tokens;
  if (m.hangsOn >= 0 || m.possessive || m.full >= count) return false;
  const before = m.outer - 1;
  const sentence = ofToken[m.outer]!;
  const opens =
    before < 0 ||
    (sentence >= 0 && first[sentence] === m.outer) ||
    kinds[before] !== WORD ||
    (is[before]! & (IS.conjunction | IS.complementizer | IS.adverb | IS.time)) !== 0;
  const after = classes[m.full]!;
  return (
    opens &&
    (after === CLASS.reports || after === CLASS.auxiliary || after === CLASS.adverb || after >= CLASS.ly)
  );
};

const KIND_NUMBER = { person: 11, group: 12, document: 13, unnamed: 14, author: 15 };

/** Features of mention `at` (index; -1 for nobody) as the speaker of `mark`. */
export const speakerFeatures = (
  out: FeatureSink,
  scene: Scene,
  entities: Entities,
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
  const { cue: adjacent, way } = cueBeside(scene, m);
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
  const isPrevious = previous >= 0 && (previous === at || entities.of[previous] === entities.of[at]) ? 1 : 0;
  const hangs =
    (m.hangsOn >= 0 ? 1 : 0) + (m.possessive ? 2 : 0) + (m.owner >= 0 ? 4 : 0) + (m.full > m.last ? 8 : 0);
  const entity = entities.of[at]! < 0 ? undefined : entities.all[entities.of[at]!]!;
  const many = entity === undefined ? 0 : Math.min(3, entity.mentions.length);
  const what =
    entity === undefined
      ? m.bits & (IS.relative | IS.firstPerson | IS.thirdPerson)
      : KIND_NUMBER[entity.kind];
  const joined = setting.joined ? 1 : 0;
  const subject = isSubjectLike(scene, m) ? 1 : 0;
  const classAfter = m.full < tokens.count ? tokens.classes[m.full]! : 0;
  const classBefore = m.outer > 0 ? tokens.classes[m.outer - 1]! : 0;
  const isSubject =
    (setting.subjectHead === at ? 1 : 0) +
    (setting.subjectTail === at ? 2 : 0) +
    (setting.subjectHere === at ? 4 : 0);
  sum += out.add(triple(71, isSubject, place, cues));
  sum += out.add(triple(72, isSubject, way * 4 + own, before ? 1 : 0));
  sum += out.add(triple(73, isSubject, rankSide, type));
  sum += out.add(triple(39, subject, place, cues));
  sum += out.add(triple(65, subject, rankSide, before ? 1 : 0));
  sum += out.add(triple(66, classAfter, place, hangs & 1));
  sum += out.add(triple(67, classBefore, place, classAfter));
  sum += out.add(triple(68, joined, isPrevious, place));
  sum += out.add(triple(69, joined, isSource, before ? 1 : 0));
  sum += out.add(triple(70, setting.coverLemma, isSource, 0));
  sum += out.add(pair(35, hangs, way));
  sum += out.add(triple(36, hangs, rankSide, before ? 1 : 0));
  sum += out.add(triple(37, what, many, way));
  sum += out.add(triple(38, what, place, setting.covered ? 1 : 0));
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

/** Mentions that may speak a stretch, and how likely each one does. */
export interface WeighedMentions {
  readonly candidates: ReadonlyArray<number>;
  /** Probability of each candidate; what they leave of one is nobody's. */
  readonly shares: ReadonlyArray<number>;
}

/** How likely each mention in reach speaks; `previous` is the mention that spoke last, -1 for none. */
export const weighMentions = (
  scorer: Scorer,
  scene: Scene,
  entities: Entities,
  mark: Marked,
  setting: MarkSetting,
  previous: number,
): WeighedMentions => {
  const candidates = speakerCandidates(scene, mark, setting.source, previous);
  const none = scorer.odds(speakerFeatures(scorer, scene, entities, mark, setting, -1, 0, previous));
  let ranksBefore = 0;
  let ranksAfter = 0;
  const odds = candidates.map((at) => {
    const rank = scene.mentions[at]!.first < mark.first ? ranksBefore++ : ranksAfter++;
    return scorer.odds(speakerFeatures(scorer, scene, entities, mark, setting, at, rank, previous));
  });
  const top = Math.max(none, ...odds);
  const powers = odds.map((odd) => Math.exp(odd - top));
  const sum = powers.reduce((total, power) => total + power, Math.exp(none - top));
  return { candidates, shares: powers.map((power) => power / sum) };
};

/** The reporting verb that goes with a speaker: beside it, else the one that stands nearest to the marks. */
export const cueOf = (scene: Scene, setting: MarkSetting, speaker: number): number => {
  if (speaker >= 0) {
    const m = scene.mentions[speaker]!;
    const { cue } = cueBeside(scene, m);
    if (cue >= 0) return cue;
    const sentence = scene.tokens.ofToken[m.first];
    for (const cue of [setting.cueHead, setting.cueTail])
      if (cue >= 0 && scene.tokens.ofToken[cue] === sentence) return cue;
    return -1;
  }
  return setting.cueHead >= 0 ? setting.cueHead : setting.cueTail;
};

/** "Minister ‘misled’ inquiry, says watchdog": who stands between a verb of report and the end of the sentence. -1 for none. */
export const trailingSpeaker = (scene: Scene, { cueTail, cueHead }: MarkSetting): number => {
  const { kinds, is, ofToken, last } = scene.tokens;
  if (cueTail < 1 || cueHead >= 0 || kinds[cueTail - 1] !== COMMA || (is[cueTail]! & IS.speech) === 0)
    return -1;
  // "“…,” Jon Dask, a builder, told the panel": there the one who is told stands last.
  for (let i = cueTail - 2; i >= 0 && kinds[i] !== MARK; i--) if (kinds[i] === COMMA) return -1;
  const at = scene.mentionFrom[cueTail + 1]!;
  const m = scene.mentions[at];
  const sentence = ofToken[cueTail]!;
  if (m === undefined || sentence < 0 || m.outer !== cueTail + 1) return -1;
  let end = last[sentence]!;
  while (end > m.full && kinds[end - 1] === STOP) end--;
  return m.full === end && m.kind !== PRONOUN ? at : -1;
};

/** Who signs a stretch: "… asset.” —Commissioner Ada Rowe", also in a line of its own. The mention, -1 for none. */
export const signedBy = (scene: Scene, mark: Marked): number => {
  const { kinds, count } = scene.tokens;
  let dash = mark.last;
  if (dash < count && kinds[dash] === BREAK) dash++;
  if (dash + 1 >= count || kinds[dash] !== DASH) return -1;
  const at = scene.mentionFrom[dash + 1]!;
  // The mention may begin with a role.
  for (const index of [at, at - 1]) {
    const m = scene.mentions[index];
    if (m?.kind !== NAME || m.outer !== dash + 1) continue;
    let end = m.full;
    if (end < count && kinds[end] === STOP) end++;
    const after = end < count ? kinds[end] : BREAK;
    if (after === BREAK || after === COMMA || after === MARK) return index;
  }
  return -1;
};

/** How the speaker stands to the marks: the `speakerMethod` of a quote. */
export const speakerMethod = (scene: Scene, mark: Marked, speaker: number, cue: number): string => {
  const m = scene.mentions[speaker]!;
  if (m.kind === PRONOUN) return "pronoun";
  if (signedBy(scene, mark) === speaker) return "signed";
  if (scene.tokens.paragraph[m.first] !== scene.tokens.paragraph[mark.first]) return "neighbour";
  if (m.first >= mark.last) return cue >= 0 && cue < m.first ? "inverted" : "after";
  if (mark.first > 0 && scene.tokens.kinds[mark.first - 1] === COLON && cue < 0) return "colon";
  return "before";
};
