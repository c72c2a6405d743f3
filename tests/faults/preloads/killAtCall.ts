/**
 * Loaded before the program: kills it, as a power cut would, at its KILL_AT-th call that changes the file system (from 1).
 * A write is done by half first. COUNT_CALLS_TO names a file that gets the number of such calls when the program ends.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const killAt = Number(process.env["KILL_AT"] ?? 0);
const countTo = process.env["COUNT_CALLS_TO"];
let calls = 0;

type Call = (...given: Array<never>) => unknown;
const target = fs as unknown as Record<string, Call>;

/** Counts calls of a function of node:fs; `before` gets the arguments of the one at which the program dies. */
const watch = (
  name: string,
  before: (real: Call, given: ReadonlyArray<unknown>) => void,
  isCounted: (given: ReadonlyArray<unknown>) => boolean = () => true,
): void => {
  const real = target[name]!;
  target[name] = (...given) => {
    if (isCounted(given)) calls++;
    else return real(...given);
    if (calls === killAt) {
      before(real, given);
      process.kill(process.pid, "SIGKILL");
    }
    return real(...given);
  };
};

if (isMainThread && (killAt > 0 || countTo !== undefined)) {
  const half = (real: Call, [handle, data, at, length]: ReadonlyArray<unknown>): void => {
    if (typeof data !== "string")
      real(...([handle, data, at, Math.floor(Number(length ?? 0) / 2)] as Array<never>));
  };
  const nothing = (): void => undefined;
  watch("writeSync", half);
  for (const name of ["renameSync", "linkSync", "rmSync", "mkdirSync", "fsyncSync", "writeFileSync"])
    watch(name, nothing);
  // A file that is only read changes nothing.
  watch("openSync", nothing, ([, flags]) => typeof flags === "string" && flags !== "r");
  syncBuiltinESMExports();
  if (countTo !== undefined) {
    process.on("exit", () => {
      const counted = String(calls);
      fs.writeFileSync(countTo, counted);
    });
  }
}
