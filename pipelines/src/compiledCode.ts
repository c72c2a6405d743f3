import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { BUNDLED } from "./bundled.ts";

/**
 * Takes the compiled code of the last run, and keeps that of this one: beside a bundle, so that it goes when the bundle
 * goes, and where Node keeps it otherwise. Who imports this imports the program after the call.
 */
export const keepCompiled = (): void => {
  if (BUNDLED === null || BUNDLED.isPacked) enableCompileCache();
  else enableCompileCache(fileURLToPath(new URL("compiled", import.meta.url)));
};
