import { CUE_WORDS } from "../data/htmlCues.ts";
import { attribute, type Tree } from "./tree.ts";

/** Every cue once, sorted; a cue's bit is its place in this list. */
export const CUES: ReadonlyArray<string> = [...new Set(CUE_WORDS.map(([cue]) => cue))].sort();

/** Cues as two words of bits: the first 30 in `low`, the rest in `high`. */
export interface CueBits {
  readonly low: number;
  readonly high: number;
}

const NONE: CueBits = { low: 0, high: 0 };
const bitsOf = (cue: string): CueBits => {
  const at = CUES.indexOf(cue);
  return at < 30 ? { low: 1 << at, high: 0 } : { low: 0, high: 1 << (at - 30) };
};
const BITS = new Map<string, CueBits>();
for (const [cue, words] of CUE_WORDS)
  for (const word of words.split(" ")) {
    const before = BITS.get(word) ?? NONE;
    const bits = bitsOf(cue);
    BITS.set(word, { low: before.low | bits.low, high: before.high | bits.high });
  }

const READ = [
  "class",
  "id",
  "role",
  "itemprop",
  "data-component",
  "data-testid",
  "data-module",
  "data-type",
  "aria-label",
];
/** Longer attribute values are generated, not named. */
const MAX_NAME = 400;

/** Reads cues of elements; holds what the names of one page mean, since a page repeats few names often. */
export const cueReader = (tree: Tree): ((node: number) => CueBits) => {
  const known = new Map<string, CueBits>();
  const bitsOfName = (name: string): CueBits => {
    const before = known.get(name);
    if (before !== undefined) return before;
    let low = 0;
    let high = 0;
    for (const word of name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z\u00e0-\u00ff]+/)) {
      const bits = BITS.get(word);
      if (bits === undefined) continue;
      low |= bits.low;
      high |= bits.high;
    }
    const bits = { low, high };
    known.set(name, bits);
    return bits;
  };
  return (node) => {
    if (tree.firstAttribute[node] === tree.firstAttribute[node + 1]) return NONE;
    let low = 0;
    let high = 0;
    for (const name of READ) {
      const value = attribute(tree, node, name);
      if (value === null || value === "" || value.length > MAX_NAME) continue;
      const bits = bitsOfName(value);
      low |= bits.low;
      high |= bits.high;
    }
    return low === 0 && high === 0 ? NONE : { low, high };
  };
};
