import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/**
 * The quote reader's speed, and where GOLD names the folder of gold data its figures beside its peers. Each runs as a
 * process of its own: inside the test runner an import of another module is a call, which slows code of many modules.
 */
const run = (script: string, args: ReadonlyArray<string>): number | null =>
  spawnSync(process.execPath, [new URL(script, import.meta.url).pathname, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  }).status;

test("megabytes a second", { timeout: 600_000 }, () => {
  expect(run("peers/quotes/speed.ts", [])).toBe(0);
});

const gold = process.env["GOLD"];
test.skipIf(gold === undefined)("quotes and speakers beside textacy", { timeout: 1_200_000 }, () => {
  expect(run("peers/quotes/compare.ts", ["--data", gold ?? ""])).toBe(0);
});
