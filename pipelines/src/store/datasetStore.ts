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
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Schema from "effect/Schema";
import type * as Scope from "effect/Scope";
import { holdLock, sweepLocks } from "./buildLock.ts";
import { writeAll } from "../disk.ts";

/** Something could not be written: the disk is full, the folder may not be written. */
export class DatasetNotWritten extends Schema.TaggedError<DatasetNotWritten>()("DatasetNotWritten", {
  path: Schema.String,
  code: Schema.String,
}) {}

/** A version is there already, with other content: versions are never overwritten. */
export class VersionTaken extends Schema.TaggedError<VersionTaken>()("VersionTaken", {
  folder: Schema.String,
  version: Schema.String,
}) {}

/** The dataset that latest.json points to cannot be read. */
export class DatasetNotReadable extends Schema.TaggedError<DatasetNotReadable>()("DatasetNotReadable", {
  path: Schema.String,
  reason: Schema.String,
}) {}

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
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
  ) => Effect.Effect<void, DatasetNotWritten | VersionTaken>;
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

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Makes a folder and those above it. (Node's own recursive form never returns where the system says that the parent is
 * missing although it is there, as /proc does.)
 */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another build made it meanwhile.
    if (codeOf(error) !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
};

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

/** Puts what was written beside a file in its place, in one step. */
const replace = (path: string): void => {
  renameSync(`${path}${NEW}`, path);
  syncFolder(dirname(path));
};

/** Writes to a new file and hashes what it writes. */
const openPieces = (path: string) => {
  makeFolder(dirname(path));
  const handle = openSync(path, "w");
  const hash = createHash("sha256");
  let bytes = 0;
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    append: (pieces: Iterable<Uint8Array | string>): void => {
      for (const piece of pieces) {
        const data = typeof piece === "string" ? Buffer.from(piece, "utf8") : piece;
        hash.update(data);
        writeAll(handle, data);
        bytes += data.length;
      }
    },
    finish: (): Omit<WrittenFile, "name"> => {
      fsyncSync(handle);
      close();
      return { bytes, sha256: hash.digest("hex") };
    },
    close,
  };
};

const writePieces = (path: string, pieces: Iterable<Uint8Array | string>): Omit<WrittenFile, "name"> => {
  const file = openPieces(path);
  try {
    file.append(pieces);
    return file.finish();
  } finally {
    file.close();
  }
};

const isPublished = (folder: string, version: string): boolean => {
  try {
    const latest: unknown = JSON.parse(readFileSync(join(folder, LATEST), "utf8"));
    return (latest as { version?: unknown }).version === version;
  } catch {
    return false;
  }
};

/** Removes what a build left that ended on the way: drafts, and a version that latest.json never named. */
const sweep = (folder: string): void => {
  sweepLocks(folder);
  for (const name of [LATEST, PUBLISHING]) rmSync(join(folder, `${name}${NEW}`), { force: true });
  // Whoever holds the folder is alone in it: what bears the number of a running process is of one before that.
  for (const name of readdirSync(folder))
    if (name.startsWith(DRAFT)) rmSync(join(folder, name), { recursive: true, force: true });
  const mark = join(folder, PUBLISHING);
  if (!existsSync(mark)) return;
  const version = readFileSync(mark, "utf8").trim();
  if (/^\d+\.\d+\.\d+$/.test(version) && !isPublished(folder, version))
    rmSync(join(folder, version), { recursive: true, force: true });
  rmSync(mark, { force: true });
};

const publish = (folder: string, draft: string) =>
  Effect.fnUntraced(function* (version: string, latest: string) {
    const target = join(folder, version);
    if (existsSync(target)) return yield* new VersionTaken({ folder, version });
    yield* writing(target, () => {
      for (const entry of readdirSync(draft, { withFileTypes: true, recursive: true }))
        if (entry.isDirectory()) syncFolder(join(entry.parentPath, entry.name));
      syncFolder(draft);
      // All that takes room comes before the first step that shows.
      writeWhole(join(folder, `${LATEST}${NEW}`), latest);
      writeWhole(join(folder, `${PUBLISHING}${NEW}`), `${version}\n`);
      replace(join(folder, PUBLISHING));
      renameSync(draft, target);
      syncFolder(folder);
      replace(join(folder, LATEST));
      rmSync(join(folder, PUBLISHING), { force: true });
    }).pipe(Effect.tapError(() => Effect.ignore(writing(folder, () => sweep(folder)))));
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
     * what a killed build left. `waiting` is called once, with the process that holds it, where there is a wait.
     */
    readonly hold: (
      folder: string,
      waiting: (pid: number) => Effect.Effect<void>,
    ) => Effect.Effect<void, DatasetNotWritten, Scope.Scope>;
    /** A folder for temporary files beside the versions, gone when the scope closes. */
    readonly scratch: (folder: string) => Effect.Effect<string, DatasetNotWritten, Scope.Scope>;
    /** Makes `latest.json` of a held folder hold `latest`: another version is in use. */
    readonly point: (folder: string, latest: string) => Effect.Effect<void, DatasetNotWritten>;
    /** A new draft in a held folder; it is gone when the scope closes, unless published. */
    readonly draft: (folder: string) => Effect.Effect<Draft, DatasetNotWritten, Scope.Scope>;
  }
>()("pipelines/DatasetStore") {
  static readonly layer = Layer.succeed(
    DatasetStore,
    DatasetStore.of({
      hold: Effect.fn("DatasetStore.hold")(function* (folder, waiting) {
        yield* writing(folder, () => makeFolder(folder));
        yield* holdLock(folder, waiting).pipe(
          Effect.mapError((error) => new DatasetNotWritten({ path: folder, code: error.code })),
        );
        yield* writing(folder, () => sweep(folder));
      }),
      point: (folder, latest) =>
        writing(join(folder, LATEST), () => {
          writeWhole(join(folder, `${LATEST}${NEW}`), latest);
          replace(join(folder, LATEST));
        }),
      scratch: (folder) => temporary(join(folder, `${DRAFT}${process.pid}-scratch`)),
      draft: Effect.fn("DatasetStore.draft")(function* (folder) {
        const path = yield* temporary(join(folder, `${DRAFT}${process.pid}`));
        return {
          folder: path,
          write: (name, pieces) =>
            Effect.map(
              writing(join(folder, name), () => writePieces(join(path, name), pieces)),
              (written) => ({ name, ...written }),
            ),
          open: Effect.fnUntraced(function* (name) {
            const shown = join(folder, name);
            const file = yield* Effect.acquireRelease(
              writing(shown, () => openPieces(join(path, name))),
              ({ close }) => Effect.sync(close),
            );
            const opened: OpenFile = {
              append: (pieces) => writing(shown, () => file.append(pieces)),
              close: writing(shown, () => ({ name, ...file.finish() })),
            };
            return opened;
          }),
          publish: publish(folder, path),
          replace: (target) =>
            writing(target, () => {
              rmSync(target, { recursive: true, force: true });
              renameSync(path, target);
              syncFolder(dirname(target));
            }),
        };
      }),
    }),
  );
}
