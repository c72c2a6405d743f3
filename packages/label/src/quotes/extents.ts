/** Where reported content starts and ends: candidate tokens on each side of a reporting expression. */
import { IS } from "../kinds.ts";
import { COMMA, MARK, NUMBER, WORD } from "../kinds.ts";
import { tokenClass, type ReportSetting, type Seen } from "./reports.ts";
import { isCueVerb, type Scene } from "./scene.ts";

/** Tokens that may be the first of content right of the cue. */
export const startCandidates = (scene: Scene, at: ReportSetting): ReadonlyArray<number> => {
  const out: Array<number> = [];
  for (let i = at.cue + 1; i < at.last && i < at.cue + 11; i++) {
    const kind = scene.tokens.kinds[i];
    if (kind === WORD || kind === NUMBER || kind === MARK) out.push(i);
    // Inside marks nothing new starts.
    if (scene.markOf[i] !== -1) break;
  }
  return out;
};

const isBorder = (scene: Scene, at: number): boolean => {
  const kind = tokenClass(scene, at);
  return kind < 30 || kind === 31 || kind === 33;
};

/** Tokens before which content that starts at `start` may end, with what stands in it up to there. */
export const endCandidates = (
  scene: Scene,
  at: ReportSetting,
  start: number,
  visit: (end: number, seen: Seen) => void,
): void => {
  const seen: Seen = { verb: false, commas: 0, conjunctions: 0 };
  let n = 0;
  for (let i = start + 1; i < at.last && n < 48; i++) {
    const is = scene.tokens.is[i - 1]!;
    if ((is & IS.auxiliary) !== 0 || (isCueVerb(scene, i - 1) && (is & IS.finite) !== 0)) seen.verb = true;
    if (scene.tokens.kinds[i - 1] === COMMA) seen.commas = Math.min(3, seen.commas + 1);
    if ((is & IS.conjunction) !== 0) seen.conjunctions = Math.min(3, seen.conjunctions + 1);
    const mark = scene.markOf[i]!;
    if (mark !== -1 && scene.markOf[i - 1] === mark) continue;
    if (!isBorder(scene, i)) continue;
    visit(i, seen);
    n++;
  }
  visit(at.last, seen);
};

/** Tokens before which content left of the cue may end, nearest to the cue first. */
export const leftEndCandidates = (scene: Scene, at: ReportSetting): ReadonlyArray<number> => {
  const out: Array<number> = [];
  for (let i = at.cue; i > at.first && i > at.cue - 26; i--) {
    const mark = scene.markOf[i]!;
    if (mark !== -1 && scene.markOf[i - 1] === mark) continue;
    if (i === at.cue || isBorder(scene, i) || tokenClass(scene, i) === 30) out.push(i);
  }
  return out;
};

/** Tokens at which content left of the cue that ends at `end` may start. */
export const leftStartCandidates = (scene: Scene, at: ReportSetting, end: number): ReadonlyArray<number> => {
  const out: Array<number> = [at.first];
  for (let i = end - 1, n = 0; i > at.first && n < 40; i--, n++) {
    const mark = scene.markOf[i]!;
    if (mark !== -1 && scene.markOf[i - 1] === mark) continue;
    const before = scene.tokens.kinds[i - 1]!;
    const kind = scene.tokens.kinds[i]!;
    if (kind !== WORD && kind !== NUMBER && kind !== MARK) continue;
    if (before !== WORD && before !== NUMBER) out.push(i);
    else if (isBorder(scene, i) || isBorder(scene, i - 1)) out.push(i);
  }
  return out;
};
