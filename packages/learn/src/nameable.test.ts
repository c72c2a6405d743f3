import { describe, expect, it } from "vitest";
import { nameableAbove, type Reasoned } from "./nameable.ts";

/** Cases of one reason from the largest share down, right where `isRight` says so of their number. */
const cases = (reason: number, count: number, isRight: (i: number) => boolean): ReadonlyArray<Reasoned> =>
  Array.from({ length: count }, (_, i) => ({ reason, share: 1 - i / count, isRight: isRight(i) }));

describe("nameableAbove", () => {
  it("is the share down to which a reason was right three times of four", () => {
    const [least] = nameableAbove(
      cases(0, 100, (i) => i < 60),
      1,
    );
    // 60 of the first 80 are right.
    expect(least).toBeCloseTo(0.21, 2);
  });

  it("is nothing for a reason that never was, or that says too little", () => {
    const never = cases(0, 100, (i) => i % 2 === 0);
    const few = cases(1, 19, () => true);
    expect(nameableAbove([...never, ...few], 3)).toEqual([null, null, null]);
  });
});
