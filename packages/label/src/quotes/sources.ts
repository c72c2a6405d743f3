/** Who the source of reported content is: mentions around the reporting expression, ranked; an implied source is one. */
import { cueAfter, cueAfterAside, cueBefore } from "./speakerCues.ts";
import { IS } from "../kinds.ts";
import { pair, triple, type FeatureSink } from "./quoteRanker.ts";
import { hashWord } from "../hash.ts";
import { COMMA } from "../kinds.ts";
import { tokenClass, tokenValue, type ReportSetting } from "./reports.ts";
import type { Scene } from "./scene.ts";

const BY = hashWord("by");
const TO = hashWord("to");
const OF = hashWord("of");

/** Mentions that may be the source, nearest first: up to eight before the cue, four after, and one behind. */
export const sourceCandidates = (scene: Scene, at: ReportSetting): ReadonlyArray<number> => {
  const out: Array<number> = [];
  const { mentions, mentionFrom, tokens } = scene;
  const fits = (i: number): boolean => {
    const m = mentions[i]!;
    return (
      scene.markOf[m.first] === -1 &&
      (tokens.is[m.head]! & IS.time) === 0 &&
      !(m.first <= at.cue && m.last > at.cue && m.first === at.cue)
    );
  };
  for (let i = mentionFrom[at.cue]! - 1, n = 0; i >= 0 && n < 6; i--) {
    if (mentions[i]!.last <= at.first) break;
    if (fits(i)) {
      out.push(i);
      n++;
    }
  }
  for (let i = mentionFrom[at.cue + 1]!, n = 0; i < mentions.length && n < 2; i++) {
    if (mentions[i]!.first >= at.last) break;
    if (fits(i)) {
      out.push(i);
      n++;
    }
  }
  return out;
};

const few = (n: number): number => (n < 5 ? n : n < 8 ? 5 : n < 14 ? 6 : 7);

/** Features of mention `at` (index; -1 for nobody) as the source of the report at `setting`. */
export const sourceFeatures = (
  out: FeatureSink,
  scene: Scene,
  setting: ReportSetting,
  at: number,
  rank: number,
  side: number,
): number => {
  let sum = 0;
  const { cue, lemma, act } = setting;
  const before = tokenClass(scene, cue - 1);
  if (at < 0) {
    sum += out.add(pair(600, lemma, setting.passive ? 1 : 0));
    sum += out.add(triple(601, act, before, side));
    sum += out.add(pair(602, tokenValue(scene, cue - 1), side));
    sum += out.add(triple(603, setting.passive ? 1 : 0, tokenClass(scene, cue + 1), act));
    sum += out.add(pair(604, cue === setting.first ? 1 : 0, act));
    return sum;
  }
  const { tokens } = scene;
  const m = scene.mentions[at]!;
  const isBefore = m.first < cue ? 1 : 0;
  const gap = isBefore === 1 ? cue - m.last : m.first - cue;
  const type = m.kind * 2 + (m.possessive ? 1 : 0);
  const reached =
    isBefore === 1
      ? cueAfter(scene, m.full) === cue || cueAfter(scene, m.last) === cue
      : cueBefore(scene, m.outer) === cue;
  const aside = isBefore === 1 && !reached && cueAfterAside(scene, m.full) === cue;
  const hangs = (m.hangsOn >= 0 ? 1 : 0) + (m.owner >= 0 ? 2 : 0) + (m.full > m.last ? 4 : 0);
  const way = reached ? 1 : aside ? 2 : 0;
  let commas = 0;
  let clauses = 0;
  const from = isBefore === 1 ? m.last : cue + 1;
  const to = isBefore === 1 ? cue : m.first;
  for (let i = from; i < to; i++) {
    if (tokens.kinds[i] === COMMA) commas++;
    if ((scene.tokens.is[i]! & (IS.relative | IS.conjunction)) !== 0) clauses++;
  }
  commas = Math.min(3, commas);
  clauses = Math.min(3, clauses);
  const wordBefore = m.outer > setting.first ? tokenValue(scene, m.outer - 1) : 0;
  const link = wordBefore === BY ? 1 : wordBefore === TO ? 2 : wordBefore === OF ? 3 : 0;
  sum += out.add(triple(610, isBefore, rank, way));
  sum += out.add(triple(611, isBefore, few(gap), commas));
  sum += out.add(triple(612, type, isBefore, way));
  sum += out.add(triple(613, lemma, isBefore, way));
  sum += out.add(triple(614, act, isBefore, rank));
  sum += out.add(pair(615, wordBefore, isBefore));
  sum += out.add(triple(616, link, setting.passive ? 1 : 0, isBefore));
  sum += out.add(triple(617, commas, clauses, isBefore));
  sum += out.add(triple(618, tokenClass(scene, m.last), isBefore, way));
  sum += out.add(triple(619, before, rank, isBefore));
  sum += out.add(triple(620, m.outer === setting.first ? 1 : 0, isBefore, way));
  sum += out.add(triple(621, m.bits & (IS.person | IS.body | IS.firstPerson | IS.relative), type, way));
  sum += out.add(pair(622, tokens.hashes[m.head]!, way));
  sum += out.add(triple(623, side, isBefore, way));
  sum += out.add(triple(624, side, rank, commas));
  sum += out.add(triple(625, setting.passive ? 1 : 0, way, isBefore));
  sum += out.add(triple(626, tokenClass(scene, m.outer - 1), type, way));
  sum += out.add(triple(627, scene.tokens.is[cue]! & (IS.gerund | IS.cueNoun), rank, isBefore));
  sum += out.add(triple(628, scene.tokens.is[cue]! & (IS.gerund | IS.cueNoun), commas, type));
  sum += out.add(triple(629, hangs, way, isBefore));
  sum += out.add(triple(630, hangs, rank, isBefore));
  return sum;
};
