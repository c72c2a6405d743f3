/** The seeds folder: which files it holds. What is in them: seedRecords.ts. */
import { existsSync, readdirSync, realpathSync, statSync, type BigIntStats, type Dirent } from "node:fs";
import { sep } from "node:path";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Schema from "effect/Schema";
import { CORRECTIONS, TAKEDOWNS } from "./amendments.ts";
import { DATASET_FILE } from "./columnNames.ts";
import { changeOf } from "./steadyFile.ts";
import type { Told } from "../told.ts";

const SEEDS_ADVICE: { readonly [reason in SeedsNotReadable["reason"]]: string } = {
  missing: "make it and put articles into it, or name another with --seeds",
  "not a folder": "name a folder with --seeds",
  empty: "put articles into it (.txt, .html, .md, .jsonl, …), or name another with --seeds",
  "no permission": "give yourself the right to read it",
  "input/output error": "check the disk",
};

/** The seeds folder as a whole cannot be used; a single file that cannot be read is a row of failures. */
export class SeedsNotReadable
  extends Schema.TaggedError<SeedsNotReadable>()("SeedsNotReadable", {
    folder: Schema.String,
    reason: Schema.Literals(["missing", "not a folder", "empty", "no permission", "input/output error"]),
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `Cannot read seeds from ${this.folder}: ${this.reason}; ${SEEDS_ADVICE[this.reason]}`;
  }
}

export interface SeedFile {
  /** Relative to the seeds folder, "/" between its parts. */
  readonly path: string;
  /** What to open: bytes, since a name need not be text. */
  readonly file: string | Buffer;
  /** Size when listed, in bytes. */
  readonly size: number;
  /** Nanoseconds since 1970 of the last change of content and of the entry, its number and size: for fingerprint.ts. */
  readonly changed: string;
  /** Why it cannot be read, found out while listing; null for an ordinary file. */
  readonly problem: "name" | "link" | "special" | "permission" | null;
}

// Files about the seeds and not seeds themselves.
const NOT_A_SEED = /^(?:[._]|readme(?:\.|$)|licen[cs]e(?:\.|$))/i;
// At the top of the folder: what people say of the seeds (amendments.ts, columnNames.ts).
const AMENDMENTS: ReadonlySet<string> = new Set([CORRECTIONS, TAKEDOWNS, DATASET_FILE]);

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

const notReadable = (folder: string, error: unknown): SeedsNotReadable => {
  const code = codeOf(error);
  return new SeedsNotReadable({
    folder,
    reason:
      code === "ENOENT"
        ? "missing"
        : code === "ENOTDIR"
          ? "not a folder"
          : code === "EACCES" || code === "EPERM"
            ? "no permission"
            : "input/output error",
  });
};

const unreadable = (path: string, file: string | Buffer, problem: SeedFile["problem"]): SeedFile => ({
  path,
  file,
  size: 0,
  changed: "",
  problem,
});

interface Entry {
  readonly entry: Pick<Dirent, "isDirectory">;
  readonly name: string;
  /** The name, where it is no text. */
  readonly bytes: Buffer | null;
}

const REPLACED = "\ufffd";

/** What is in a folder. Throws what the file system throws. */
const entriesOf = (folder: string | Buffer): ReadonlyArray<Entry> => {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes(REPLACED)))
    return entries.map((entry) => ({ entry, name: entry.name, bytes: null }));
  // Some name may be no text: only its bytes tell.
  return readdirSync(folder, { withFileTypes: true, encoding: "buffer" }).map((entry) => {
    const name = entry.name.toString("utf8");
    return { entry, name, bytes: Buffer.from(name, "utf8").equals(entry.name) ? null : entry.name };
  });
};

/** A file's name as the dataset writes it: some systems part a letter from its accent, and the ids must not. */
const composed = (name: string): string => name.normalize("NFC");

/**
 * Every file below `folder`, sorted by path in code units. Links are followed; a folder that was already walked (a loop,
 * a second link) is left out, real folders first, so that the list does not depend on the order of the file system.
 * So is `out`, which a link may lead to: what a build wrote is no article.
 */
const walk = (folder: string, out: string): ReadonlyArray<SeedFile> => {
  const files: Array<SeedFile> = [];
  const walked = new Set(existsSync(out) ? [realpathSync(out)] : []);
  let folders: Array<{ path: string; file: string | Buffer }> = [{ path: "", file: folder }];
  let linked: Array<{ path: string; file: string | Buffer }> = [];
  while (folders.length > 0 || linked.length > 0) {
    if (folders.length === 0) {
      folders = [linked.sort(byPath).shift()!];
    }
    const at = folders.pop()!;
    const real = realpathSync(at.file);
    if (walked.has(real)) continue;
    walked.add(real);
    let entries;
    try {
      entries = entriesOf(at.file);
    } catch (error) {
      if (at.path === "") throw error;
      files.push(unreadable(at.path, at.file, "permission"));
      continue;
    }
    const names = new Set(entries.map(({ name }) => name).filter((name) => composed(name) === name));
    for (const { entry, name, bytes } of entries) {
      const isText = bytes === null;
      if (NOT_A_SEED.test(name) || (at.path === "" && AMENDMENTS.has(name))) continue;
      // Two files of one folder whose names differ in their form alone keep them.
      const form = composed(name);
      const named = names.has(form) ? name : form;
      const path = at.path === "" ? named : `${at.path}/${named}`;
      const file =
        isText && typeof at.file === "string"
          ? `${at.file}${sep}${name}`
          : Buffer.concat([Buffer.from(at.file as string), Buffer.from("/"), bytes ?? Buffer.from(name)]);
      if (!isText) {
        files.push(unreadable(path, file, "name"));
        continue;
      }
      if (entry.isDirectory()) {
        folders.push({ path, file });
        continue;
      }
      let stat: BigIntStats;
      try {
        stat = statSync(file, { bigint: true });
      } catch {
        files.push(unreadable(path, file, "link"));
        continue;
      }
      const size = Number(stat.size);
      const changed = changeOf(stat);
      if (stat.isDirectory()) linked.push({ path, file });
      else if (stat.isFile()) files.push({ path, file, size, changed, problem: null });
      else files.push(unreadable(path, file, "special"));
    }
  }
  return files.sort(byPath);
};

/** Lists the seeds. */
export class Seeds extends Context.Service<
  Seeds,
  {
    /** Files of a folder. `out`: where versions are written, which holds no seed. */
    readonly list: (folder: string, out: string) => Effect.Effect<ReadonlyArray<SeedFile>, SeedsNotReadable>;
  }
>()("pipelines/Seeds") {
  static readonly layer = Layer.succeed(
    Seeds,
    Seeds.of({
      list: Effect.fn("Seeds.list")(function* (folder, out) {
        const files = yield* Effect.try({
          try: () => walk(folder, out),
          catch: (error) => notReadable(folder, error),
        });
        if (files.length === 0) return yield* new SeedsNotReadable({ folder, reason: "empty" });
        return files;
      }),
    }),
  );
}
