/** Where the program itself lies, and where it may keep what it can compute again. */
import { homedir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLED } from "./bundled.ts";
import { setting } from "./settings.ts";

/** The repository's root, or the package that a bundle lies in; with a "/" at its end. */
export const ROOT = fileURLToPath(new URL(BUNDLED?.root ?? "../../", import.meta.url));

/** Where programs of this person keep what can be computed again. */
const personsCache = (): string => setting("XDG_CACHE_HOME") ?? join(homedir(), ".cache");

/** Folder of everything that can be computed again; COLUMNIST_CACHE names another. */
export const cacheFolder = (): string =>
  setting("COLUMNIST_CACHE") ??
  (BUNDLED?.isPacked === true ? join(personsCache(), "columnist") : join(ROOT, ".cache", "columnist"));

/**
 * The folder in which somebody typed the command: pnpm runs a script in the folder of its package.json, and says in
 * INIT_CWD where it was called.
 */
const standsIn = (): string => {
  const called = setting("INIT_CWD");
  const isScript = setting("npm_lifecycle_event")?.startsWith("pipeline") === true;
  return called !== null && isScript && process.cwd() === resolve(ROOT) ? called : process.cwd();
};

/** A path as it was typed, for this process: as it is where it counts from here, else absolute. */
export const typedPath = (path: string): string => {
  const folder = standsIn();
  return folder === process.cwd() || path === "-" ? path : resolve(folder, path);
};

/** A path as the person would type it: from where they stand, absolute where that leads upwards. */
export const shownPath = (path: string): string => {
  const short = relative(standsIn(), path);
  return short === "" || short.startsWith("..") ? path : short;
};
