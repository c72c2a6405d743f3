import { createHash } from "node:crypto";
import type { Source } from "@columnist/model";

/**
 * Key of the rows that an article becomes: all that they depend on.
 *
 * @param code hash of the code of all stages
 */
export const inputKey = ({ bytes, ...facts }: Source, code: string): string =>
  createHash("sha256")
    .update(`${code}\0${JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))}\0`)
    .update(bytes)
    .digest("hex");
