/** `pipeline export`: a version in the form of another tool. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { EXPORTS, exportFormat } from "@columnist/dataset";
import { TABLE_NAMES, type Tables } from "@columnist/model";
import { DatasetStore } from "../store/datasetStore.ts";
import { NothingFound } from "../findings.ts";
import { areNested, FlagInvalid } from "../plan.ts";
import { shownPath } from "../workspace.ts";
import { findVersion, otherContract, readTables, shortName } from "../store/published.ts";
import { counted, print, printJson } from "../terminal.ts";

interface Typed {
  readonly format: string;
  readonly out: string;
  /** Null: the one in use. */
  readonly version: string | null;
  readonly to: Option.Option<string>;
  readonly json: boolean;
}

/** Says which export a folder holds, so that no folder of anything else is ever replaced. */
const MARK = ".columnist-export";

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
  if (existsSync(target) && readdirSync(target).length > 0 && !existsSync(join(target, MARK)))
    return yield* new NothingFound({
      what: `${shownPath(target)} holds something else than an export`,
      advice: "name another folder with --to",
    });
  const tables = (yield* readTables(version, TABLE_NAMES)) as Tables;
  const make = yield* Effect.promise(format.load);
  const store = yield* DatasetStore;
  yield* store.hold(dirname(target), () => Effect.void);
  const draft = yield* store.draft(dirname(target));
  let files = 0;
  let bytes = 0;
  for (const { path, pieces } of make({ batches: (name) => [tables[name]] })) {
    yield* Effect.yieldNow;
    const written = yield* draft.write(path, pieces());
    files++;
    bytes += written.bytes;
  }
  yield* draft.write(MARK, [`${shortName(version)} as ${format.id}\n`]);
  yield* draft.replace(target);
  if (typed.json)
    yield* printJson({ version: version.version, format: format.id, folder: target, files, bytes });
  else yield* print(`Wrote ${counted(files, "file")} into ${shownPath(target)}\n`);
}, Effect.scoped);

export const exportVersion = (typed: Typed) => run(typed).pipe(Effect.provide(DatasetStore.layer));
