/** `pipeline export`: a version in the form of another tool. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { EXPORT_FILE, exportFile, EXPORTS, exportFormat, type ManifestFile } from "@columnist/dataset";
import { DatasetStore } from "../store/datasetStore.ts";
import { sqliteWriter } from "../store/sqliteFile.ts";
import { NothingFound } from "../findings.ts";
import { areNested, FlagInvalid } from "../plan.ts";
import { shownPath } from "../workspace.ts";
import { findVersion, openTables, otherContract, shortName } from "../store/published.ts";
import { counted, print, printJson } from "../terminal.ts";

interface Typed {
  readonly format: string;
  readonly out: string;
  /** Null: the one in use. */
  readonly version: string | null;
  readonly to: Option.Option<string>;
  readonly json: boolean;
}

/** Files that say that a folder holds an export, so that no folder of anything else is ever replaced. */
const MARKS = [EXPORT_FILE, ".columnist-export"];

const isOther = (folder: string): boolean => {
  if (!existsSync(folder)) return false;
  const names = readdirSync(folder);
  return names.length > 0 && !MARKS.some((mark) => names.includes(mark));
};

const run = Effect.fnUntraced(function* (typed: Typed) {
  const format = exportFormat(typed.format);
  if (format === undefined)
    return yield* new FlagInvalid({
      flag: "--format",
      value: typed.format,
      expected: `one of ${EXPORTS.map(({ id }) => id).join(", ")}`,
    });
  const version = yield* findVersion(typed.version, typed.out);
  const target = resolve(
    Option.getOrElse(typed.to, () => join("exports", `${version.version}-${format.id}`)),
  );
  const others = otherContract(version);
  if (others !== null)
    return yield* new NothingFound({
      what: `${shortName(version)} has other columns than this program writes (${others})`,
      advice: "export one that `pnpm pipeline build` makes now, or use the program that wrote it",
    });
  if (areNested(target, dirname(version.folder)))
    return yield* new FlagInvalid({
      flag: "--to",
      value: target,
      expected: `a folder apart from the versions in ${shownPath(dirname(version.folder))}`,
    });
  if (isOther(target))
    return yield* new NothingFound({
      what: `${shownPath(target)} holds something else than an export`,
      advice: "name another folder with --to",
    });
  const source = yield* openTables(version);
  const make = yield* Effect.promise(format.load);
  const store = yield* DatasetStore;
  yield* store.hold(dirname(target), () => Effect.void);
  const draft = yield* store.draft(dirname(target));
  const sqliteFile = yield* Effect.promise(() => sqliteWriter(draft.folder));
  if (sqliteFile === null && format.id === "sqlite")
    return yield* new NothingFound({
      what: `Node ${process.version} has no SQLite`,
      advice: "use the Node that the install brings, or 22.13 and later",
    });
  const files: Array<ManifestFile> = [];
  for (const { path, pieces } of make(source, { sqliteFile: sqliteFile ?? (() => []) })) {
    yield* Effect.yieldNow;
    const { bytes, sha256 } = yield* draft.write(path, pieces());
    files.push({ path, bytes, sha256 });
  }
  yield* draft.write(EXPORT_FILE, [exportFile(format.id, source.about, files)]);
  yield* draft.replace(target);
  if (typed.json)
    yield* printJson({
      version: version.version,
      format: format.id,
      folder: target,
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    });
  else yield* print(`Wrote ${counted(files.length, "file")} into ${shownPath(target)}\n`);
}, Effect.scoped);

export const exportVersion = (typed: Typed) => run(typed).pipe(Effect.provide(DatasetStore.layer));
