import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faultsOf, readPairs } from "./pair.ts";

const pairs = readPairs();
const floor = JSON.parse(readFileSync(new URL("floor.json", import.meta.url), "utf8")) as { passed: number };

describe("minimal pairs", () => {
  it("are at least 160, each with an id of its own and something to check", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(160);
    expect(new Set(pairs.map((pair) => pair.id)).size).toBe(pairs.length);
    expect(pairs.filter((pair) => pair.a === pair.b).map((pair) => pair.id)).toEqual([]);
    expect(pairs.filter((pair) => Object.keys(pair.expect).length === 0).map((pair) => pair.id)).toEqual([]);
  });

  it("pass as often as floor.json says, or more often", () => {
    const failed = pairs
      .map((pair) => ({ pair, faults: faultsOf(pair) }))
      .filter(({ faults }) => faults.length > 0);
    const passed = pairs.length - failed.length;
    for (const { pair, faults } of failed) console.log(`${pair.id} (${pair.change}): ${faults.join("; ")}`);
    console.log(`${passed} of ${pairs.length} pairs pass; the floor is ${floor.passed}`);
    expect(passed, "a pair that passed before fails now: see the list above").toBeGreaterThanOrEqual(
      floor.passed,
    );
  });
});
