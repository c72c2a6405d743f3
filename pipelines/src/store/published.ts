/** Reads what is published in a folder of datasets. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import * as Effect from "effect/Effect";
import { contractIn, Latest, Manifest, readArrow, type Contract } from "@columnist/dataset";
import type { Table, TableName } from "@columnist/model";
import { DatasetNotReadable } from "./datasetStore.ts";

/** A version on disk. */
export interface Published {
  readonly version: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly manifest: Manifest;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

const readJson = <A>(
  path: string,
  decode: (value: unknown) => A,
): Effect.Effect<A | null, DatasetNotReadable> =>
  Effect.try({
    try: () => decode(JSON.parse(readFileSync(path, "utf8"))),
    catch: (error) => error,
  }).pipe(
    Effect.catch((error) =>
      isMissing(error)
        ? Effect.succeed(null)
        : Effect.fail(new DatasetNotReadable({ path, reason: "it is not what this program writes" })),
    ),
  );

/** The version in a folder of its own. */
export const readVersion = Effect.fnUntraced(function* (folder: string) {
  const path = join(folder, "manifest.json");
  const manifest = yield* readJson(path, (value) => Manifest.parse(value));
  if (manifest === null) return yield* new DatasetNotReadable({ path, reason: "there is none" });
  const found: Published = { version: manifest.version, folder, manifest };
  return found;
});

/** The version that latest.json of a folder points to; null where nothing was published yet. */
export const readLatest = Effect.fnUntraced(function* (out: string) {
  const path = join(out, "latest.json");
  const latest = yield* readJson(path, (value) => Latest.parse(value));
  if (latest === null) return null;
  const found = yield* readVersion(join(out, latest.version));
  const bytes = readFileSync(join(found.folder, "manifest.json"));
  if (createHash("sha256").update(bytes).digest("hex") !== latest.manifest_sha256)
    return yield* new DatasetNotReadable({
      path,
      reason: `its digest of ${latest.version}/manifest.json is not that of the file`,
    });
  return found;
});

/** A version by its number in `out`, by its folder, or the latest of a folder of versions. */
export const findVersion = Effect.fnUntraced(function* (name: string, out: string | null) {
  if (out !== null && /^\d+\.\d+\.\d+$/.test(name)) return yield* readVersion(resolve(out, name));
  const folder = resolve(name);
  if (statSync(join(folder, "latest.json"), { throwIfNoEntry: false }) === undefined)
    return yield* readVersion(folder);
  const latest = yield* readLatest(folder);
  return latest ?? (yield* readVersion(folder));
});

/** Tables of a version, from its Arrow files. `options`: those of readArrow. */
export const readTables = Effect.fnUntraced(function* <T extends TableName>(
  { folder }: Pick<Published, "folder">,
  names: ReadonlyArray<T>,
  options: Parameters<typeof readArrow>[2] = {},
) {
  const tables: Partial<Record<T, Table>> = {};
  for (const name of names) {
    const path = join(folder, `${name}.arrow`);
    const bytes = yield* Effect.try({
      try: () => readFileSync(path),
      catch: (error) =>
        new DatasetNotReadable({ path, reason: isMissing(error) ? "there is none" : String(error) }),
    });
    const read = readArrow(name, bytes, options);
    if (!read.ok) return yield* new DatasetNotReadable({ path, reason: read.refusal.message });
    tables[name] = read.value;
  }
  return tables as Record<T, Table>;
});

/** The contract that a version states in its schema.json; null where it states none that can be read. */
export const contractOf = ({ folder }: Published): Contract | null => {
  try {
    return contractIn(JSON.parse(readFileSync(join(folder, "schema.json"), "utf8")));
  } catch {
    return null;
  }
};

/** Path of a version as people name it: `datasets/1.0.0`. */
export const shortName = ({ folder }: Published): string =>
  `${basename(dirname(folder))}/${basename(folder)}`;
