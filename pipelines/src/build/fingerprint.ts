/**
 * Whether anything changed since the last build: digests of the seeds, of the code and of the configuration. A seed that
 * looks untouched (same size, inode and times) is not read again; one that was written within two seconds of being read
 * last time is, since its times could hide a later change. So is every seed where the clock stands before the last
 * build: it was set back, and a later change may have been given a time that was there before.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeHash, DATASET_CODE, STAGE_CODE } from "./codeHash.ts";
import type { Conflict } from "../seeds/conflicts.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import { digestNow } from "../seeds/steadyFile.ts";
import type { Workload } from "./workload.ts";
import { besideOf } from "../holder.ts";
import { cacheFolder } from "../workspace.ts";

/** What a build left for the next one. */
interface BuildState {
  readonly fingerprint: string;
  readonly version: string;
  /** Milliseconds since 1970, before the first seed was read. */
  readonly readAt: number;
  /** `SeedFile.changed` and SHA-256 by path. */
  readonly seeds: Readonly<Record<string, readonly [changed: string, sha256: string]>>;
  /** Corrections that could not be applied. */
  readonly conflicts: ReadonlyArray<Conflict>;
}

/** A seed's digest; null where it was not read. */
export type SeedDigests = ReadonlyMap<string, string | null>;

const SETTLED = 2000;

const stateFile = (out: string): string =>
  join(cacheFolder(), "builds", `${createHash("sha256").update(out).digest("hex").slice(0, 16)}.json`);

const readState = (out: string): BuildState | null => {
  try {
    return JSON.parse(readFileSync(stateFile(out), "utf8")) as BuildState;
  } catch {
    return null;
  }
};

/** Nanoseconds of the last change of a seed's entry: the second part of `changed`. */
const changedAt = (changed: string): number => Number(BigInt(changed.split(":", 2)[1] ?? "0") / 1_000_000n);

/**
 * Whether a seed is as it was when it was read: `changed` is what it said then, `readAt` a time before that, `now` the
 * present, both in milliseconds since 1970.
 */
export const isUntouched = (seed: SeedFile, changed: string, readAt: number, now: number): boolean =>
  changed === seed.changed && now >= readAt && changedAt(changed) < readAt - SETTLED;

const digestOf = (seed: SeedFile, state: BuildState | null, now: number): string | null => {
  if (seed.problem !== null) return null;
  const known = state?.seeds[seed.path];
  if (state === null || known === undefined) return digestNow(seed.file);
  return isUntouched(seed, known[0], state.readAt, now) ? known[1] : digestNow(seed.file);
};

const digestsOf = (seeds: ReadonlyArray<SeedFile>, state: BuildState | null, now: number): SeedDigests =>
  new Map(seeds.map((seed) => [seed.path, digestOf(seed, state, now)]));

/** Digests of the seeds as they are; those that look untouched since the last build are not read. */
export const seedDigests = ({ seeds, plan }: Pick<Workload, "seeds" | "plan">): SeedDigests =>
  digestsOf(seeds, readState(plan.out), Date.now());

const fingerprintOf = ({ plan, seeds, amendments }: Workload, digests: SeedDigests): string => {
  const hash = createHash("sha256").update(codeHash([...Object.values(STAGE_CODE).flat(), ...DATASET_CODE]));
  hash.update(
    `\0${plan.model ?? "fast"}\0${plan.fetchedAt}\0${JSON.stringify(plan.columns ?? null)}\0${amendments.sha256}\0`,
  );
  for (const { path, problem } of seeds) hash.update(`${path}\0${problem}\0${digests.get(path)}\0`);
  return hash.digest("hex");
};

/** The digest that latest.json and the files of its version still have; null where anything is missing or cut short. */
const wholeVersion = (out: string): string | null => {
  try {
    const latest = JSON.parse(readFileSync(join(out, "latest.json"), "utf8")) as {
      version: string;
      manifest_sha256: string;
    };
    const folder = join(out, latest.version);
    const bytes = readFileSync(join(folder, "manifest.json"));
    if (createHash("sha256").update(bytes).digest("hex") !== latest.manifest_sha256) return null;
    const manifest = JSON.parse(bytes.toString("utf8")) as {
      files: ReadonlyArray<{ path: string; bytes: number }>;
    };
    const isWhole = manifest.files.every(
      ({ path, bytes: size }) => statSync(join(folder, path)).size === size,
    );
    return isWhole ? latest.version : null;
  } catch {
    return null;
  }
};

/**
 * The version that this work gave last time, where nothing changed since; null where a build has to look. `now`:
 * milliseconds since 1970.
 */
export const unchangedVersion = (work: Workload, now: number = Date.now()): string | null => {
  const { out } = work.plan;
  const state = readState(out);
  if (state === null || wholeVersion(out) !== state.version) return null;
  return fingerprintOf(work, digestsOf(work.seeds, state, now)) === state.fingerprint ? state.version : null;
};

/** Corrections that the last build into a folder could not apply: they are said again while nothing changed. */
export const keptConflicts = (out: string): ReadonlyArray<Conflict> => readState(out)?.conflicts ?? [];

/**
 * Remembers what a build gave. `readAt`: milliseconds since 1970, before the first seed was read.
 */
export const rememberBuild = (
  work: Workload,
  digests: SeedDigests,
  version: string,
  readAt: number,
  conflicts: ReadonlyArray<Conflict>,
): void => {
  const state: BuildState = {
    fingerprint: fingerprintOf(work, digests),
    version,
    readAt,
    conflicts,
    seeds: Object.fromEntries(
      work.seeds.flatMap(({ path, changed }) => {
        const sha256 = digests.get(path);
        return typeof sha256 === "string" ? [[path, [changed, sha256]]] : [];
      }),
    ),
  };
  const path = stateFile(work.plan.out);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const beside = besideOf(path);
    writeFileSync(beside, JSON.stringify(state));
    renameSync(beside, path);
  } catch {
    // Without it the next build looks at everything: slower, and right.
  }
};
