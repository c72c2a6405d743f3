import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rememberBuild, unchangedBuild } from "./fingerprint.ts";
import { gather, type Workload } from "./workload.ts";

const folder = mkdtempSync(join(tmpdir(), "columnist-fingerprint-"));
const cacheBefore = process.env["COLUMNIST_CACHE"];
beforeAll(() => {
  process.env["COLUMNIST_CACHE"] = join(folder, "cache");
});
afterAll(() => {
  if (cacheBefore === undefined) delete process.env["COLUMNIST_CACHE"];
  else process.env["COLUMNIST_CACHE"] = cacheBefore;
  rmSync(folder, { recursive: true, force: true });
});

const seed = join(folder, "seeds/a.txt");
const HOUR = 3_600_000;
/** Long after any seed was written: as where all of them are old. */
const later = (): number => Date.now() + HOUR;

beforeEach(() => {
  for (const name of ["seeds", "out/1.0.0"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(seed, "Let the ferries run.");
  const manifest = JSON.stringify({ files: [] });
  writeFileSync(join(folder, "out/1.0.0/manifest.json"), manifest);
  const manifest_sha256 = createHash("sha256").update(manifest).digest("hex");
  writeFileSync(join(folder, "out/latest.json"), JSON.stringify({ version: "1.0.0", manifest_sha256 }));
});

const gathered = (): Promise<Workload> =>
  Effect.runPromise(gather({ seeds: join(folder, "seeds"), out: join(folder, "out"), fetchedAt: null }));

const digest = (text: string): ReadonlyMap<string, string> =>
  new Map([["a.txt", createHash("sha256").update(text).digest("hex")]]);

/** What a build leaves that read `text`, at some time. */
const remember = async (text: string, readAt: number): Promise<Workload> => {
  const work = await gathered();
  rememberBuild(work, digest(text), "1.0.0", readAt, []);
  return work;
};

// A listing from before a change stands for a file system that tells nothing of it: of a coarse clock, or one set back.
it("does not read a seed again whose size and times are those of the last build", async () => {
  // The digest is of another text: only a look at the file would find out.
  writeFileSync(seed, "Let the ferries wait");
  const work = await remember("Let the ferries wait", later());
  expect(unchangedBuild(work, later() + 1)?.version).toBe("1.0.0");
  writeFileSync(seed, "Let the ferries run!");
  expect(unchangedBuild(work, later() + 1)?.version).toBe("1.0.0");
});

it("reads a seed again that was written within the clock's grain of the last build, and sees what is hidden", async () => {
  const work = await remember("Let the ferries run.", Date.now() + 1000);
  expect(unchangedBuild(work, later())?.version).toBe("1.0.0");
  writeFileSync(seed, "Let the ferries run!");
  expect(unchangedBuild(work, later())).toBe(null);
});

it("reads every seed again where the clock stands before the last build", async () => {
  const work = await remember("Let the ferries run.", later());
  writeFileSync(seed, "Let the ferries run!");
  expect(unchangedBuild(work, later() - 2 * HOUR)).toBe(null);
});

it("sees a change that left the size and the time of the content", async () => {
  await remember("Let the ferries run.", later());
  const { atime, mtime } = statSync(seed);
  writeFileSync(seed, "Let the ferries run!");
  utimesSync(seed, atime, mtime);
  expect(unchangedBuild(await gathered(), later() + 1)).toBe(null);
});

it("looks again where the version is not what it was", async () => {
  const work = await remember("Let the ferries run.", later());
  writeFileSync(join(folder, "out/1.0.0/manifest.json"), "{}");
  expect(unchangedBuild(work, later() + 1)).toBe(null);
});

it("knows by its times a seed that it had to read once, when that is remembered", async () => {
  const work = await remember("Let the ferries run.", Date.now() + 1000);
  const found = unchangedBuild(work, later());
  expect(found?.digests).toStrictEqual(digest("Let the ferries run."));
  rememberBuild(work, found!.digests!, found!.version, later(), found!.conflicts);
  expect(unchangedBuild(work, later() + 1)).toStrictEqual({ version: "1.0.0", conflicts: [], digests: null });
});

it("reads the seeds where what it remembers was cut short, or where one is called as what every object has", async () => {
  const work = await remember("Let the ferries run.", Date.now() + 1000);
  const [name] = readdirSync(join(folder, "cache/builds"));
  const path = join(folder, "cache/builds", name!);
  const [state] = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, `${state}\n{"a.t`);
  expect(unchangedBuild(work, later())?.version).toBe("1.0.0");
  const other = join(folder, "seeds/constructor");
  writeFileSync(other, "Let them run.");
  expect(unchangedBuild(await gathered(), later())).toBe(null);
  rmSync(other);
});
