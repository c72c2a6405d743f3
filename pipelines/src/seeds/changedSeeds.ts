/** Verifies, when a build has read its seeds, that they are what they were. */
import { statSync } from "node:fs";
import type { InputFile } from "./seedRecords.ts";
import type { SeedFile } from "./seeds.ts";
import { changeOf, digestNow } from "./steadyFile.ts";

const isUntouched = ({ file, changed }: SeedFile): boolean => {
  try {
    return changeOf(statSync(file, { bigint: true })) === changed;
  } catch {
    return false;
  }
};

/**
 * Paths of the seeds whose content is not what was read: what was built of them is right for what they held then, and
 * the next build takes in what they hold now. Opens only those whose size or times are not those of the listing.
 */
export const changedSeeds = (
  seeds: ReadonlyArray<SeedFile>,
  inputs: ReadonlyArray<InputFile>,
): ReadonlyArray<string> => {
  const read = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  return seeds
    .filter((seed) => seed.problem === null && !isUntouched(seed))
    .filter(({ path, file }) => digestNow(file) !== read.get(path))
    .map(({ path }) => path);
};
