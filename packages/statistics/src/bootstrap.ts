import { seededRandom } from "./random.ts";

/**
 * 95 % interval of a statistic by bootstrap over groups (documents): sentences of one document stand or fall together,
 * so whole groups are drawn with replacement (Efron and Tibshirani 1993, percentile method). Deterministic.
 * @param groups items of each group, as indices
 * @param statistic of a list of indices; called `draws` times
 */
export const bootstrapInterval = (
  groups: ReadonlyArray<ReadonlyArray<number>>,
  statistic: (items: ReadonlyArray<number>) => number,
  draws: number = 200,
  seed: number = 7,
): readonly [number, number] | null => {
  if (groups.length < 2) return null;
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const items: number[] = [];
    for (let g = 0; g < groups.length; g++)
      for (const item of groups[Math.floor(random() * groups.length)]!) items.push(item);
    values.push(statistic(items));
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number =>
    values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
  return [at(0.025), at(0.975)];
};
