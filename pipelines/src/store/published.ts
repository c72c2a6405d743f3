/** Reads what is published in a folder of datasets. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import * as Effect from "effect/Effect";
import {
  compareContracts,
  contractIn,
  currentContract,
  readArrow,
  readBatches,
  VERSION_NAME,
  type Contract,
  type ExportSource,
} from "@columnist/dataset";
import { TABLE_NAMES, type Table, type TableName } from "@columnist/model";
import { NothingFound } from "../findings.ts";
import { openArrow } from "./arrowFile.ts";
import { DatasetNotReadable } from "./datasetStore.ts";
import {
  currentVersion,
  listVersions,
  readPointer,
  versionNames,
  wholeVersion,
  type Published,
} from "./versions.ts";

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

/** The version in use in a folder; what is wrong with its pointer is said once, on the standard error. */
export const versionInUse = Effect.fnUntraced(function* (out: string) {
  const current = yield* Effect.try({
    try: () => currentVersion(out),
    catch: (error) => new DatasetNotReadable({ path: out, reason: (error as Error).message }),
  });
  if (current.note !== null) process.stderr.write(`In ${basename(out)}/: ${current.note}\n`);
  return current;
});

const notThere = (name: string, out: string): NothingFound => {
  const there = listVersions(out).map((found) =>
    "reason" in found ? `${found.version} (not whole: ${found.reason})` : found.version,
  );
  return new NothingFound({
    what: `There is no version ${name} in ${out}`,
    advice:
      there.length === 0 ? "none is there: `pnpm pipeline build` makes one" : `there are ${there.join(", ")}`,
  });
};

const wholeIn = Effect.fnUntraced(function* (folder: string) {
  const found = wholeVersion(folder);
  if ("reason" in found) return yield* new DatasetNotReadable({ path: folder, reason: found.reason });
  return found;
});

/** A version by its number in `out`. */
export const versionNumbered = Effect.fnUntraced(function* (name: string, out: string) {
  if (!versionNames(out).includes(name)) return yield* notThere(name, out);
  return yield* wholeIn(join(out, name));
});

/**
 * The version that was asked for: by its number in `out` or by its folder; without a name the one in use, or `out` itself
 * where it is the folder of one version.
 */
export const findVersion = Effect.fnUntraced(function* (name: string | null, out: string) {
  const folder = resolve(out);
  if (name !== null && VERSION_NAME.test(name)) return yield* versionNumbered(name, folder);
  if (name !== null) {
    const own = resolve(name);
    if (isThere(join(own, "manifest.json"))) return yield* wholeIn(own);
    if (versionNames(own).length > 0) return yield* findInUse(own);
    return yield* notThere(name, folder);
  }
  if (isThere(join(folder, "manifest.json"))) return yield* wholeIn(folder);
  return yield* findInUse(folder);
});

const findInUse = Effect.fnUntraced(function* (folder: string) {
  const { published } = yield* versionInUse(folder);
  if (published === null) return yield* new DatasetNotReadable({ path: folder, reason: "there is none" });
  return published;
});

/** A version that may be broken: what `verify` looks at. Named as for `findVersion`. */
export const findAnyVersion = Effect.fnUntraced(function* (name: string | null, out: string) {
  const folder = resolve(out);
  const named = name ?? (isThere(join(folder, "manifest.json")) ? folder : readPointer(folder).version);
  const own = named === null ? null : VERSION_NAME.test(named) ? join(folder, named) : resolve(named);
  if (own !== null && isThere(own)) return { version: basename(own), folder: own };
  if (name !== null) return yield* notThere(name, folder);
  const found: Pick<Published, "version" | "folder"> = yield* findInUse(folder);
  return found;
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

/**
 * The tables of a version for an export, read batch by batch as often as they are asked for. Each file is read once
 * before, so that a damaged one is refused here and not half-way.
 */
export const openTables = Effect.fnUntraced(function* ({ version, folder, manifest }: Published) {
  function* batches(name: TableName): Generator<Table, void, undefined> {
    const path = join(folder, `${name}.arrow`);
    const file = openArrow(path);
    try {
      for (const read of readBatches(name, file.messages(file.blocks))) {
        if (!read.ok) throw new DatasetNotReadable({ path, reason: read.refusal.message });
        yield read.value;
      }
    } finally {
      file.close();
    }
  }
  for (const name of TABLE_NAMES)
    yield* Effect.try({
      try: () => {
        for (const _ of batches(name));
      },
      catch: (error) =>
        error instanceof DatasetNotReadable
          ? error
          : new DatasetNotReadable({
              path: join(folder, `${name}.arrow`),
              reason: isMissing(error) ? "there is none" : (error as Error).message,
            }),
    });
  const about = { version, contentSha256: manifest.content_sha256, facts: manifest.dataset };
  return { about, batches } satisfies ExportSource;
});

/** The contract that a version states in its schema.json; null where it states none that can be read. */
export const contractOf = ({ folder }: Pick<Published, "folder">): Contract | null => {
  try {
    return contractIn(JSON.parse(readFileSync(join(folder, "schema.json"), "utf8")));
  } catch {
    return null;
  }
};

/**
 * How the columns of this program differ from those that a version states; null where they are the same, or differ only in
 * how CSV has evidence, since both ways are read.
 */
export const otherContract = (version: Pick<Published, "folder">): string | null => {
  const stated = contractOf(version);
  const current = currentContract();
  const { bump, reasons } = compareContracts(
    stated === null ? null : { ...stated, evidenceInCsv: current.evidenceInCsv },
    current,
  );
  return stated === null || bump === "none" ? null : reasons.join("; ");
};

/** Path of a version as people name it: `datasets/1.0.0`. */
export const shortName = ({ folder }: Pick<Published, "folder">): string =>
  `${basename(dirname(folder))}/${basename(folder)}`;
