/** Files read and written whole, where the system may take or give less than it was asked for, and the folders they lie in. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Fills `bytes` from `at` of a file. Throws where the file ends before. */
export const readInto = (handle: number, at: number, bytes: Uint8Array): void => {
  for (let read = 0; read < bytes.length;) {
    const got = readSync(handle, bytes, read, bytes.length - read, at + read);
    if (got === 0) throw new Error("it is cut short");
    read += got;
  }
};

/** `length` bytes from `at`. Throws where the file ends before. */
export const readAt = (handle: number, at: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(length);
  readInto(handle, at, bytes);
  return bytes;
};

/** Writes all of some bytes; behind what was written last, unless told where. */
export const writeAll = (handle: number, bytes: Uint8Array, at: number | null = null): void => {
  for (let done = 0; done < bytes.length;)
    done += writeSync(handle, bytes, done, bytes.length - done, at === null ? null : at + done);
};

/** What `read` gives of a file, which is closed whatever happens. */
export const reading = <A>(path: string, read: (handle: number) => A): A => {
  const handle = openSync(path, "r");
  try {
    return read(handle);
  } finally {
    closeSync(handle);
  }
};

/** Has the system put on disk which files a folder holds: a new name is there after a crash only then. */
export const syncFolder = (folder: string): void => reading(folder, fsyncSync);

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
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
};
