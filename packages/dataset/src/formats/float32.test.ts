import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteText } from "./byteText.ts";
import { shortestFloat32 } from "./float32.ts";

const written = (put: (out: ByteText) => void): string => {
  const out = new ByteText(1);
  put(out);
  return new TextDecoder().decode(out.take());
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

test("bytes say the same as strings, for floats and integers", () => {
  fc.assert(
    fc.property(float, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (value, integer) => {
      expect(written((out) => out.float32(value))).toBe(shortestFloat32(value));
      expect(written((out) => out.int32(integer))).toBe(String(integer));
    }),
    { numRuns: 2000 },
  );
});
