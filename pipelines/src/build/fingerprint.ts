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
import type { Conflict } from "../seeds/conflict.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import { digestNow } from "../seeds/steadyFile.ts";
import type { Workload } from "./workload.ts";
import { besideOf } from "../holder.ts";
import { cacheFolder } from "../workspace.ts";

/** What a build left for the next one. */
interface BuildState {
  readonly version: string;
  /** Of code, settings and decisions. */
  readonly settings: string;
  /** Of these and of what the seeds hold. */
  readonly fingerprint: string;
  /** Of the seeds as they were listed; null where one could not be read, since none is known by its times then. */
  readonly listing: string | null;
  /** When the last of the seeds changed, in milliseconds since 1970. */
  readonly newest: number;
  /** Milliseconds since 1970, before the first seed was read. */
  readonly readAt: number;
  /** Corrections that could not be applied. */
  readonly conflicts: ReadonlyArray<Conflict>;
}

/** `SeedFile.changed` and SHA-256 by path: the state's second line, which is read only where something changed. */
type KnownSeeds = Readonly<Record<string, readonly [changed: string, sha256: string]>>;

interface Kept {
  readonly state: BuildState;
  readonly seeds: () => KnownSeeds;
}

/** A version, and what the build of it had to tell. */
export interface UnchangedBuild extends Pick<BuildState, "version" | "conflicts"> {
  /** Of the seeds, where some had to be read: worth remembering, so that they need not be next time. Else null. */
  readonly digests: SeedDigests | null;
}

/** A seed's digest; null where it was not read. */
export type SeedDigests = ReadonlyMap<string, string | null>;

const SETTLED = 2000;

const stateFile = (out: string): string =>
  join(cacheFolder(), "builds", `${createHash("sha256").update(out).digest("hex").slice(0, 16)}.json`);

const readState = (out: string): Kept | null => {
  try {
    const bytes = readFileSync(stateFile(out));
    const end = bytes.indexOf("\n");
    return {
      state: JSON.parse(bytes.toString("utf8", 0, end)) as BuildState,
      seeds: () => JSON.parse(bytes.toString("utf8", end + 1)) as KnownSeeds,
    };
  } catch {
    return null;
  }
};

/** What the second line says; nothing, where it was cut short. */
const knownIn = (kept: Kept | null): KnownSeeds => {
  try {
    return kept?.seeds() ?? {};
  } catch {
    return {};
  }
};

/** Milliseconds since 1970 of the last change of a seed's entry: the second part of `changed`. */
const changedAt = (changed: string): number => Number(BigInt(changed.split(":", 2)[1] ?? "0") / 1_000_000n);

/**
 * Whether a seed is as it was when it was read: `changed` is what it said then, `readAt` a time before that, `now` the
 * present, both in milliseconds since 1970.
 */
export const isUntouched = (seed: SeedFile, changed: string, readAt: number, now: number): boolean =>
  changed === seed.changed && now >= readAt && changedAt(changed) < readAt - SETTLED;

const digestsOf = (seeds: ReadonlyArray<SeedFile>, kept: Kept | null, now: number): SeedDigests => {
  const known = knownIn(kept);
  const digestOf = (seed: SeedFile): string | null => {
    if (seed.problem !== null) return null;
    if (kept === null || !Object.hasOwn(known, seed.path)) return digestNow(seed.file);
    const [changed, sha256] = known[seed.path]!;
    return isUntouched(seed, changed, kept.state.readAt, now) ? sha256 : digestNow(seed.file);
  };
  return new Map(seeds.map((seed) => [seed.path, digestOf(seed)]));
};

/** Digests of the seeds as they are; those that look untouched since the last build are not read. */
export const seedDigests = ({ seeds, plan }: Pick<Workload, "seeds" | "plan">): SeedDigests =>
  digestsOf(seeds, readState(plan.out), Date.now());

const settingsOf = ({ plan, amendments }: Workload): string =>
  createHash("sha256")
    .update(codeHash([...Object.values(STAGE_CODE).flat(), ...DATASET_CODE]))
    .update(
      `\0${plan.model ?? "fast"}\0${plan.fetchedAt}\0${JSON.stringify(plan.columns ?? null)}\0${amendments.sha256}`,
    )
    .digest("hex");

// Seeds are many, and a call of the hash costs more than the few bytes of one.
const SEEDS_AT_ONCE = 256;

const hashOf = (seeds: ReadonlyArray<SeedFile>, line: (seed: SeedFile) => string): string => {
  const hash = createHash("sha256");
  for (let at = 0; at < seeds.length; at += SEEDS_AT_ONCE)
    hash.update(
      seeds
        .slice(at, at + SEEDS_AT_ONCE)
        .map(line)
        .join(""),
    );
  return hash.digest("hex");
};

const listingOf = (seeds: ReadonlyArray<SeedFile>): string =>
  hashOf(seeds, ({ path, problem, changed }) => `${path}\0${problem}\0${changed}\0`);

const fingerprintOf = ({ seeds }: Workload, settings: string, digests: SeedDigests): string =>
  createHash("sha256")
    .update(`${settings}\0`)
    .update(hashOf(seeds, ({ path, problem }) => `${path}\0${problem}\0${digests.get(path)}\0`))
    .digest("hex");

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
 * What this work gave last time, where nothing changed since; null where a build has to look. `now`: milliseconds since
 * 1970.
 */
export const unchangedBuild = (work: Workload, now: number = Date.now()): UnchangedBuild | null => {
  const { plan, seeds } = work;
  const kept = readState(plan.out);
  if (kept === null || wholeVersion(plan.out) !== kept.state.version) return null;
  const { state } = kept;
  const settings = settingsOf(work);
  if (settings !== state.settings) return null;
  const { version, conflicts } = state;
  // Where every seed looks untouched, their digests are known to be those that the fingerprint was made of.
  const areUntouched =
    now >= state.readAt && state.newest < state.readAt - SETTLED && listingOf(seeds) === state.listing;
  if (areUntouched) return { version, conflicts, digests: null };
  const digests = digestsOf(seeds, kept, now);
  return fingerprintOf(work, settings, digests) === state.fingerprint
    ? { version, conflicts, digests }
    : null;
};

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
  const { seeds } = work;
  const known: KnownSeeds = Object.fromEntries(
    seeds.flatMap(({ path, changed }) => {
      const sha256 = digests.get(path);
      return typeof sha256 === "string" ? [[path, [changed, sha256]]] : [];
    }),
  );
  const settings = settingsOf(work);
  const state: BuildState = {
    version,
    settings,
    fingerprint: fingerprintOf(work, settings, digests),
    listing: seeds.every(({ path, problem }) => problem !== null || Object.hasOwn(known, path))
      ? listingOf(seeds)
      : null,
    newest: seeds.reduce((newest, { changed }) => Math.max(newest, changedAt(changed)), 0),
    readAt,
    conflicts,
  };
  const path = stateFile(work.plan.out);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const beside = besideOf(path);
    writeFileSync(beside, `${JSON.stringify(state)}\n${JSON.stringify(known)}`);
    renameSync(beside, path);
  } catch {
    // Without it the next build looks at everything: slower, and right.
  }
};
