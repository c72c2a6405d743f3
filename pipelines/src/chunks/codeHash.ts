/** What the program is, by content: a cache key that changes when the code does, and with nothing else. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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
export const DATASET_CODE = ["packages/dataset/src", "packages/review/src", "pipelines/src"] as const;

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

/** SHA-256 of the code in some folders and of the versions that they were installed with. */
export const codeHash = (folders: ReadonlyArray<string>): string => {
  const hash = createHash("sha256");
  for (const folder of folders)
    for (const path of sourcesBelow(folder))
      hash
        .update(`${path}\0`)
        .update(readFileSync(ROOT + path))
        .update("\0");
  try {
    hash.update(readFileSync(`${ROOT}pnpm-lock.yaml`));
  } catch {
    // Installed without its lock file: the versions are then those of the packages around it.
  }
  return hash.digest("hex");
};
