/** Words around and inside a stretch of marks, as features of what the marks are for: "declared it a “…”" against "a so-so “…” of". */
import { BREAK, IS, MARK, STOP, WORD } from "../kinds.ts";
import { lemmaOf } from "../wordTable.ts";
import type { Marked } from "./marks.ts";
import type { MarkSetting } from "./markSetting.ts";
import { pair, single, triple, type FeatureSink } from "./quoteRanker.ts";
import type { Scene } from "./scene.ts";

/** Tokens of the sentence that are read before the marks, behind them and inside. */
const BEFORE = 8;
const BEHIND = 6;
const INSIDE = 10;
/** Stretches before and behind that are compared with this one. */
const NEAR = 40;

/** Near or far: how many steps away a word is, in three. */
const distance = (steps: number): number => (steps < 2 ? steps : steps < 4 ? 2 : 3);

/** Adds the words before, behind and inside the stretch, and the verb of the clause that it stands in with its subject. */
export const markContextFeatures = (
  out: FeatureSink,
  scene: Scene,
  mark: Marked,
  setting: MarkSetting,
  titled: number,
  length: number,
): number => {
  let sum = 0;
  const { kinds, hashes, count, ofToken } = scene.tokens;
  const end = mark.closed ? mark.last - 1 : mark.last;
  for (let i = mark.first - 1, steps = 0; i >= 0 && steps < BEFORE; i--, steps++) {
    if (kinds[i] === BREAK || (kinds[i] === STOP && ofToken[i] !== ofToken[mark.first])) break;
    if (kinds[i] === MARK) break;
    if (kinds[i] !== WORD) continue;
    sum += out.add(pair(90, lemmaOf(hashes[i]!), distance(steps)));
  }
  for (let i = mark.last, steps = 0; i < count && steps < BEHIND; i++, steps++) {
    if (kinds[i] === BREAK || kinds[i] === STOP || kinds[i] === MARK) break;
    if (kinds[i] !== WORD) continue;
    sum += out.add(pair(91, lemmaOf(hashes[i]!), distance(steps)));
  }
  for (let i = mark.first + 1, steps = 0; i < end && steps < INSIDE; i++, steps++) {
    if (kinds[i] !== WORD) continue;
    sum += out.add(pair(92, hashes[i]!, steps === 0 ? 1 : 0));
  }
  sum += out.add(pair(97, repeated(scene, mark), Math.min(length, 4)));
  const subject = setting.subjectHere < 0 ? undefined : scene.mentions[setting.subjectHere];
  if (subject === undefined) sum += out.add(pair(93, titled, length));
  else {
    const what =
      subject.kind * 4 +
      ((subject.bits & IS.firstPerson) !== 0 ? 1 : (subject.bits & IS.person) !== 0 ? 2 : 0);
    const verb = subject.full < count && kinds[subject.full] === WORD ? lemmaOf(hashes[subject.full]!) : 0;
    sum += out.add(triple(94, what, titled, Math.min(length, 4)));
    sum += out.add(single(95, verb));
    sum += out.add(pair(96, what, verb));
  }
  return sum;
};

/** Whether the same words stand in marks before (1), behind (2), or both: a term of the text's own. */
const repeated = ({ marks, markOf, tokens }: Scene, mark: Marked): number => {
  const { hashes } = tokens;
  const length = mark.last - mark.first;
  const own = markOf[mark.first]!;
  let found = 0;
  const to = Math.min(marks.length, own + NEAR + 1);
  for (let at = Math.max(0, own - NEAR); at < to; at++) {
    const other = marks[at]!;
    if (at === own || other.last - other.first !== length) continue;
    let i = 1;
    while (i < length - 1 && hashes[other.first + i] === hashes[mark.first + i]) i++;
    if (i >= length - 1) found |= other.first < mark.first ? 1 : 2;
  }
  return found;
};
