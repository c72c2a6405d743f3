/** Loaded before a program (`node --import`): writes what its process used to the file named by COLUMNIST_USAGE as it ends. */
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const start = performance.now();
const file = process.env["COLUMNIST_USAGE"];

if (isMainThread && file !== undefined)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(
      file,
      JSON.stringify({
        user: userCPUTime / 1e6,
        system: systemCPUTime / 1e6,
        wall: (performance.now() - start) / 1000,
        peak: maxRSS / 1024,
      }),
    );
  });
