/**
 * The folder of dataset versions on disk. A version is written beside the others under a temporary name, synced, and
 * renamed in one step; latest.json is replaced last. Whatever happens in between, a finished version is never touched.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Schema from "effect/Schema";
import type * as Scope from "effect/Scope";
import { holdLock, sweepLocks, type HeldLock } from "./buildLock.ts";
import { fateOf, newHolder, tagOf } from "../holder.ts";
import { makeFolder, syncFolder } from "../disk.ts";
import { faultOf, openPieces, writePieces, type Finished, type WrittenFile } from "./draftFiles.ts";
import { SAFE, type Told } from "../told.ts";

const DISK_ADVICE: { readonly [code: string]: string } = {
  ENOSPC: "the disk is full: free some space and build again",
  EDQUOT: "your quota is used up: free some space and build again",
  EFBIG: "a limit on file sizes is in the way: raise it and build again",
  EROFS: "the disk is read-only: name another folder with --out",
  EACCES: "you may not write there: name another folder with --out",
  EPERM: "you may not write there: name another folder with --out",
  ENOENT: "the folder cannot be made there: name another with --out",
  ENOTDIR: "a file is in the way: name another folder with --out",
  EEXIST: "a file is in the way: name another folder with --out",
};

/** Something could not be written: the disk is full, the folder may not be written. */
export class DatasetNotWritten
  extends Schema.TaggedError<DatasetNotWritten>()("DatasetNotWritten", {
    path: Schema.String,
    code: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `Cannot write ${this.path} (${this.code}): ${DISK_ADVICE[this.code] ?? "check the disk and the folder"}; ${SAFE}`;
  }
}

/** A version is there already, with other content: versions are never overwritten. */
export class VersionTaken
  extends Schema.TaggedError<VersionTaken>()("VersionTaken", {
    folder: Schema.String,
    version: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return (
      `${this.folder}/${this.version} is there already and latest.json does not point to it: ` +
      "move it away, or point latest.json to it; versions are never overwritten"
    );
  }
}

/** A draft is not what was written, or its folder is another's by now: nothing of it was published. */
export class NotPublished
  extends Schema.TaggedError<NotPublished>()("NotPublished", {
    folder: Schema.String,
    reason: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `Nothing was published in ${this.folder}: ${this.reason}; build again; ${SAFE}`;
  }
}

/** The dataset that latest.json points to cannot be read. */
export class DatasetNotReadable
  extends Schema.TaggedError<DatasetNotReadable>()("DatasetNotReadable", {
    path: Schema.String,
    reason: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `Cannot read the dataset at ${this.path}: ${this.reason}; build it, or name its folder`;
  }
}

/** A file that is being written. */
export interface OpenFile {
  readonly append: (pieces: ReadonlyArray<Uint8Array>) => Effect.Effect<void, DatasetNotWritten>;
  /** Syncs and closes it. */
  readonly close: Effect.Effect<WrittenFile, DatasetNotWritten>;
}

/** A version that is being written. */
export interface Draft {
  /** Absolute path of its temporary folder. */
  readonly folder: string;
  /** Writes a file from its pieces, and syncs it. */
  readonly write: (
    name: string,
    pieces: Iterable<Uint8Array | string>,
  ) => Effect.Effect<WrittenFile, DatasetNotWritten>;
  /** Opens a file to write it piece by piece; it is closed with the draft's scope at the latest. */
  readonly open: (name: string) => Effect.Effect<OpenFile, DatasetNotWritten, Scope.Scope>;
  /** Makes the draft the version `version`, and `latest.json` hold `latest`. */
  readonly publish: (
    version: string,
    latest: string,
  ) => Effect.Effect<void, DatasetNotWritten | NotPublished | VersionTaken>;
  /** Puts the draft in the place of a folder of files that can be made again (an export). */
  readonly replace: (folder: string) => Effect.Effect<void, DatasetNotWritten>;
}

const DRAFT = ".building-";
// Names the version that is being published, from before its rename until latest.json points to it.
const PUBLISHING = ".publishing";
const LATEST = "latest.json";

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

export const notWritten = (path: string, error: unknown): DatasetNotWritten =>
  new DatasetNotWritten({ path, code: codeOf(error) });

const writing = <A>(path: string, run: () => A): Effect.Effect<A, DatasetNotWritten> =>
  Effect.try({ try: run, catch: (error) => notWritten(path, error) });

const writeWhole = (path: string, text: string): void => {
  const handle = openSync(path, "w");
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const NEW = ".new";

/** A file that is written beside the one that it will replace in one step. */
const writeBeside = (path: string, text: string) => {
  const beside = `${path}-${tagOf(newHolder())}${NEW}`;
  writeWhole(beside, text);
  return {
    replace: (): void => {
      renameSync(beside, path);
      syncFolder(dirname(path));
    },
    remove: (): void => rmSync(beside, { force: true }),
  };
};

const isPublished = (folder: string, version: string): boolean => {
  try {
    const latest: unknown = JSON.parse(readFileSync(join(folder, LATEST), "utf8"));
    return (latest as { version?: unknown }).version === version;
  } catch {
    return false;
  }
};

/** Milliseconds. A draft that cannot be published any more costs room alone, so there is no hurry. */
const DAY = 86_400_000;

/**
 * Whether a draft is of a build that ended. One that this process cannot see is left in peace for a day after it last made
 * a file: what it writes into is never taken from under it, and without the lock it cannot publish.
 */
const isLeft = (folder: string, name: string): boolean => {
  const fate = fateOf(name);
  if (fate === "gone" || fate === null) return true;
  if (fate === "alive") return false;
  const mark = join(folder, `${DRAFT}${tagOf(newHolder())}`);
  mkdirSync(mark);
  try {
    return statSync(mark).mtimeMs - statSync(join(folder, name)).mtimeMs > DAY;
  } finally {
    rmdirSync(mark);
  }
};

/** Removes what a build left that ended on the way: drafts, and a version that latest.json never named. */
const sweep = (folder: string): void => {
  sweepLocks(folder);
  for (const name of readdirSync(folder))
    if ((name.startsWith(DRAFT) || name.endsWith(NEW)) && isLeft(folder, name))
      rmSync(join(folder, name), { recursive: true, force: true });
  const mark = join(folder, PUBLISHING);
  if (!existsSync(mark)) return;
  const version = readFileSync(mark, "utf8").trim();
  if (/^\d+\.\d+\.\d+$/.test(version) && !isPublished(folder, version))
    rmSync(join(folder, version), { recursive: true, force: true });
  rmSync(mark, { force: true });
};

const TAKEN_OVER =
  "another build took the folder over, since this one did not say for two minutes that it is alive";

const publish = (folder: string, draft: string, lock: HeldLock, written: ReadonlyMap<string, Finished>) =>
  Effect.fnUntraced(function* (version: string, latest: string) {
    const target = join(folder, version);
    const refuse = (reason: string) => new NotPublished({ folder, reason });
    if (!lock.isOurs()) return yield* refuse(TAKEN_OVER);
    if (existsSync(target)) return yield* new VersionTaken({ folder, version });
    const fault = faultOf(draft, written);
    if (fault !== null) return yield* refuse(fault);
    const steps = yield* writing(target, () => {
      for (const entry of readdirSync(draft, { withFileTypes: true, recursive: true }))
        if (entry.isDirectory()) syncFolder(join(entry.parentPath, entry.name));
      syncFolder(draft);
      // All that takes room comes before the first step that shows.
      const pointer = writeBeside(join(folder, LATEST), latest);
      const mark = writeBeside(join(folder, PUBLISHING), `${version}\n`);
      return { pointer, mark };
    });
    const undo = (): void => {
      steps.pointer.remove();
      steps.mark.remove();
      if (lock.isOurs()) sweep(folder);
    };
    yield* writing(target, () => {
      // Asked again before each step that shows: what came before may have taken long.
      if (!lock.isOurs()) return TAKEN_OVER;
      steps.mark.replace();
      renameSync(draft, target);
      syncFolder(folder);
      if (!lock.isOurs()) return TAKEN_OVER;
      steps.pointer.replace();
      rmSync(join(folder, PUBLISHING), { force: true });
      return null;
    }).pipe(
      Effect.flatMap((reason) => (reason === null ? Effect.void : Effect.fail(refuse(reason)))),
      Effect.tapError(() => Effect.ignore(writing(folder, undo))),
    );
  }, Effect.uninterruptible);

const temporary = (path: string): Effect.Effect<string, DatasetNotWritten, Scope.Scope> =>
  Effect.acquireRelease(
    writing(path, () => {
      mkdirSync(path);
      return path;
    }),
    () => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
  );

/** Writes dataset versions. */
export class DatasetStore extends Context.Service<
  DatasetStore,
  {
    /**
     * Holds the folder (made if it is missing) until the scope closes; waits while another build holds it, and clears
     * what a killed build left. `waiting` is called once, with who holds it in words, where there is a wait.
     */
    readonly hold: (
      folder: string,
      waiting: (holder: string) => Effect.Effect<void>,
    ) => Effect.Effect<void, DatasetNotWritten, Scope.Scope>;
    /** A folder for temporary files beside the versions, gone when the scope closes. */
    readonly scratch: (folder: string) => Effect.Effect<string, DatasetNotWritten, Scope.Scope>;
    /** Makes `latest.json` of a held folder hold `latest`: another version is in use. */
    readonly point: (folder: string, latest: string) => Effect.Effect<void, DatasetNotWritten>;
    /** A new draft in a held folder; it is gone when the scope closes, unless published. */
    readonly draft: (folder: string) => Effect.Effect<Draft, DatasetNotWritten, Scope.Scope>;
  }
>()("pipelines/DatasetStore") {
  static readonly layer = Layer.sync(DatasetStore, () => {
    const held = new Map<string, HeldLock>();
    const nameIn = (folder: string): string =>
      join(folder, `${DRAFT}${tagOf(held.get(folder)?.holder ?? newHolder())}`);
    return DatasetStore.of({
      hold: Effect.fn("DatasetStore.hold")(function* (folder, waiting) {
        yield* writing(folder, () => makeFolder(folder));
        const lock = yield* holdLock(folder, waiting).pipe(
          Effect.mapError((error) => new DatasetNotWritten({ path: folder, code: error.code })),
        );
        held.set(folder, lock);
        yield* Effect.addFinalizer(() => Effect.sync(() => held.delete(folder)));
        yield* writing(folder, () => sweep(folder));
      }),
      point: (folder, latest) =>
        writing(join(folder, LATEST), () => writeBeside(join(folder, LATEST), latest).replace()),
      scratch: (folder) => temporary(`${nameIn(folder)}-scratch`),
      draft: Effect.fn("DatasetStore.draft")(function* (folder) {
        const path = yield* temporary(nameIn(folder));
        const finished = new Map<string, Finished>();
        const done = (name: string, file: Finished): WrittenFile => {
          finished.set(name, file);
          return { name, bytes: file.bytes, sha256: file.sha256 };
        };
        return {
          folder: path,
          write: (name, pieces) =>
            Effect.map(
              writing(join(folder, name), () => writePieces(join(path, name), pieces)),
              (file) => done(name, file),
            ),
          open: Effect.fnUntraced(function* (name) {
            const shown = join(folder, name);
            const file = yield* Effect.acquireRelease(
              writing(shown, () => openPieces(join(path, name))),
              ({ close }) => Effect.sync(close),
            );
            const opened: OpenFile = {
              append: (pieces) => writing(shown, () => file.append(pieces)),
              close: writing(shown, () => done(name, file.finish())),
            };
            return opened;
          }),
          publish: (version, latest) => {
            const lock = held.get(folder);
            return lock === undefined
              ? Effect.die(new Error(`Nobody holds ${folder}`))
              : publish(folder, path, lock, finished)(version, latest);
          },
          replace: (target) =>
            writing(target, () => {
              rmSync(target, { recursive: true, force: true });
              renameSync(path, target);
              syncFolder(dirname(target));
            }),
        };
      }),
    });
  });
}
