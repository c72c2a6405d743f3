/**
 * One build at a time in a folder of datasets, also where machines or containers share the folder.
 *
 * The lock file names its holder. A holder that this process can see holds it as long as it lives. One that it cannot
 * see holds a lease: it writes the file anew every ten seconds, and who finds it two minutes old takes it. Its age is told
 * by the clock of the file server alone (the times of two files in the same folder), since clocks of machines differ.
 * A holder that was frozen for longer finds another's name in the file before it publishes, and does not.
 */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as Scope from "effect/Scope";
import { fateOf, holderIn, lineOf, nameOf, newHolder, tagOf, type Holder } from "../holder.ts";

/** The lock file itself could not be written. */
export class LockNotWritten extends Schema.TaggedError<LockNotWritten>()("LockNotWritten", {
  code: Schema.String,
}) {}

const LOCK = ".lock";
const POLL = "200 millis";
const RENEW = "10 seconds";
/** Milliseconds: twelve renewals, and twice what an NFS client may go on showing an old time (acdirmax, 60 s). */
const LEASE = 120_000;

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Milliseconds since a file was written when another was just now, both by the clock of their folder's server. */
const ageOf = (path: string, now: number): number => {
  try {
    return now - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
};

/** A folder that this process holds. */
export interface HeldLock {
  readonly holder: Holder;
  /** Whether the lock still bears our name: looked up on disk. */
  readonly isOurs: () => boolean;
  /** Says that we are alive. */
  readonly renew: () => void;
  readonly release: () => void;
}

const heldLock = (path: string, holder: Holder, handle: number): HeldLock => {
  const isOurs = (): boolean => holderIn(read(path))?.nonce === holder.nonce;
  return {
    holder,
    isOurs,
    // By its handle and not by its name: where somebody took the lock, this writes into what he put away.
    renew: () => {
      try {
        writeSync(handle, lineOf(holder), 0);
        fsyncSync(handle);
      } catch {
        // The server is away, or the file is: whether the lock is ours is asked before anything is published.
      }
    },
    release: () => {
      if (isOurs()) rmSync(path, { force: true });
      closeSync(handle);
    },
  };
};

/** Whoever held the lock of this content is gone, or has let its lease run out. */
const isFree = (path: string, content: string, now: number): boolean => {
  const holder = holderIn(content);
  const fate = holder === null ? "unseen" : fateOf(tagOf(holder));
  return fate === "gone" || (fate !== "alive" && ageOf(path, now) > LEASE);
};

/** Moves a lock aside and looks at it there, since two builds may find it free at once: another's new lock goes back. */
const putAside = (path: string, own: string, content: string): void => {
  const aside = `${own}-aside`;
  try {
    renameSync(path, aside);
    if (read(aside) !== content) linkSync(aside, path);
  } catch (moved) {
    const { code } = moved as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw moved;
  } finally {
    rmSync(aside, { force: true });
  }
};

type Taken = HeldLock | { readonly waitsFor: string } | null;

/** Takes the lock, or says who has it; null: it was left behind, try again. Throws what the file system throws. */
const take = (folder: string): Taken => {
  const path = join(folder, LOCK);
  const holder = newHolder();
  // Written whole under a name of its own and then linked: a lock file is never seen half-written.
  const own = `${path}-${tagOf(holder)}`;
  const handle = openSync(own, "wx");
  let held: HeldLock | undefined;
  try {
    writeSync(handle, lineOf(holder));
    fsyncSync(handle);
    const now = fstatSync(handle).mtimeMs;
    try {
      linkSync(own, path);
      held = heldLock(path, holder, handle);
      return held;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const content = read(path);
    if (content === "") return null;
    if (!isFree(path, content, now)) return { waitsFor: nameOf(holderIn(content)) };
    putAside(path, own, content);
    return null;
  } finally {
    if (held === undefined) closeSync(handle);
    rmSync(own, { force: true });
  }
};

/** Removes what processes that are gone left of taking the lock of a folder; the lock must be held. */
export const sweepLocks = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith(`${LOCK}-`) && fateOf(name) === "gone") rmSync(join(folder, name), { force: true });
};

const isHeld = (taken: Taken): taken is HeldLock => taken !== null && "holder" in taken;

const renewing = Effect.fnUntraced(function* (lock: HeldLock) {
  for (;;) {
    yield* Effect.sleep(RENEW);
    lock.renew();
  }
});

/**
 * Holds the folder's lock until the scope closes. Waits while another holds it; `waiting` is told once who that is, in
 * words.
 */
export const holdLock = (
  folder: string,
  waiting: (holder: string) => Effect.Effect<void>,
): Effect.Effect<HeldLock, LockNotWritten, Scope.Scope> =>
  Effect.gen(function* () {
    let told = false;
    for (;;) {
      const taken = yield* Effect.acquireRelease(
        Effect.try({
          try: () => take(folder),
          catch: (error) =>
            new LockNotWritten({ code: (error as NodeJS.ErrnoException).code ?? String(error) }),
        }),
        (found) =>
          Effect.sync(() => {
            if (isHeld(found)) found.release();
          }),
      );
      if (isHeld(taken)) {
        yield* Effect.forkScoped(renewing(taken));
        return taken;
      }
      if (taken === null) continue;
      if (!told) {
        told = true;
        yield* waiting(taken.waitsFor);
      }
      yield* Effect.sleep(POLL);
    }
  });
