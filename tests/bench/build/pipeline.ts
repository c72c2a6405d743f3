/** Runs the command line in a process of its own and tells what it used. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = new URL("../../..", import.meta.url).pathname;

/** Chunks kept between builds of the benchmark: not those of the user. */
export const CACHE = join(ROOT, ".cache/bench-cache");

/** Seconds; `peak` in MB of resident memory. Worker threads are counted in. */
export interface Usage {
  readonly user: number;
  readonly system: number;
  readonly wall: number;
  readonly peak: number;
}

/** Runs `pipeline ARGS` (or another script of the repository). Throws what it said where it fails. */
export const pipeline = (args: ReadonlyArray<string>, script = "pipelines/start.js"): Usage => {
  const file = join(tmpdir(), `columnist-usage-${process.pid}.json`);
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", join(ROOT, "tests/bench/build/usage.ts"), join(ROOT, script), ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, COLUMNIST_USAGE: file, COLUMNIST_CACHE: CACHE } },
  );
  if (status !== 0) throw new Error(`pipeline ${args.join(" ")}: ${stderr}`);
  const usage = JSON.parse(readFileSync(file, "utf8")) as Usage;
  rmSync(file);
  return usage;
};

/** The generated corpus of `mb` megabytes in some form; made once. */
export const corpus = (mb: string, form = "text"): string => {
  const folder = join(ROOT, `.cache/bench-${form}-${mb}`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "tests/bench/corpus/write.ts"), "--mb", mb, "--form", form, "--out", folder],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return folder;
};

/** A README with what stands between its marks `<!-- start of the NAME -->` and `<!-- end of the NAME -->` exchanged. */
export const withBlock = (text: string, name: string, block: string): string => {
  const mark = (end: string): string => `<!-- ${end} of the ${name} -->`;
  const [before, rest] = text.split(mark("start")) as [string, string | undefined];
  const after = rest?.split(mark("end"))[1];
  if (after === undefined) throw new Error(`The README has no marks for the ${name}`);
  return `${before}${mark("start")}\n\n${block}\n\n${mark("end")}${after}`;
};
