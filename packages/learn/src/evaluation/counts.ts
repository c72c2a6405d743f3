/** Figures that are ratios of counts summed over documents. */
import { bootstrapInterval } from "@columnist/statistics";
import type { Figure } from "../index.ts";

/** Counts of one document by name; every figure is a ratio of sums of these. */
export class Counts {
  readonly sums = new Map<string, number>();
  add(name: string, n = 1): this {
    this.sums.set(name, (this.sums.get(name) ?? 0) + n);
    return this;
  }
  get(name: string): number {
    return this.sums.get(name) ?? 0;
  }
}

/** A figure: its name, the count that says of how many it is, how it is made, and which way is better. */
export interface Measure {
  readonly metric: string;
  readonly of: string;
  readonly value: (counts: Counts) => number;
  /** `higher` unless told. */
  readonly better?: Figure["better"];
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The share of `of` that `part` is. */
export const shareOf = (metric: string, part: string, of: string, better?: Figure["better"]): Measure => ({
  metric,
  of,
  value: (counts) => ratio(counts.get(part), counts.get(of)),
  ...(better === undefined ? {} : { better }),
});

/** Twice what both have over what each has, from `… both`, `… gold`, `… ours`; `both` may be another count. */
export const f1Of = (metric: string, of: string, both = `${of} both`): Measure => ({
  metric,
  of: `${of} gold`,
  value: (counts) => ratio(2 * counts.get(both), counts.get(`${of} gold`) + counts.get(`${of} ours`)),
});

const sumOf = (all: ReadonlyArray<Counts>, picked: ReadonlyArray<number>): Counts => {
  const sum = new Counts();
  for (const i of picked) for (const [name, n] of all[i]!.sums) sum.add(name, n);
  return sum;
};

/** Figures of some counted documents, with 95 % intervals by bootstrap over documents. */
export const countedFigures = (
  set: string,
  all: ReadonlyArray<Counts>,
  measures: ReadonlyArray<Measure>,
): ReadonlyArray<Figure> => {
  if (all.length === 0) return [];
  const groups = all.map((_, i) => [i]);
  const whole = sumOf(all, groups.flat());
  return measures.map(({ metric, of, value, better = "higher" }) => ({
    set,
    metric,
    value: value(whole),
    interval: bootstrapInterval(groups, (picked) => value(sumOf(all, picked))),
    n: whole.get(of),
    better,
  }));
};
