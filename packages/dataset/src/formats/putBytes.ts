/**
 * Puts cells into bytes that are large enough: each function writes at `at` and returns where it ended. No strings and no
 * views in between, since these run for every cell of a dataset.
 */
import { shortestFloat32 } from "./float32.ts";

const encoder = new TextEncoder();

const MARK = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** Most bytes that a float32 takes in its shortest form. */
export const FLOAT_BYTES = 24;
/** Most bytes that a natural int32 takes. */
export const INT_BYTES = 10;

// From here on a view and a call of set are faster than a loop.
const LONG = 64;

/** The four digits of 0 to 9999, one number after the other. */
const DIGITS = Uint8Array.from(
  { length: 40_000 },
  (_, i) => ZERO + (Math.floor((i >> 2) / 10 ** (3 - (i & 3))) % 10),
);

/** Bytes `start` to `end` of others. */
export const putSlice = (
  into: Uint8Array,
  at: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number => {
  const size = end - start;
  if (size < LONG) for (let i = 0; i < size; i++) into[at + i] = bytes[start + i]!;
  else into.set(bytes.subarray(start, end), at);
  return at + size;
};

/** A natural number below 2 ** 31, in decimal. */
export const putInt = (into: Uint8Array, at: number, value: number): number => {
  if (value >= 10_000) {
    const high = (value / 10_000) | 0;
    const end = putInt(into, at, high);
    return putSlice(into, end, DIGITS, (value - high * 10_000) * 4, (value - high * 10_000) * 4 + 4);
  }
  const first = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3;
  for (let digit = first; digit < 4; digit++) into[at++] = DIGITS[value * 4 + digit]!;
  return at;
};

/** `parts` ten thousandths, without trailing zeros. */
const putParts = (into: Uint8Array, at: number, parts: number): number => {
  const whole = (parts / 10_000) | 0;
  const rest = (parts - whole * 10_000) * 4;
  let end = putInt(into, at, whole);
  if (rest === 0) return end;
  let last = 3;
  while (DIGITS[rest + last] === ZERO) last--;
  into[end++] = POINT;
  for (let digit = 0; digit <= last; digit++) into[end++] = DIGITS[rest + digit]!;
  return end;
};

// Calibrated values come again and again. Bounded, and only a matter of speed.
const known = new Map<number, Uint8Array>();
const MOST_KNOWN = 16_384;

/** A float32 in its shortest form. */
export const putFloat = (into: Uint8Array, at: number, value: number): number => {
  const size = Math.abs(value);
  // Most values have at most four decimals: two such below 1,000 that round to one float32 are equal.
  const parts = Math.round(size * 10_000);
  if (size < 1000 && Math.fround(parts / 10_000) === size) {
    if (value < 0) into[at++] = MINUS;
    return putParts(into, at, parts);
  }
  let bytes = known.get(value);
  if (bytes === undefined) {
    bytes = encoder.encode(shortestFloat32(value));
    if (known.size < MOST_KNOWN) known.set(value, bytes);
  }
  return putSlice(into, at, bytes, 0, bytes.length);
};

/** Bytes `start` to `end` of others as a cell of CSV: at most twice their number and two. */
export const putCell = (
  into: Uint8Array,
  at: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number => {
  // As if it were quoted, one byte further; moved back where no byte asks for that.
  let to = at + 1;
  let asks = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    into[to++] = byte;
    if (byte > COMMA) continue;
    if (byte === MARK) into[to++] = MARK;
    asks ||= byte === MARK || byte === COMMA || byte === LINE_FEED || byte === RETURN;
  }
  if (!asks) {
    into.copyWithin(at, at + 1, to);
    return to - 1;
  }
  into[at] = MARK;
  into[to] = MARK;
  return to + 1;
};
