const shortest = (value: number): string => {
  const rounded = Math.round(value * 10_000) / 10_000;
  // Two decimals of four places that round to one float32 below 1,000 are equal, so this one is the shortest.
  if (Math.abs(value) < 1000 && Math.fround(rounded) === value) return String(rounded === 0 ? 0 : rounded);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
};

// Calibrated probabilities take few values. Bounded, and only a matter of speed.
const known = new Map<number, string>();
const MAX_KNOWN = 16_384;

/** The shortest decimal that reads back as the same float32: 0.1, not 0.10000000149011612. */
export const shortestFloat32 = (value: number): string => {
  const seen = known.get(value);
  if (seen !== undefined) return seen;
  const text = shortest(value);
  if (known.size < MAX_KNOWN) known.set(value, text);
  return text;
};

/** For JSON.stringify: float32 cells are doubles in memory, and 0.1 would print as 0.10000000149011612. */
export const shortFloats = (_key: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) ? Number(shortestFloat32(value)) : value;
