import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/**
 * Pages read by this project beside its peers: installs them into .cache/ and prints accuracy and rates. GOLD names the
 * folder of gold data, whose pages are timed. A process of its own: inside the test runner every import costs a call.
 */
test.skipIf(process.env["GOLD"] === undefined)(
  "pages a second, and how much of them is right",
  { timeout: 3_600_000 },
  () => {
    const script = new URL("peers/html/compare.ts", import.meta.url).pathname;
    const { status } = spawnSync(process.execPath, [script, "--data", process.env["GOLD"]!], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    expect(status).toBe(0);
  },
);
