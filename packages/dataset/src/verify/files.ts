/** Files of a dataset against each other: Arrow equals CSV, digests equal the sums. */
import { columnsOf, type Table, type TableName } from "@columnist/model";
import { cellText } from "../cells.ts";
import type { ManifestFile } from "../manifest.ts";
import type { Violations } from "./violation.ts";

/** Checks that two readings of a table agree cell for cell. */
export const verifyEqual = (name: TableName, arrow: Table, csv: Table, found: Violations): void => {
  if (arrow.rows !== csv.rows) {
    found.add("verify.equal", name, `${arrow.rows} rows in Arrow, ${csv.rows} in CSV`);
    return;
  }
  for (const { name: column } of columnsOf(name)) {
    const [left, right] = [cellText(arrow.columns[column]!), cellText(csv.columns[column]!)];
    for (let row = 0; row < arrow.rows; row++) {
      if (left(row) !== right(row))
        found.add("verify.equal", name, `${column}, row ${row}: ${left(row)} in Arrow, ${right(row)} in CSV`);
    }
  }
};

/** The lines of SHA256SUMS as files; null for a line of another form. */
export const parseSums = (
  text: string,
): ReadonlyArray<{ readonly path: string; readonly sha256: string }> | null => {
  const lines = text.split("\n").filter((line) => line !== "");
  const parsed = lines.map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line));
  return parsed.includes(null) ? null : parsed.map((match) => ({ sha256: match![1]!, path: match![2]! }));
};

/** Checks the digests of the files found against those listed; `SHA256SUMS` itself is in neither. */
export const verifyDigests = (
  listed: ReadonlyArray<{ readonly path: string; readonly sha256: string }>,
  files: ReadonlyArray<ManifestFile>,
  found: Violations,
): void => {
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, sha256 } of listed) {
    const digest = digests.get(path);
    if (digest === undefined) found.add("verify.file.missing", path, "is listed but not there");
    else if (digest !== sha256)
      found.add("verify.file.digest", path, `has the digest ${digest}, listed ${sha256}`);
    digests.delete(path);
  }
  for (const path of digests.keys()) found.add("verify.file.unlisted", path, "is there but not listed");
};
