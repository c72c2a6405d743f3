import { describe, expect, it } from "vitest";
import { cohenKappa, krippendorffAlpha } from "./agreement.ts";

describe("krippendorffAlpha", () => {
  // The worked example of Krippendorff (2011), "Computing Krippendorff's alpha-reliability", nominal data, section C.
  it("gives .743 on the published example with missing ratings", () => {
    const raters = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];
    const items = raters[0]!.map((_, i) =>
      raters.map((rater) => (rater[i] === null ? null : String(rater[i]))),
    );
    expect(krippendorffAlpha(items)).toBeCloseTo(0.743, 3);
  });
  it("is 1 when all agree and below 0 when raters contradict each other", () => {
    expect(
      krippendorffAlpha([
        ["a", "a"],
        ["b", "b"],
      ]),
    ).toBe(1);
    expect(
      krippendorffAlpha([
        ["a", "b"],
        ["b", "a"],
      ]),
    ).toBeLessThan(0);
  });
});

describe("cohenKappa", () => {
  it("gives the textbook value", () => {
    const items = [
      ...Array.from({ length: 20 }, () => ["y", "y"] as const),
      ...Array.from({ length: 5 }, () => ["y", "n"] as const),
      ...Array.from({ length: 10 }, () => ["n", "y"] as const),
      ...Array.from({ length: 15 }, () => ["n", "n"] as const),
    ];
    const kappa = cohenKappa(items);
    expect(kappa.value).toBeCloseTo(0.4, 6);
    expect(kappa.agreed).toBeCloseTo(0.7, 6);
    expect(kappa.interval[0]).toBeLessThan(0.4);
  });
  it("leaves out items that one rater skipped", () => {
    expect(
      cohenKappa([
        ["y", "y"],
        ["n", "n"],
        ["y", null],
      ]).n,
    ).toBe(2);
  });
});
