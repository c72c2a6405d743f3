/** `pipeline import`: what people changed in an export, as corrections beside the seeds. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import {
  correctionsFrom,
  importFormat,
  IMPORTS,
  type ImportFile,
  type ImportFormat,
} from "@columnist/dataset";
import { jsonLine } from "@columnist/model";
import { NothingFound } from "../findings.ts";
import { FlagInvalid } from "../plan.ts";
import { CORRECTIONS } from "../seeds/amendments.ts";
import { notWritten } from "../store/datasetStore.ts";
import { findVersion, openTables } from "../store/published.ts";
import { counted, print, printJson } from "../terminal.ts";
import { shownPath } from "../workspace.ts";

interface Typed {
  readonly format: string;
  readonly file: string;
  readonly by: string;
  readonly seeds: string;
  readonly out: string;
  /** Null: the one in use. */
  readonly version: string | null;
  readonly json: boolean;
}

/** The file, or those files of a folder that the format reads, with its subfolders: tools put one folder in another. */
const filesOf = (format: ImportFormat, path: string): ReadonlyArray<ImportFile> => {
  const paths = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" })
        .filter((name) => format.endings.some((ending) => name.endsWith(ending)))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return paths.map((file) => ({ path: shownPath(file), text: readFileSync(file, "utf8") }));
};

/** A name as a file's: what a path could not hold becomes -. */
const fileName = (by: string): string =>
  `${by.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^\.+/, "")}.jsonl`;

/** Adds lines to a file that may be there, those left out that it has already; gives how many were new. */
const addLines = (folder: string, name: string, lines: ReadonlyArray<string>): number => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  let there = "";
  try {
    there = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const known = new Set(there.split("\n"));
  const fresh = [...new Set(lines)].filter((line) => !known.has(line.trimEnd()));
  const start = there === "" || there.endsWith("\n") ? "" : "\n";
  if (fresh.length > 0) appendFileSync(path, start + fresh.join(""));
  return fresh.length;
};

const MOST_NOTES = 20;

export const importMarks = Effect.fnUntraced(function* (typed: Typed) {
  const { by, file } = typed;
  const format = importFormat(typed.format);
  if (format === undefined)
    return yield* new FlagInvalid({
      flag: "FORMAT",
      value: typed.format,
      expected: `one of ${IMPORTS.map(({ id }) => id).join(", ")}`,
    });
  const name = fileName(by);
  if (name === ".jsonl")
    return yield* new FlagInvalid({ flag: "--by", value: by, expected: "a name with a letter in it" });
  const files = yield* Effect.try({
    try: () => filesOf(format, file),
    catch: (error) =>
      new NothingFound({
        what: `Cannot read ${shownPath(file)} (${(error as NodeJS.ErrnoException).code})`,
        advice: "name the file that the tool saved",
      }),
  });
  const read = (yield* Effect.promise(format.load))(files);
  if (!read.ok) return yield* new NothingFound({ what: read.refusal.message, advice: read.refusal.advice });
  const source = yield* openTables(yield* findVersion(typed.version, typed.out));
  const imported = correctionsFrom(source, read.value, by);
  if (!imported.ok)
    return yield* new NothingFound({ what: imported.refusal.message, advice: imported.refusal.advice });
  const { corrections, articles, notes } = imported.value;
  if (articles === 0 && notes.length > 0)
    return yield* new NothingFound({ what: notes[0]!, advice: "nothing was written" });
  const folder = join(typed.seeds, CORRECTIONS);
  const written = yield* Effect.try({
    try: () =>
      addLines(
        folder,
        name,
        corrections.map((correction) => jsonLine(correction)),
      ),
    catch: (error) => notWritten(join(folder, name), error),
  });
  if (typed.json) return yield* printJson({ file: join(folder, name), articles, written, notes });
  for (const note of notes.slice(0, MOST_NOTES)) process.stderr.write(`Passed over: ${note}\n`);
  if (notes.length > MOST_NOTES) process.stderr.write(`Passed over: ${notes.length - MOST_NOTES} more\n`);
  const already = corrections.length - written;
  yield* print(
    `Wrote ${counted(written, "correction")} of ${counted(articles, "article")} into ${shownPath(join(folder, name))}${already > 0 ? `; ${already} were there already` : ""}\n`,
  );
});
