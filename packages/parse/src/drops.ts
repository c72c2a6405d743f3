import type { Block, Drop } from "@columnist/model";

/** What no run of a block covers, as drops of one rule, merged where adjacent; white space alone is not named. */
export const dropsBetween = (
  raw: string,
  blocks: ReadonlyArray<Block>,
  rule: string,
): ReadonlyArray<Drop> => {
  const drops: Array<Drop> = [];
  let at = 0;
  const dropTo = (end: number): void => {
    if (end > at && /\S/.test(raw.slice(at, end))) drops.push({ rule, kind: "markup", start: at, end });
  };
  for (const { runs } of blocks)
    for (let run = 0; run < runs.length; run += 3) {
      dropTo(runs[run + 1]!);
      at = runs[run + 1]! + runs[run + 2]!;
    }
  dropTo(raw.length);
  return drops;
};
