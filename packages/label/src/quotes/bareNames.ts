/** The name in a mention: what is left without offices and titles, and what its title says. */
import { hashWord } from "../hash.ts";
import { IS, STOP, UPPER, WORD } from "../kinds.ts";
import { isGivenName, isSuffix } from "./nameWords.ts";
import type { Mention } from "./names.ts";
import type { Scene } from "./scene.ts";

const OF = hashWord("of");
const THE = hashWord("the");
const TITLED = IS.title | IS.person;
/** Titles that stay in a name: "Pope Francis", "Sir John Glubb". */
const KEPT = new Set(
  ["pope", "king", "queen", "prince", "princess", "sir", "dame", "lord", "lady", "st"].map(hashWord),
);

/** A name's parts, as tokens. */
export interface BareName {
  /** First token without offices and titles: Osei in "Mayor Ann Osei" is from `Ann`. */
  readonly first: number;
  readonly last: number;
  /** First token of the title right before, `first` for none: "President" in "former President Obama". */
  readonly titled: number;
  /** First word, and the last one that is no "Jr.", as hashes. */
  readonly given: number;
  readonly family: number;
  /** Words, up to 7; initials count. */
  readonly words: number;
  /** Nothing but an office: "the Prime Minister", "Attorney General". */
  readonly isOffice: boolean;
  /** A title, an office before it or a given name says so. */
  readonly isPerson: boolean;
  readonly isBody: boolean;
}

/** "Martin Luther King": what stands behind a given name is no office. */
const followsGivenName = (scene: Scene, m: Mention, i: number): boolean => {
  for (let at = m.first; at < i; at++) if (isGivenName(scene.tokens.hashes[at]!)) return true;
  return false;
};

/** Reads the parts of a name's mention. */
export const bareName = (scene: Scene, m: Mention): BareName => {
  const { kinds, hashes, shapes, text, starts, ends } = scene.tokens;
  const bits = scene.tokens.is;
  const isWord = (i: number): boolean => kinds[i] === WORD;
  let last = m.last;
  // "Eric Cantor" is no cantor.
  const endsInRole = (bits[m.head]! & (TITLED | IS.body)) !== 0 && !isGivenName(hashes[m.head - 1] ?? 0);
  let first = m.first;
  let titles = 0;
  if (!endsInRole || m.outer < m.first) {
    for (let i = m.last - 2; i >= m.first; i--) {
      if (!isWord(i) || (bits[i]! & TITLED) === 0 || followsGivenName(scene, m, i)) continue;
      if (KEPT.has(hashes[i]!)) {
        first = i;
        break;
      }
      let next = i + 1;
      while (next < m.last && !isWord(next)) next++;
      // "Secretary of State Mike Pompeo"
      if (hashes[next] === OF) next += hashes[next + 1] === THE ? 3 : 2;
      if (next >= m.last || isSuffix(hashes[next]!) || !isWord(next)) break;
      first = next;
      titles = 1;
      break;
    }
  }
  // "Pretend-conservative Matthew Dowd", "International Security Affairs Robert Karem": what a text calls him stands before.
  if (titles === 0 && !endsInRole && !KEPT.has(hashes[first]!) && !isGivenName(hashes[first]!))
    for (let i = first + 1; i < m.last - 1; i++) {
      if (!isWord(i) || !isGivenName(hashes[i]!) || !isWord(i + 1)) continue;
      const isLoud = (shapes[first]! & UPPER) !== 0 && (shapes[i]! & UPPER) === 0;
      if (i - first > 1 || isLoud || text.slice(starts[i - 1], ends[i - 1]).includes("-")) {
        first = i;
        titles = 1;
      }
      break;
    }
  let titled = first;
  for (let i = first - 1; i >= m.outer; i--) {
    if (isWord(i) && ((bits[i]! & TITLED) === 0 || (shapes[i]! & 1) === 0)) break;
    if (isWord(i)) titled = i;
    else if (kinds[i] !== STOP) break;
  }
  let family = last - 1;
  while (family > first && (!isWord(family) || isSuffix(hashes[family]!))) family--;
  let words = 0;
  let allRoles = true;
  let body = false;
  for (let i = first; i < last; i++) {
    if (!isWord(i)) continue;
    words++;
    if ((bits[i]! & TITLED) === 0 && hashes[i] !== OF) allRoles = false;
    if ((bits[i]! & IS.body) !== 0) body = true;
  }
  const isOffice = allRoles && titles === 0;
  const isPerson =
    !isOffice &&
    !body &&
    (titles > 0 ||
      m.outer < m.first ||
      (isGivenName(hashes[first]!) && words > 1) ||
      KEPT.has(hashes[first]!));
  if (last - 1 > first && kinds[last - 1] === STOP) last--;
  return {
    first,
    last,
    titled,
    given: hashes[first]!,
    family: hashes[family]!,
    words: Math.min(7, words),
    isOffice,
    isPerson,
    isBody: !isPerson && (body || (words === 1 && (shapes[first]! & 2) !== 0)),
  };
};
