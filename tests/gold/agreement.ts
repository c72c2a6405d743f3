/**
 * Krippendorff's alpha for two passes over the same units, nominal, none missing: 1 agrees always, 0 as by chance.
 * Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section B.
 */
export const alpha = (first: ReadonlyArray<string>, second: ReadonlyArray<string>): number => {
  const n = first.length * 2;
  const times = new Map<string, number>();
  for (const value of [...first, ...second]) times.set(value, (times.get(value) ?? 0) + 1);
  const observed = first.filter((value, i) => value !== second[i]).length * 2;
  let expected = 0;
  for (const count of times.values()) expected += (count * (n - count)) / (n - 1);
  return expected === 0 ? 1 : 1 - observed / expected;
};

/** Alpha on one value against all others: how sure this one is given. */
export const alphaOf = (
  value: string,
  first: ReadonlyArray<string>,
  second: ReadonlyArray<string>,
): number => {
  const isIt = (one: string): string => (one === value ? "yes" : "no");
  return alpha(first.map(isIt), second.map(isIt));
};
