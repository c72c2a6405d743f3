/** The files of a draft: hashed while they are written, and held to that before they are published. */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, statSync, type BigIntStats } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder, writeAll } from "../disk.ts";

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Finished extends Omit<WrittenFile, "name"> {
  /** What the system says of the file: equal as long as nobody wrote to it or put another in its place. */
  readonly stamp: string;
}

const stampOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  `${ino} ${size} ${mtimeNs} ${ctimeNs}`;

/** Writes to a new file, syncs it, and hashes what it writes. */
export const openPieces = (path: string) => {
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
    finish: (): Finished => {
      fsyncSync(handle);
      close();
      return { bytes, sha256: hash.digest("hex"), stamp: stampOf(statSync(path, { bigint: true })) };
    },
    close,
  };
};

export const writePieces = (path: string, pieces: Iterable<Uint8Array | string>): Finished => {
  const file = openPieces(path);
  try {
    file.append(pieces);
    return file.finish();
  } finally {
    file.close();
  }
};

/** What keeps a draft from being published: null where every file that was written is there, as it was written. */
export const faultOf = (draft: string, written: ReadonlyMap<string, Finished>): string | null => {
  for (const [name, { sha256, stamp }] of written) {
    const path = join(draft, name);
    try {
      if (stampOf(statSync(path, { bigint: true })) === stamp) continue;
      if (createHash("sha256").update(readFileSync(path)).digest("hex") === sha256) continue;
      return `${name} is not as this build wrote it`;
    } catch {
      return `${name} is gone`;
    }
  }
  return null;
};
