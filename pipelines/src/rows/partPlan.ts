/** Which parts a dataset has. */
import { createHash } from "node:crypto";
import { cutParts, type Correction } from "@columnist/dataset";

/** Cuts what is sorted by docId into the parts of a dataset. */
export const inParts = <A extends { readonly docId: string }>(
  sorted: ReadonlyArray<A>,
): ReadonlyArray<ReadonlyArray<A>> => {
  let at = 0;
  return cutParts(sorted.map(({ docId }) => docId)).map(({ length }) => sorted.slice(at, (at += length)));
};

/**
 * Key of a part: of all that its bytes depend on.
 *
 * @param code hash of the code that makes a dataset of records
 * @param inputKeys of its records, in their order
 * @param corrections of its articles, in their order
 */
export const partKey = (
  code: string,
  inputKeys: ReadonlyArray<string>,
  corrections: ReadonlyArray<Correction>,
): string =>
  createHash("sha256")
    .update(JSON.stringify([code, inputKeys, corrections]))
    .digest("hex");
