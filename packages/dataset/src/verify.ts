/** Every invariant of a dataset (interop.md), over its tables and files. */
import { checkBatch } from "./check.ts";
import {
  rowsFrom,
  TABLE_NAMES,
  type DocumentRow,
  type Table,
  type TableName,
  type Tables,
} from "@columnist/model";
import type { ManifestFile } from "./manifest.ts";
import { verifyRaw, verifyTiling } from "./verify/accounting.ts";
import { verifyArticle } from "./verify/articles.ts";
import { parseSums, verifyDigests, verifyEqual } from "./verify/files.ts";
import { verifyKeys } from "./verify/keys.ts";
import { Violations, type Violation } from "./verify/violation.ts";

export type { Violation } from "./verify/violation.ts";

/** Gives the bytes of an article's record; null where the seeds are not at hand. */
export type RawOf = (document: DocumentRow) => Uint8Array | null;

const groupBy = <R>(
  rows: ReadonlyArray<R>,
  keyOf: (row: R) => string,
): ReadonlyMap<string, ReadonlyArray<R>> => {
  const groups = new Map<string, Array<R>>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
};

const contractHolds = (tables: Tables, found: Violations): boolean => {
  for (const name of TABLE_NAMES) {
    try {
      checkBatch(name, tables[name]);
    } catch (fault) {
      found.add("verify.contract", name, (fault as Error).message);
    }
  }
  return found.list().length === 0;
};

/**
 * Checks tables: the contract, keys and references, order, slices, ids, sums, clusters and splits, and that each raw byte
 * is kept once or dropped once; with `rawOf` also that what is kept and dropped equals the bytes. Empty: all holds.
 */
export const verifyTables = (tables: Tables, rawOf: RawOf = () => null): ReadonlyArray<Violation> => {
  const found = new Violations();
  if (!contractHolds(tables, found)) return found.list();
  verifyKeys(tables, found);
  const byDoc = <R extends { doc_id: string }>(
    rows: ReadonlyArray<R>,
  ): ReadonlyMap<string, ReadonlyArray<R>> => groupBy(rows, (row) => row.doc_id);
  const sentences = byDoc(rowsFrom("sentences", tables.sentences));
  const quotes = byDoc(rowsFrom("quotes", tables.quotes));
  const runs = byDoc(rowsFrom("offset_map", tables.offset_map));
  const drops = byDoc(rowsFrom("dropped", tables.dropped));
  for (const document of rowsFrom("documents", tables.documents)) {
    const of = <R>(groups: ReadonlyMap<string, ReadonlyArray<R>>): ReadonlyArray<R> =>
      groups.get(document.doc_id) ?? [];
    verifyArticle(document, of(sentences), of(quotes), found);
    verifyTiling(document, of(runs), of(drops), found);
    const raw = rawOf(document);
    if (raw !== null)
      verifyRaw(document, raw, { sentences: of(sentences), runs: of(runs), drops: of(drops) }, found);
  }
  return found.list();
};

/** Checks that the Arrow and the CSV reading of a table agree cell for cell. */
export const verifySame = (name: TableName, arrow: Table, csv: Table): ReadonlyArray<Violation> => {
  const found = new Violations();
  verifyEqual(name, arrow, csv, found);
  return found.list();
};

/** Checks the files found in a version's folder (SHA256SUMS left out) against the text of its SHA256SUMS. */
export const verifySums = (sums: string, files: ReadonlyArray<ManifestFile>): ReadonlyArray<Violation> => {
  const found = new Violations();
  const listed = parseSums(sums);
  if (listed === null) found.add("verify.file.sums", "SHA256SUMS", "holds a line that is no digest and path");
  else verifyDigests(listed, files, found);
  return found.list();
};
