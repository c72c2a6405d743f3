/** What the program is, by content: a cache key that changes when the code does, and with nothing else. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { BUNDLED, type Bundled } from "../bundled.ts";
import { runtimeProbe } from "../runtime.ts";
import { ROOT } from "../workspace.ts";

/** The folders whose code decides what a stage makes of its input, in the order in which the stages run. */
export const STAGE_CODE = {
  parse: ["packages/model/src", "packages/parse/src"],
  clean: ["packages/clean/src"],
  segment: ["packages/segment/src"],
  label: ["packages/label/src"],
  rows: ["packages/columnist/src"],
} as const;

/** The folders whose code decides what a dataset of given rows looks like. */
export const DATASET_CODE = [
  "packages/statistics/src",
  "packages/dataset/src",
  "packages/review/src",
  "pipelines/src",
] as const;

const sourcesBelow = (folder: string): ReadonlyArray<string> => {
  const files: Array<string> = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop())
    for (const entry of readdirSync(ROOT + at, { withFileTypes: true })) {
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (/\.[jt]s$/.test(entry.name) && !entry.name.includes(".test.")) files.push(path);
    }
  return files.sort();
};

const digests = new Map<string, string>();

/** What `compute` gave for a name when it was asked for first. */
const once = (name: string, compute: () => string): string => {
  const known = digests.get(name);
  if (known !== undefined) return known;
  const digest = compute();
  digests.set(name, digest);
  return digest;
};

const folderHash = (folder: string): string => {
  if (BUNDLED !== null) return BUNDLED.folders[folder]!;
  const hash = createHash("sha256");
  for (const path of sourcesBelow(folder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(ROOT + path))
      .update("\0");
  return hash.digest("hex");
};

const lockHash = (): string => {
  if (BUNDLED !== null) return BUNDLED.lock;
  try {
    return createHash("sha256")
      .update(readFileSync(`${ROOT}pnpm-lock.yaml`))
      .digest("hex");
  } catch {
    // Installed without its lock file: the versions are then those of the packages around it.
    return "";
  }
};

/**
 * SHA-256 of the code in some folders, of the versions that they were installed with, and of how the runtime reads text: as they were when this process
 * asked first, since that is the code that it runs.
 */
export const codeHash = (folders: ReadonlyArray<string>): string => {
  const hash = createHash("sha256").update(`${runtimeProbe()}\0`);
  for (const folder of folders) hash.update(`${folder}\0${once(folder, () => folderHash(folder))}\0`);
  return hash.update(once("lock", lockHash)).digest("hex");
};

const ALL_CODE: ReadonlyArray<string> = [...Object.values(STAGE_CODE).flat(), ...DATASET_CODE];

/** Reads all code now: what is edited while a build runs is not taken for what it ran. */
export const holdCode = (): void => {
  codeHash(ALL_CODE);
};

/** What a bundle of this code is given, since it cannot read it. */
export const codeDigests = (): Pick<Bundled, "folders" | "lock"> => ({
  folders: Object.fromEntries(ALL_CODE.map((folder) => [folder, once(folder, () => folderHash(folder))])),
  lock: once("lock", lockHash),
});
