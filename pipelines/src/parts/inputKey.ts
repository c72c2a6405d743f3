import { createHash } from "node:crypto";
import type { Source } from "@columnist/model";

/**
 * Key of the rows that an article becomes: all that they depend on.
 *
 * @param code hash of the code of all stages
 */
export const inputKey = (
  { bytes, path, record, mediaType, url, fetchedAt, place }: Source,
  code: string,
): string =>
  createHash("sha256")
    .update(
      `${code}\0${JSON.stringify([path, record, mediaType, url, fetchedAt, place?.start ?? null, place?.end ?? null])}\0`,
    )
    .update(bytes)
    .digest("hex");
