/**
 * What no test sees: changes one thing on one line, runs the tests of its area, and lists the changes that all tests
 * outlive. `node tests/mutants/run.ts [--area segment] [--count 40] [--seed 1]`; exits 1 under 90 of a hundred. It edits
 * files in place and puts them back, so it starts on a clean tree only. Not a part of `pnpm test`: a mutant takes seconds.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "@columnist/statistics";
import { mutationsOf } from "./mutations.ts";

const ROOT = join(import.meta.dirname, "../..");
/** Share of mutants that must die. */
const BAR = 0.9;
/** A test that hangs on a mutant has seen it. */
const TIMEOUT_MS = 180_000;

const AREAS: Readonly<Record<string, { readonly sources: string; readonly tests: ReadonlyArray<string> }>> = {
  segment: { sources: "packages/segment/src/*.ts", tests: ["packages/segment"] },
  clean: { sources: "packages/clean/src/*.ts", tests: ["packages/clean", "tests/articles"] },
  quoteGate: { sources: "packages/label/src/quotes/quoteGate.ts", tests: ["packages/label/src/quotes"] },
  accounting: {
    sources: "packages/columnist/src/accounting.ts",
    tests: ["packages/columnist", "tests/properties"],
  },
};

const { values } = parseArgs({
  options: {
    area: { type: "string" },
    count: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
  },
});
const names = values.area === undefined ? Object.keys(AREAS) : [values.area];
const dirty = execFileSync("git", ["status", "--porcelain", "--", "packages"], {
  cwd: ROOT,
  encoding: "utf8",
});
if (dirty !== "")
  throw new Error(`mutants: commit or drop your changes first, since files are edited:\n${dirty}`);

let undo = (): void => {};
process.on("SIGINT", () => {
  undo();
  process.exit(130);
});

const passes = (tests: ReadonlyArray<string>): boolean =>
  spawnSync("npx", ["-y", "pnpm@12.21.0", "exec", "vitest", "run", "--bail", "1", ...tests], {
    cwd: ROOT,
    stdio: "ignore",
    timeout: TIMEOUT_MS,
  }).status === 0;

for (const name of names) {
  const area = AREAS[name];
  if (area === undefined) throw new Error(`no area ${name}: ${Object.keys(AREAS).join(", ")}`);
  if (!passes(area.tests)) throw new Error(`${name}: its tests fail before anything is changed`);
  const all = globSync(area.sources, { cwd: ROOT })
    .filter((file) => !file.endsWith(".test.ts"))
    .sort()
    .flatMap((file) =>
      mutationsOf(readFileSync(join(ROOT, file), "utf8")).map((mutation) => ({ file, ...mutation })),
    );
  const random = seededRandom(Number(values.seed));
  const drawn = Array.from({ length: Math.min(Number(values.count), all.length) }, () =>
    all.splice(Math.floor(random() * all.length), 1).at(0)!,
  );
  let dead = 0;
  for (const { file, line, before, after } of drawn) {
    const path = join(ROOT, file);
    const text = readFileSync(path, "utf8");
    undo = () => writeFileSync(path, text);
    try {
      writeFileSync(path, text.split("\n").with(line, after).join("\n"));
      if (passes(area.tests))
        process.stdout.write(`lives ${file}:${line + 1}\n  - ${before.trim()}\n  + ${after.trim()}\n`);
      else dead++;
    } finally {
      undo();
    }
  }
  const share = dead / drawn.length;
  process.stdout.write(`${name}: ${dead} of ${drawn.length} mutants die (${Math.round(share * 100)} %)\n`);
  if (share < BAR) process.exitCode = 1;
}
