import { describe, expect, it } from "vitest";
import { SIGNATURE_SIZE, signatureOf } from "./signature.ts";

const words = (seed: number, count: number): ReadonlyArray<string> => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `w${state % 5000}`;
  });
};

const alike = (a: string, b: string): number => {
  const [x, y] = [signatureOf(a), signatureOf(b)];
  return x.reduce((sum, value, i) => sum + (value === y[i] ? 1 : 0), 0) / SIGNATURE_SIZE;
};

describe("signature", () => {
  it("is the same for the same words in other marks and case", () => {
    expect(signatureOf("The pier, shut.  It rots")).toEqual(signatureOf("the pier shut it — rots!"));
  });

  it("stays near where a twentieth of the words changed, and where the first 60 % is shared", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const text = words(seed, 400);
      const changed = text.map((word, i) => (i % 20 === 7 ? `x${i}` : word));
      expect(alike(text.join(" "), changed.join(" "))).toBeGreaterThan(0.6);
      const shared = [...text.slice(0, 240), ...words(seed + 1000, 160)];
      expect(alike(text.join(" "), shared.join(" "))).toBeGreaterThan(0.25);
    }
  });

  it("is far for other texts", () => {
    for (let seed = 1; seed <= 20; seed++)
      expect(alike(words(seed, 400).join(" "), words(seed + 500, 400).join(" "))).toBeLessThan(0.1);
  });

  it("fills every place of a short text and none of an empty one", () => {
    expect([...signatureOf("two words")].includes(0xffffffff)).toBe(false);
    expect([...signatureOf("—")].every((value) => value === 0xffffffff)).toBe(true);
  });
});
