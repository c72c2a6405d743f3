/** What stands around reported content, from which it is told whose it is: the sentence's other words, and the sentences beside it. */
import { CLASS, IS, WORD } from "../kinds.ts";
import { NOUN } from "./names.ts";
import { pair, triple, type FeatureSink } from "./quoteRanker.ts";
import type { ReportCandidate } from "./reportFeatures.ts";
import { tokenClass, tokenValue, type ReportSetting } from "./reports.ts";
import type { Scene } from "./scene.ts";

/** Words of a sentence that are looked at. */
const MOST_WORDS = 48;
const SPEAKS = IS.speech | IS.reports;
/** Whether a word looks like a verb that is no infinitive. */
const isVerb = ({ is, classes }: Scene["tokens"], i: number): boolean =>
  (is[i]! & (IS.auxiliary | IS.reports)) !== 0 || classes[i] === CLASS.ed || classes[i] === CLASS.s;
const OPENS_CLAUSE = IS.conjunction | IS.complementizer | IS.relative;

/** What a sentence holds: 1 a verb of speech, 2 marks, 4 the author, 8 somebody in the third person. */
const holds = (scene: Scene, s: number): number => {
  const { first, last, is } = scene.tokens;
  if (s < 0 || s >= first.length) return 16;
  let found = 0;
  for (let i = first[s]!; i < last[s]!; i++) {
    if (scene.markOf[i] !== -1) found |= 2;
    else if ((is[i]! & SPEAKS) === SPEAKS) found |= 1;
    else if ((is[i]! & IS.firstPerson) !== 0) found |= 4;
  }
  return found;
};

/** Features of the words of the sentence: those beside the content, and what qualifies its verbs. */
const wordFeatures = (
  out: FeatureSink,
  scene: Scene,
  at: ReportSetting,
  candidate: ReportCandidate,
): number => {
  let sum = 0;
  const { hashes, is, kinds } = scene.tokens;
  const [from, to] = candidate.pieces[0]!;
  let own = 0;
  let marked = 0;
  let opener = 0;
  let verbsBefore = 0;
  let verbsInside = 0;
  let verbsAfter = 0;
  const last = Math.min(at.last, at.first + MOST_WORDS);
  for (let i = at.first; i < last; i++) {
    if (scene.markOf[i] !== -1) marked++;
    if (kinds[i] !== WORD) continue;
    const inside = i >= from && i < to;
    if (i !== at.cue && isVerb(scene.tokens, i)) {
      if (inside) verbsInside++;
      else if (i < at.cue) verbsBefore++;
      else verbsAfter++;
    }
    if (inside) {
      if ((is[i]! & IS.auxiliary) !== 0) sum += out.add(pair(860, hashes[i]!, at.act));
      continue;
    }
    if ((is[i]! & IS.firstPerson) !== 0) own = 1;
    if (i < at.cue && (is[i]! & OPENS_CLAUSE) !== 0) opener = hashes[i]!;
    if (i !== at.cue) sum += out.add(pair(859, hashes[i]!, i < at.cue ? 0 : 1));
  }
  const form = is[at.cue]! & (IS.finite | IS.gerund | IS.cueNoun | IS.reports);
  verbsInside = Math.min(3, verbsInside);
  verbsBefore = Math.min(3, verbsBefore);
  sum += out.add(triple(867, verbsInside, at.act, candidate.side));
  sum += out.add(pair(868, verbsInside > 0 ? 1 : 0, at.lemma));
  sum += out.add(triple(869, verbsBefore, form, at.act));
  sum += out.add(triple(870, verbsBefore, Math.min(3, verbsAfter), candidate.side));
  sum += out.add(triple(871, verbsBefore, verbsInside, at.thatAfter));
  sum += out.add(pair(863, opener, at.act));
  sum += out.add(triple(854, own, at.act, candidate.side));
  sum += out.add(
    triple(855, Math.floor((4 * marked) / (last - at.first)), scene.markOf[from] === -1 ? 0 : 1, at.act),
  );
  return sum;
};

/** Features of the surroundings of content. */
export const contextFeatures = (
  out: FeatureSink,
  scene: Scene,
  at: ReportSetting,
  candidate: ReportCandidate,
): number => {
  const { cue, lemma, act, first, last } = at;
  const { tokens } = scene;
  const m = candidate.source < 0 ? undefined : scene.mentions[candidate.source]!;
  const head = m === undefined ? 0 : tokens.hashes[m.head]!;
  const kind = m === undefined ? 0 : m.kind;
  const s = tokens.ofToken[cue]!;
  const fresh = s > 0 && tokens.paragraph[first] === tokens.paragraph[tokens.first[s - 1]!] ? 0 : 32;
  const before = holds(scene, s - 1) | fresh;
  const generic = m !== undefined && m.kind === NOUN && m.first === m.head ? 1 : 0;
  let heads = 0;
  for (let i = scene.reportFrom[cue + 1]!; i < last && heads < 3; i = scene.reportFrom[i + 1]!) heads++;
  let sum = wordFeatures(out, scene, at, candidate);
  sum += out.add(pair(850, lemma, tokenValue(scene, cue + 1)));
  sum += out.add(pair(851, lemma, tokenValue(scene, cue - 1)));
  sum += out.add(pair(852, tokens.hashes[cue]!, kind));
  sum += out.add(pair(853, head, act));
  sum += out.add(triple(856, before, kind, act));
  sum += out.add(triple(857, before, kind === 2 ? head : 0, candidate.side));
  sum += out.add(triple(858, holds(scene, s + 1), kind, 0));
  sum += out.add(triple(862, at.earlier, heads, act));
  sum += out.add(pair(864, tokenValue(scene, first), tokenValue(scene, first + 1)));
  sum += out.add(triple(865, generic, act, tokenClass(scene, cue + 1)));
  sum += out.add(pair(866, Math.floor(candidate.exact * 16), Math.floor(candidate.likely * 16)));
  return sum;
};
