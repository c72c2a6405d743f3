import type { Drop, OffsetRuns } from "@columnist/model";

const isBlank = (raw: string, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) {
    const code = raw.charCodeAt(i);
    if (
      code > 0x20 &&
      code !== 0xa0 &&
      code !== 0x85 &&
      code !== 0xfeff &&
      !(code >= 0x2000 && code <= 0x200f) &&
      code !== 0x2028 &&
      code !== 0x2029 &&
      code !== 0x202f &&
      code !== 0x2060 &&
      code !== 0x3000 &&
      code !== 0xad &&
      code !== 0x7f
    )
      return false;
  }
  return true;
};

/**
 * Every raw unit outside the runs exactly once: the drops in order, cut where they meet a run or each other, and what
 * neither covers: white space between blocks, or markup that the format did not name.
 */
export const tile = (raw: string, offsets: OffsetRuns, drops: ReadonlyArray<Drop>): ReadonlyArray<Drop> => {
  const ordered = drops.slice().sort((a, b) => a.start - b.start || a.end - b.end);
  const tiled: Array<Drop> = [];
  let at = 0;
  let next = 0;
  // Fills raw from `at` to `limit` with drops, then with space or rest.
  const fill = (limit: number): void => {
    while (at < limit) {
      while (next < ordered.length && ordered[next]!.end <= at) next++;
      const drop = ordered[next];
      if (drop === undefined || drop.start >= limit) {
        rest(limit);
        return;
      }
      if (drop.start > at) rest(drop.start);
      const end = Math.min(drop.end, limit);
      tiled.push({ rule: drop.rule, kind: drop.kind, start: at, end });
      at = end;
    }
  };
  const rest = (limit: number): void => {
    tiled.push(
      isBlank(raw, at, limit)
        ? { rule: "clean.space.between", kind: "space", start: at, end: limit }
        : { rule: "clean.rest.markup", kind: "markup", start: at, end: limit },
    );
    at = limit;
  };
  for (let run = 0; run + 2 < offsets.length; run += 3) {
    const start = offsets[run + 1]!;
    fill(start);
    at = start + offsets[run + 2]!;
  }
  fill(raw.length);
  return tiled;
};
