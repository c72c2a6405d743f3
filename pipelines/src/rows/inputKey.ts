import { createHash } from "node:crypto";
import type { Source } from "@columnist/model";

/**
 * Key of the rows that an article becomes: all that they depend on, but for where in its file its record lies. Each record
 * behind a changed one lies elsewhere, and only two numbers of its rows say so: a build writes them over (build/settle.ts).
 *
 * @param code hash of the code of all stages
 */
export const inputKey = ({ bytes, place, ...facts }: Source, code: string): string => {
  const known = { ...facts, hasPlace: place !== null && place !== undefined };
  return createHash("sha256")
    .update(`${code}\0${JSON.stringify(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)))}\0`)
    .update(bytes)
    .digest("hex");
};
