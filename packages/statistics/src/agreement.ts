/** Ratings of one item by several raters: a category each, null where a rater gave none. */
export type Ratings = ReadonlyArray<string | null>;

/**
 * Krippendorff's alpha for nominal categories, missing ratings allowed (Krippendorff 2011). 1 is full agreement, 0 is
 * chance; NaN where fewer than two ratings can be paired or only one category was used.
 * @param items one entry an item, one rating a rater
 */
export const krippendorffAlpha = (items: ReadonlyArray<Ratings>): number => {
  const totals = new Map<string, number>();
  let observed = 0;
  let pairable = 0;
  for (const item of items) {
    const given = item.filter((rating): rating is string => rating !== null);
    if (given.length < 2) continue;
    const counts = new Map<string, number>();
    for (const rating of given) counts.set(rating, (counts.get(rating) ?? 0) + 1);
    pairable += given.length;
    let alike = 0;
    for (const [category, count] of counts) {
      totals.set(category, (totals.get(category) ?? 0) + count);
      alike += count * (count - 1);
    }
    observed += (given.length * (given.length - 1) - alike) / (given.length - 1);
  }
  if (pairable < 2) return Number.NaN;
  let expected = pairable * pairable;
  for (const count of totals.values()) expected -= count * count;
  return 1 - ((pairable - 1) * observed) / expected;
};

/** Agreement of two raters beyond chance. */
export interface Kappa {
  readonly value: number;
  /** 95 % interval by the large-sample standard error (Fleiss, Cohen and Everitt 1969, simplified). */
  readonly interval: readonly [number, number];
  /** Share of items with the same category. */
  readonly agreed: number;
  readonly n: number;
}

/** Cohen's kappa of two raters over the items that both rated; NaN where chance alone would agree on all. */
export const cohenKappa = (items: ReadonlyArray<readonly [string | null, string | null]>): Kappa => {
  const pairs = items.filter(
    (item): item is readonly [string, string] => item[0] !== null && item[1] !== null,
  );
  const n = pairs.length;
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) same++;
  }
  let chance = 0;
  for (const [category, count] of first) chance += (count * (second.get(category) ?? 0)) / (n * n);
  const agreed = same / n;
  const value = (agreed - chance) / (1 - chance);
  const error = Math.sqrt((agreed * (1 - agreed)) / n) / (1 - chance);
  return { value, interval: [value - 1.96 * error, value + 1.96 * error], agreed, n };
};
