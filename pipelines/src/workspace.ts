/** Where the program itself lies, and where it may keep what it can compute again. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, with a "/" at its end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Folder of everything that can be computed again; COLUMNIST_CACHE names another. */
export const cacheFolder = (): string => process.env["COLUMNIST_CACHE"] ?? join(ROOT, ".cache", "columnist");
