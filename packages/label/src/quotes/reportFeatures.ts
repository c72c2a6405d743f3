/** Whether what a reporting expression seems to report is what somebody but the author said, thought or wants. */
import { IS } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { COMMA, NUMBER, WORD } from "../kinds.ts";
import { NAME, NOUN, PRONOUN } from "./names.ts";
import { pair, single, triple, type FeatureSink } from "./quoteRanker.ts";
import { tokenClass, tokenValue, type ReportSetting } from "./reports.ts";
import type { Scene } from "./scene.ts";
import { contextFeatures } from "./reportContext.ts";
import { cueBeside } from "./speakerCues.ts";

/** Content that may be reported. */
export interface ReportCandidate {
  readonly side: number;
  readonly pieces: ReadonlyArray<readonly [number, number]>;
  /** Mention, -1 for nobody. */
  readonly source: number;
  /** Probability of the side, and of side and ends. */
  readonly likely: number;
  readonly exact: number;
}

const TO = hashWord("to");
const QUESTION = hashWord("?");
const few = (n: number): number => (n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 20 ? 6 : 7);
const steps = (p: number): number => Math.floor(p * 8);
const SOURCE_BITS = IS.person | IS.body | IS.title | IS.firstPerson | IS.thirdPerson | IS.relative | IS.crowd;

/** The words before a cue that change what it does: the nearest auxiliary, a "to", a negation. */
const before = (scene: Scene, at: ReportSetting): { readonly word: number; readonly flags: number } => {
  const { hashes, is } = scene.tokens;
  let word = 0;
  let flags = 0;
  for (let i = at.cue - 1; i >= at.first && i >= at.cue - 4; i--) {
    if (hashes[i] === TO && i >= at.cue - 2) flags |= 1;
    if ((is[i]! & IS.negation) !== 0) flags |= 2;
    if ((is[i]! & IS.auxiliary) !== 0 && word === 0) word = hashes[i]!;
  }
  return { word, flags };
};

/** Features of content as somebody's. */
export const reportFeatures = (
  out: FeatureSink,
  scene: Scene,
  at: ReportSetting,
  { side, pieces, source, likely, exact }: ReportCandidate,
): number => {
  let sum = 0;
  const { tokens } = scene;
  const { cue, lemma, act, first, last } = at;
  const m = source < 0 ? undefined : scene.mentions[source]!;
  const kind = m === undefined ? 0 : m.kind * 2 + (m.possessive ? 1 : 0);
  const can = m === undefined ? 0 : m.bits & SOURCE_BITS;
  const head = m === undefined ? 0 : tokens.hashes[m.head]!;
  const beside = m === undefined ? null : cueBeside(scene, m);
  const way = beside === null ? 9 : beside.cue === cue ? beside.way : 0;
  const { word, flags } = before(scene, at);
  const asks = last < tokens.count && tokens.hashes[last] === QUESTION ? 1 : 0;
  const opener = tokenClass(scene, first);
  const openWord = tokenValue(scene, first);
  const place = few(cue - first);
  const form = tokens.is[cue]! & (IS.finite | IS.gerund | IS.cueNoun | IS.cueAdjective | IS.reports);
  let words = 0;
  let all = 0;
  let verb = 0;
  let commas = 0;
  for (let i = first; i < last; i++) if (tokens.kinds[i] === WORD || tokens.kinds[i] === NUMBER) all++;
  for (const [from, to] of pieces)
    for (let i = from; i < to; i++) {
      if (tokens.kinds[i] === WORD || tokens.kinds[i] === NUMBER) words++;
      if (tokens.kinds[i] === COMMA) commas++;
      if ((tokens.is[i]! & IS.auxiliary) !== 0) verb = 1;
    }
  const share = all === 0 ? 0 : Math.floor((words / all) * 6);
  const start = pieces[0]![0];
  const pronoun = m !== undefined && m.kind === PRONOUN ? head : 0;
  const subjectFirst = m !== undefined && m.outer - first < 2 ? 1 : 0;
  sum += out.add(single(800, 0));
  sum += out.add(single(801, lemma));
  sum += out.add(pair(802, lemma, kind));
  sum += out.add(pair(803, lemma, pronoun));
  sum += out.add(triple(804, act, kind, can));
  sum += out.add(pair(805, head, way));
  sum += out.add(triple(806, pronoun, act, flags));
  sum += out.add(pair(807, word, flags));
  sum += out.add(triple(808, word, lemma, 0));
  sum += out.add(triple(809, form, flags, act));
  sum += out.add(triple(810, side, steps(exact), verb));
  sum += out.add(pair(811, steps(likely), side));
  sum += out.add(triple(812, share, verb, side));
  sum += out.add(triple(813, tokenClass(scene, start), tokenClass(scene, start + 1), side));
  sum += out.add(pair(814, tokenValue(scene, start), act));
  sum += out.add(triple(815, place, subjectFirst, opener));
  sum += out.add(pair(816, openWord, subjectFirst));
  sum += out.add(triple(817, way, kind, subjectFirst));
  sum += out.add(triple(818, asks, act, kind));
  sum += out.add(triple(819, at.earlier, at.inside ? 1 : 0, at.lastSide));
  sum += out.add(triple(820, tokenClass(scene, cue - 1), tokenClass(scene, cue + 1), act));
  sum += out.add(triple(821, few(words), verb, commas > 0 ? 1 : 0));
  sum += out.add(triple(822, at.thatAfter, form, verb));
  sum += out.add(triple(823, can, subjectFirst, verb));
  sum += out.add(triple(824, form, can, way));
  sum += out.add(pair(825, tokenValue(scene, cue - 1), form));
  sum += out.add(pair(826, tokenValue(scene, cue), way));
  let clauses = 0;
  let relatives = 0;
  for (let i = first; i < cue; i++) {
    if ((tokens.is[i]! & IS.relative) !== 0) relatives = 1;
    if ((tokens.is[i]! & (IS.conjunction | IS.complementizer)) !== 0) clauses++;
  }
  clauses = Math.min(2, clauses);
  const end = pieces.at(-1)![1];
  const tail = few(last - end);
  const lead = m === undefined ? 9 : few(Math.max(0, m.outer - first));
  const named =
    m === undefined
      ? 0
      : m.kind === NAME
        ? 1
        : m.kind === NOUN
          ? (can & (IS.person | IS.body)) !== 0
            ? 2
            : 3
          : 4;
  const paragraph = tokens.paragraph[cue]!;
  sum += out.add(triple(830, clauses, relatives, way));
  sum += out.add(triple(831, tail, share, side));
  sum += out.add(triple(832, lead, named, way));
  sum += out.add(triple(833, lemma, side, named));
  sum += out.add(triple(834, lemma, form, flags));
  sum += out.add(triple(835, lemma, tokenClass(scene, start), way));
  sum += out.add(triple(836, named, form, act));
  sum += out.add(triple(837, named, clauses, openWord));
  sum += out.add(triple(838, few(all), share, named));
  sum += out.add(triple(839, named, steps(exact), way));
  sum += out.add(triple(840, named, asks, clauses));
  sum += out.add(triple(841, opener, named, form));
  sum += out.add(pair(842, m !== undefined && m.kind === NOUN ? head : 0, form));
  sum += out.add(
    triple(
      843,
      paragraph > 0 && tokens.paragraph[Math.max(0, first - 2)] === paragraph ? 1 : 0,
      pronoun,
      act,
    ),
  );
  sum += out.add(triple(844, word, named, form));
  sum += out.add(triple(845, tokenValue(scene, start), named, side));
  return sum + contextFeatures(out, scene, at, { side, pieces, source, likely, exact });
};

/** Texts that say what holds, not what somebody thinks. */
export const LAWS = new Set(
  ["act", "law", "laws", "statute", "constitution", "treaty", "code", "contract"].map(hashWord),
);
