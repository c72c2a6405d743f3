/** Whose verb a verb is: the subject that a clause begins with, found from its verb leftwards. No parser: mentions that cannot be it are passed over. */
import { CLASS, COMMA, DASH, IS, WORD } from "../kinds.ts";
import { PRONOUN } from "./names.ts";
import type { Scene } from "./scene.ts";

/** Mentions that are looked at for one verb. */
const REACH = 12;
const STARTS = IS.conjunction | IS.complementizer | IS.relative | IS.adverb | IS.time;
const NO_SUBJECT = IS.preposition | IS.auxiliary | IS.negation | IS.reports;

/** The mention that is the subject of what stands at token `at`, -1 for none in its sentence. */
export const subjectOf = (scene: Scene, at: number): number => {
  const { tokens, mentions, mentionFrom, markOf } = scene;
  const { kinds, is, classes } = tokens;
  if (at <= 0) return -1;
  const sentence = tokens.ofToken[at]!;
  if (sentence < 0) return -1;
  const from = tokens.first[sentence]!;
  for (let i = mentionFrom[at]! - 1, n = 0; i >= 0 && n < REACH; i--, n++) {
    const m = mentions[i]!;
    if (m.first < from) return -1;
    if (m.last > at || markOf[m.first] !== -1 || m.hangsOn >= 0 || m.possessive) continue;
    if (m.kind === PRONOUN) {
      const bits = is[m.first]!;
      if ((bits & IS.relative) !== 0 && (bits & IS.subject) === 0) continue;
      if ((bits & IS.object) !== 0 && (bits & IS.subject) === 0) continue;
    }
    const before = m.outer - 1;
    if (before < from) return i;
    if (kinds[before] === COMMA || kinds[before] === DASH) {
      // "Joan Alder, chief of Tidewater, said": what stands beside a name in commas is the name's.
      const isAside = m.full < at && (kinds[m.full] === COMMA || kinds[m.full] === DASH);
      if (!isAside) return i;
      continue;
    }
    if (kinds[before] !== WORD) return i;
    const bits = is[before]!;
    if ((bits & STARTS) !== 0 && (bits & IS.preposition) === 0) return i;
    if ((bits & NO_SUBJECT) !== 0) continue;
    const kind = classes[before]!;
    if (
      kind === CLASS.ed ||
      kind === CLASS.ing ||
      kind === CLASS.plain ||
      kind === CLASS.s ||
      kind === CLASS.cue
    )
      continue;
    return i;
  }
  return -1;
};
