/**
 * Bytes of records, put away in the order in which they are read and read again in another: in memory while they are few,
 * else in one temporary file.
 */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { readAt, writeAll } from "../disk.ts";

/** Bytes that are held before they are written. */
const HELD = 4 * 1024 * 1024;

export interface RecordSpool {
  /** Puts bytes away; gives where. Throws what the file system throws. */
  readonly add: (bytes: Uint8Array) => number;
  /** Bytes that were put away at a place. Throws what the file system throws. */
  readonly read: (at: number, length: number) => Uint8Array;
  readonly close: () => void;
}

/** @param folder for the temporary file */
export const openSpool = (folder: string): RecordSpool => {
  let handle: number | null = null;
  let written = 0;
  let held: Array<Uint8Array> = [];
  let heldBytes = 0;
  const write = (): void => {
    handle ??= openSync(join(folder, "records"), "wx+");
    writeAll(handle, Buffer.concat(held), written);
    written += heldBytes;
    held = [];
    heldBytes = 0;
  };
  return {
    add: (bytes) => {
      const at = written + heldBytes;
      // A copy: what a reader gives may be a view of all that it holds.
      held.push(bytes.slice());
      heldBytes += bytes.length;
      if (heldBytes >= HELD) write();
      return at;
    },
    read: (at, length) => {
      // Once something was written, all is, so that there is one place to look.
      if (handle !== null && heldBytes > 0) write();
      if (handle !== null) return readAt(handle, at, length);
      if (held.length > 1) held = [Buffer.concat(held)];
      return (held[0] ?? new Uint8Array(0)).slice(at, at + length);
    },
    close: () => {
      if (handle !== null) closeSync(handle);
    },
  };
};
