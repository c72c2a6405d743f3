/** Takedowns: articles whose text is left out of every new build, named by digest alone. */
import { accept, plainIssue, refuse, partialRowsFrom, type Result, type Table } from "@columnist/model";
import { z } from "zod";

export const Tombstone = z.object({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: "raw_sha256 or text_sha256 of the article" }),
  reason: z.string().optional().meta({ description: "Why it was taken down; never in the dataset" }),
});
export type Tombstone = z.infer<typeof Tombstone>;

const ADVICE = 'a line is {"sha256": "…", "reason": "…"} with the 64 hex digits of raw_sha256 or text_sha256';

/** The tombstones of a file, a JSON object a line. A line that cannot be read is refused: a takedown must not be lost. */
export const parseTombstones = (path: string, text: string): Result<ReadonlyArray<Tombstone>> => {
  const found: Array<Tombstone> = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return refuse("tombstones.line.invalid", `${path}, line ${index + 1} is no JSON`, ADVICE);
    }
    const parsed = Tombstone.safeParse(value);
    if (!parsed.success) {
      const what = plainIssue(parsed.error.issues[0]!, value);
      return refuse("tombstones.line.invalid", `${path}, line ${index + 1}: ${what}`, ADVICE);
    }
    found.push(parsed.data);
  }
  return accept(found);
};

/**
 * doc_ids of a documents table that a tombstone names, by the digest of their bytes or of their text (so the same text in
 * another file stays out too). Give them to `assemble`; their number is the count to keep.
 */
export const takenDown = (documents: Table, tombstones: ReadonlyArray<Tombstone>): ReadonlySet<string> => {
  if (tombstones.length === 0) return new Set();
  const digests = new Set(tombstones.map(({ sha256 }) => sha256));
  return new Set(
    partialRowsFrom("documents", documents, ["doc_id", "raw_sha256", "text_sha256"])
      .filter((row) => digests.has(row.raw_sha256) || digests.has(row.text_sha256))
      .map((row) => row.doc_id),
  );
};
