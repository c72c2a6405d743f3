/** What this platform gives to the making of rows: its own SHA-256, and a look at each article's rows. */
import { hash } from "node:crypto";
import { verifyRows } from "@columnist/dataset";
import type { RowOptions } from "columnist";
import type { Sha256 } from "@columnist/model";

export const nativeSha256: Sha256 = (data) => hash("sha256", data, "hex");

export const ROW_OPTIONS: RowOptions = {
  sha256: nativeSha256,
  /**
   * Holds the rows to the invariants of the dataset, against the bytes that they came from: slices, ids, sums, keys, and
   * that each raw byte is kept once or dropped once. What is broken is a bug of a stage; the runner then looks for the
   * article at fault.
   */
  witness: (source, rows) => {
    const [broken] = verifyRows(rows, source.bytes, nativeSha256);
    if (broken !== undefined)
      throw new Error(`an invariant is broken: ${broken.code} in ${broken.place}: ${broken.detail}`);
  },
};
