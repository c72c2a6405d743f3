import fc from "fast-check";
import { expect, test } from "vitest";
import { shortestFloat32 } from "./float32.ts";
import { FLOAT_BYTES, INT_BYTES, putFloat, putInt } from "./putBytes.ts";

const written = (put: (into: Uint8Array, at: number) => number): string => {
  const into = new Uint8Array(64);
  return new TextDecoder().decode(into.subarray(8, put(into, 8)));
};

const float = fc.oneof(
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -20_000, max: 20_000 }).map((parts) => Math.fround(parts / 10_000)),
);

test("reads back as the same float32, and no shorter decimal does", () => {
  fc.assert(
    fc.property(float, (value) => {
      const text = shortestFloat32(value);
      expect(Math.fround(Number(text))).toBe(value === 0 ? 0 : value);
      const digits = text
        .replace(/e.*$/, "")
        .replace(/^-?0*\.?0*/, "")
        .replace(/\D/g, "")
        .replace(/0+$/, "").length;
      for (let fewer = 1; fewer < digits; fewer++)
        expect(Math.fround(Number(value.toPrecision(fewer)))).not.toBe(value);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [0.1, "0.1"],
  [0.3333333333333333, "0.33333334"],
  [1, "1"],
  [0, "0"],
  [-0, "0"],
  [1e-10, "1e-10"],
  [123456.789, "123456.79"],
  [-0.05, "-0.05"],
])("%d is %s", (value, text) => {
  expect(shortestFloat32(Math.fround(value))).toBe(text);
});

test("bytes say the same as strings, for floats and natural numbers, in the room that is kept for them", () => {
  fc.assert(
    fc.property(float, fc.nat({ max: 2 ** 31 - 1 }), (value, natural) => {
      const asFloat = written((into, at) => putFloat(into, at, value));
      expect(asFloat).toBe(shortestFloat32(value));
      expect(asFloat.length).toBeLessThanOrEqual(FLOAT_BYTES);
      const asInt = written((into, at) => putInt(into, at, natural));
      expect(asInt).toBe(String(natural));
      expect(asInt.length).toBeLessThanOrEqual(INT_BYTES);
    }),
    { numRuns: 2000 },
  );
});
