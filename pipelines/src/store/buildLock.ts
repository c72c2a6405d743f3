/** One build at a time in a folder of datasets: a lock file that names its process, so that a killed one holds nothing. */
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as Scope from "effect/Scope";

/** The lock file itself could not be written. */
export class LockNotWritten extends Schema.TaggedError<LockNotWritten>()("LockNotWritten", {
  code: Schema.String,
}) {}

const LOCK = ".lock";
const POLL = "200 millis";

/** When a process started, in ticks since the system did: tells a process from a later one of the same number. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
};

const isAlive = (holder: string): boolean => {
  const [number = "", start = ""] = holder.trim().split(" ");
  const pid = Number(number);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return start === "" || startOf(pid) === start;
};

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Takes the lock, or says which process has it. Throws what the file system throws. */
const take = (folder: string): number | null => {
  const path = join(folder, LOCK);
  // Written whole under a name of its own and then linked: a lock file is never seen half-written.
  const own = `${path}-${process.pid}`;
  try {
    writeFileSync(own, `${process.pid} ${startOf(process.pid)}\n`);
    linkSync(own, path);
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = read(path);
    if (isAlive(holder)) return Number.parseInt(holder, 10);
    // Left by a process that is gone. Two builds may see this at once, so it is moved aside and looked at there: what is
    // another's new lock goes back.
    const aside = `${own}-aside`;
    try {
      renameSync(path, aside);
      if (read(aside) !== holder) linkSync(aside, path);
    } catch (moved) {
      const { code } = moved as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "EEXIST") throw moved;
    } finally {
      rmSync(aside, { force: true });
    }
    return 0;
  } finally {
    rmSync(own, { force: true });
  }
};

/** Removes what processes that are gone left of taking the lock of a folder; the lock must be held. */
export const sweepLocks = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith(`${LOCK}-`) && !isAlive(`${Number.parseInt(name.slice(LOCK.length + 1), 10)} `))
      rmSync(join(folder, name), { force: true });
};

/**
 * Holds the folder's lock until the scope closes. Waits while another living process holds it; `waiting` is told its
 * number once.
 */
export const holdLock = (
  folder: string,
  waiting: (pid: number) => Effect.Effect<void>,
): Effect.Effect<void, LockNotWritten, Scope.Scope> =>
  Effect.gen(function* () {
    let told = false;
    for (;;) {
      const holder = yield* Effect.acquireRelease(
        Effect.try({
          try: () => take(folder),
          catch: (error) =>
            new LockNotWritten({ code: (error as NodeJS.ErrnoException).code ?? String(error) }),
        }),
        (found) =>
          Effect.sync(() => {
            if (found === null) rmSync(join(folder, LOCK), { force: true });
          }),
      );
      if (holder === null) return;
      if (holder > 0 && !told) {
        told = true;
        yield* waiting(holder);
      }
      if (holder > 0) yield* Effect.sleep(POLL);
    }
  });
