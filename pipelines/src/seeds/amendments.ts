/**
 * What people decided about a folder of seeds, kept beside them: corrections/*.jsonl (labels, speakers, boundaries, drops),
 * takedowns.jsonl (digests of articles that must not appear in any new version), dataset.json (what the whole is).
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { Correction, DatasetFacts, Tombstone } from "@columnist/dataset";
import { DATASET_FILE } from "./columnNames.ts";
import { ADVISED, advisedLine, type Told } from "../told.ts";

/** A file of corrections or takedowns cannot be used: a build without what it says would be wrong. */
export class AmendmentNotUsable
  extends Schema.TaggedError<AmendmentNotUsable>()("AmendmentNotUsable", ADVISED)
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return advisedLine(this);
  }
}

export const CORRECTIONS = "corrections";
export const TAKEDOWNS = "takedowns.jsonl";

/** The files as they are, cheap to read: what a fingerprint takes in. */
export interface AmendmentFiles {
  readonly corrections: ReadonlyArray<{ readonly path: string; readonly text: string }>;
  readonly takedowns: string | null;
  /** dataset.json, which says of the whole what no article does; its `columns` are read by columnNames.ts. */
  readonly dataset: string | null;
  /** SHA-256 over all of them. */
  readonly sha256: string;
}

export interface Amendments {
  readonly corrections: ReadonlyArray<Correction>;
  readonly tombstones: ReadonlyArray<Tombstone>;
  /** What dataset.json says; null where there is none. */
  readonly facts: DatasetFacts | null;
}

/** What `read` gives; null where there is nothing at that place. */
const ifThere = <A>(read: () => A): A | null => {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
};

/** A file as an editor wrote it: the mark that some of them put at the start says nothing. */
const readText = (path: string): string => readFileSync(path, "utf8").replace(/^\ufeff/, "");

const readFiles = (seeds: string): AmendmentFiles => {
  const folder = join(seeds, CORRECTIONS);
  const names = (ifThere(() => readdirSync(folder)) ?? []).filter((name) => name.endsWith(".jsonl")).sort();
  const corrections = names.map((name) => ({
    path: `${CORRECTIONS}/${name}`,
    text: readText(join(folder, name)),
  }));
  const takedowns = ifThere(() => readText(join(seeds, TAKEDOWNS)));
  const dataset = ifThere(() => readText(join(seeds, DATASET_FILE)));
  const hash = createHash("sha256").update(JSON.stringify({ corrections, takedowns, dataset }));
  return { corrections, takedowns, dataset, sha256: hash.digest("hex") };
};

/** Reads the files of a seeds folder; there may be none. */
export const amendmentFiles = (seeds: string): Effect.Effect<AmendmentFiles, AmendmentNotUsable> =>
  Effect.try({
    try: () => readFiles(seeds),
    catch: (error) =>
      new AmendmentNotUsable({
        what: `Cannot read the corrections or takedowns of ${seeds} (${(error as NodeJS.ErrnoException).code})`,
        advice: "give yourself the right to read them",
      }),
  });

/** What the files say. A line that cannot be read fails the build: a decision must not be lost silently. */
export const amendmentsIn = Effect.fnUntraced(function* ({
  corrections,
  takedowns,
  dataset,
}: AmendmentFiles) {
  const { parseCorrections, parseDatasetFacts, parseTombstones } = yield* Effect.promise(
    () => import("@columnist/dataset"),
  );
  const found: Array<Correction> = [];
  for (const { path, text } of corrections) {
    const parsed = parseCorrections(path, text);
    if (!parsed.ok)
      return yield* new AmendmentNotUsable({ what: parsed.refusal.message, advice: parsed.refusal.advice });
    found.push(...parsed.value);
  }
  const tombstones = parseTombstones(TAKEDOWNS, takedowns ?? "");
  if (!tombstones.ok)
    return yield* new AmendmentNotUsable({
      what: tombstones.refusal.message,
      advice: tombstones.refusal.advice,
    });
  const facts = dataset === null ? null : parseDatasetFacts(DATASET_FILE, dataset);
  if (facts !== null && !facts.ok)
    return yield* new AmendmentNotUsable({ what: facts.refusal.message, advice: facts.refusal.advice });
  const amendments: Amendments = {
    corrections: found,
    tombstones: tombstones.value,
    facts: facts?.value ?? null,
  };
  return amendments;
});
