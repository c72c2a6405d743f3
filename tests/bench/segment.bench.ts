import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/**
 * The splitter beside its peers: installs them into .cache/ and prints rates and ratios, and accuracy where GOLD names the
 * folder of gold data. It runs as a process of its own: inside the test runner every import of another module is a call,
 * which makes code of many small modules six times slower than it is.
 */
test("sentences per second, and how many of them are right", { timeout: 1_200_000 }, () => {
  const script = new URL("peers/segment/compare.ts", import.meta.url).pathname;
  const gold = process.env["GOLD"];
  const data = gold === undefined ? [] : ["--data", gold];
  const { status } = spawnSync(process.execPath, [script, ...data], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  expect(status).toBe(0);
});
