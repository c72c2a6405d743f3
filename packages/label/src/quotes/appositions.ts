/** Roles that stand beside a name: "the chair, Godfrey Hames,", "Ana Lutz, the mayor of Port Kelby,". */
import { COMMA, DASH, IS, PAREN_CLOSE, PAREN_OPEN, STOP } from "../kinds.ts";
import { isPlural } from "./genders.ts";
import { NAME, NOUN, type Mention } from "./names.ts";
import type { Scene } from "./scene.ts";

const isRole = (scene: Scene, m: Mention): boolean =>
  (m.kind === NOUN || (m.kind === NAME && (m.bits & IS.title) !== 0)) &&
  (m.bits & IS.person) !== 0 &&
  !m.possessive &&
  !isPlural(scene, m);

/** Whether an aside may end at token `at`. */
const ends = (scene: Scene, at: number): boolean => {
  const { kinds, count } = scene.tokens;
  if (at >= count) return true;
  const kind = kinds[at]!;
  return kind === COMMA || kind === STOP || kind === PAREN_CLOSE || kind === DASH || kind === PAREN_OPEN;
};

/** Mentions of roles in apposition to the name `i`, as indices. */
export const apposed = (scene: Scene, i: number): ReadonlyArray<number> => {
  const { mentions, tokens } = scene;
  const m = mentions[i]!;
  const out: Array<number> = [];
  // The role before, nearest first: what hangs on it stands in between ("The chief executive of Tidewater, Joan Alder").
  if (m.outer > 0 && tokens.kinds[m.outer - 1] === COMMA && ends(scene, m.last))
    for (let before = i - 1; before >= 0 && before >= i - 4; before--) {
      const role = mentions[before]!;
      if (role.hangsOn >= 0) continue;
      if (role.full === m.outer - 1 && isRole(scene, role)) out.push(before);
      break;
    }
  const next = mentions[i + 1];
  if (
    next !== undefined &&
    tokens.kinds[m.last] === COMMA &&
    next.outer === m.last + 1 &&
    isRole(scene, next)
  ) {
    const after = next.full;
    if (ends(scene, after) || (tokens.is[after]! & (IS.relative | IS.preposition)) !== 0) out.push(i + 1);
  }
  return out;
};
