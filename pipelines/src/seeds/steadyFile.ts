/**
 * Files read while something else may write to them: what is given is one content that the file had, never the start of
 * one and the end of another. A file that was not touched for a while is told by its times alone; one that was written
 * just now is read twice, since a second change within one tick of the file system's clock leaves the times as they were.
 */
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, type BigIntStats } from "node:fs";
import * as Schema from "effect/Schema";
import { SAFE, type Told } from "../told.ts";

/** A file changed while it was read, and some of it was given out already. */
export class SeedChanged
  extends Schema.TaggedError<SeedChanged>()("SeedChanged", {
    path: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `The seed ${this.path} changed while it was read: build again when nothing writes to it; ${SAFE}`;
  }
}

/** Bytes that are read at a time; a smaller file is read whole before any of it is given out. */
export const PIECE = 1024 * 1024;
const SIZELESS = 64 * 1024;
// The coarsest clock of a file system in use (FAT) ticks every two seconds.
const SETTLED = 2000;

/** Size, times and number of a file: equal for two looks between which nobody wrote to it, or only within one tick. */
export const changeOf = ({ size, mtimeNs, ctimeNs, dev, ino }: BigIntStats): string =>
  `${mtimeNs}:${ctimeNs}:${dev}:${ino}:${size}`;

/**
 * Opens a file for reading. A pipe that took its place since it was listed does not hold the program up: without a
 * writer its end comes at once.
 */
export const openSteady = (file: string | Buffer): number =>
  openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);

/** What a file is now, and whether its times could hide a change that comes next; also where the clock was set back. */
const stateOf = (handle: number): { readonly change: string; readonly isFresh: boolean } => {
  const stat = fstatSync(handle, { bigint: true });
  return { change: changeOf(stat), isFresh: Number(stat.ctimeNs / 1_000_000n) > Date.now() - SETTLED };
};

/**
 * Bytes of an open file, as many as it holds when they are asked for, so that there is an end where it grows all the time;
 * each piece is a buffer of its own. A file that states no size (as those of /proc) is read to its end, or fails.
 */
function* pieces(handle: number): Generator<Uint8Array> {
  const stated = fstatSync(handle).size;
  const end = stated === 0 ? PIECE : stated;
  let at = 0;
  while (at < end) {
    const piece = new Uint8Array(stated === 0 ? SIZELESS : Math.min(PIECE, end - at));
    const read = readSync(handle, piece, 0, piece.length, at);
    if (read === 0) return;
    yield piece.subarray(0, read);
    at += read;
  }
  if (stated === 0) throw Object.assign(new Error("a file without an end"), { code: "EFBIG" });
}

/** Whether the file still holds what was read of it: `seen` is what it was before, `digest` that of the bytes read. */
const isSame = (handle: number, seen: ReturnType<typeof stateOf>, digest: () => string): boolean => {
  if (stateOf(handle).change !== seen.change) return false;
  if (!seen.isFresh) return true;
  const again = createHash("sha256");
  for (const piece of pieces(handle)) again.update(piece);
  return again.digest("hex") === digest();
};

/** The bytes of a small file, all of one content; null where it changed during each of some tries. */
const readSmall = (handle: number): ReadonlyArray<Uint8Array> | null => {
  for (let tries = 0; tries < 5; tries++) {
    const seen = stateOf(handle);
    const read = [...pieces(handle)];
    const digest = (): string =>
      read.reduce((hash, piece) => hash.update(piece), createHash("sha256")).digest("hex");
    if (isSame(handle, seen, digest)) return read;
  }
  return null;
};

/** The bytes of a large file; throws SeedChanged behind the last where they are not of one content. */
function* readLarge(path: string, handle: number): Generator<Uint8Array> {
  const seen = stateOf(handle);
  const hash = createHash("sha256");
  for (const piece of pieces(handle)) {
    if (seen.isFresh) hash.update(piece);
    yield piece;
  }
  if (!isSame(handle, seen, () => hash.digest("hex"))) throw new SeedChanged({ path });
}

/**
 * The bytes of an open file in pieces, all of one content that it had.
 *
 * @returns null where the file is small and changes all the time
 * @throws SeedChanged, while they are read, where the file is large and changed since its first piece; and what the file
 *   system throws
 */
export const steadyPieces = (path: string, handle: number): Iterable<Uint8Array> | null =>
  fstatSync(handle).size < PIECE ? readSmall(handle) : readLarge(path, handle);

/** SHA-256 of a file as it is now; null where it cannot be read. */
export const digestNow = (file: string | Buffer): string | null => {
  let handle: number | null = null;
  try {
    handle = openSteady(file);
    const hash = createHash("sha256");
    for (const piece of pieces(handle)) hash.update(piece);
    return hash.digest("hex");
  } catch {
    return null;
  } finally {
    if (handle !== null) closeSync(handle);
  }
};
