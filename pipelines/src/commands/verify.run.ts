/** `pipeline verify`: every invariant and checksum of a dataset on disk. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import {
  readCsv,
  verifySame,
  verifySums,
  verifyTables,
  type ManifestFile,
  type Violation,
} from "@columnist/dataset";
import { TABLE_NAMES, type Tables } from "@columnist/model";
import { DatasetNotReadable } from "../store/datasetStore.ts";
import { FloorBroken } from "../findings.ts";
import { findAnyVersion, otherContract, readTables, shortName } from "../store/published.ts";
import type { Published } from "../store/versions.ts";
import { paint, print, printJson } from "../terminal.ts";

interface Typed {
  /** Of a version, or of versions. */
  readonly folder: string;
  /** A number in it; null: the version in use. */
  readonly version: string | null;
  readonly json: boolean;
}

const SUMS = "SHA256SUMS";
const MOST_LINES = 50;

const digestFile = async (folder: string, path: string): Promise<ManifestFile> => {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(join(folder, path))) {
    hash.update(piece as Uint8Array);
    bytes += (piece as Uint8Array).length;
  }
  return { path, bytes, sha256: hash.digest("hex") };
};

const digestFolder = Effect.fnUntraced(function* (folder: string) {
  const files: Array<ManifestFile> = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && entry.name !== SUMS)
      files.push(yield* Effect.promise(() => digestFile(folder, entry.name)));
  return files;
});

const brokenInvariants = Effect.fnUntraced(function* (version: Pick<Published, "folder">) {
  const tables = (yield* readTables(version, TABLE_NAMES)) as Tables;
  const violations = [...verifyTables(tables)];
  for (const name of TABLE_NAMES) {
    const path = join(version.folder, `${name}.csv`);
    const csv = yield* Effect.try({
      try: () => readFileSync(path),
      catch: () => new DatasetNotReadable({ path, reason: "there is none" }),
    });
    const read = readCsv(name, csv);
    if (read.ok) violations.push(...verifySame(name, tables[name], read.value));
    else return yield* new DatasetNotReadable({ path, reason: read.refusal.message });
  }
  return violations;
});

export const verify = Effect.fn("verify")(function* ({ folder, version: asked, json }: Typed) {
  const version = yield* findAnyVersion(asked, folder);
  const violations: Array<Violation> = [];
  const sums = join(version.folder, SUMS);
  if (!existsSync(sums)) return yield* new DatasetNotReadable({ path: sums, reason: "there is none" });
  violations.push(...verifySums(readFileSync(sums, "utf8"), yield* digestFolder(version.folder)));
  const others = otherContract(version);
  if (others === null) violations.push(...(yield* brokenInvariants(version)));
  if (json)
    yield* printJson({
      version: version.version,
      holds: violations.length === 0,
      invariants: others === null,
      violations,
    });
  else {
    for (const { code, place, detail } of violations.slice(0, MOST_LINES))
      yield* print(`${paint("red", code)} ${place}: ${detail}\n`);
    if (violations.length === 0)
      yield* print(
        others === null
          ? `${shortName(version)} holds: every checksum and every invariant\n`
          : `${shortName(version)} holds: every checksum; its invariants are those of the program that wrote it (${others})\n`,
      );
  }
  if (violations.length > 0)
    return yield* new FloorBroken({
      what: `${shortName(version)} breaks ${violations.length} invariants`,
      advice:
        "fetch it again from where it is kept (`git checkout`), or go back to a whole one with `pipeline rollback`; " +
        "a version that was changed is no longer what it says it is",
    });
});
