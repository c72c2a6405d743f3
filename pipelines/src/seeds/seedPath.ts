import { relative, resolve, sep } from "node:path";

/**
 * How the dataset names a file: its path from the folder of seeds, where it lies in it; else the path as it was given.
 * Ids come from it, so a file that is looked at alone has the ids that it has in the dataset.
 */
export const seedPath = (file: string, seeds: string): string => {
  const path = relative(resolve(seeds), resolve(file));
  return path === "" || path.startsWith("..") || file === "-"
    ? file
    : path.replaceAll(sep, "/").normalize("NFC");
};
