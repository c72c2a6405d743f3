/**
 * A shard's output: one file, `<name>.shard`. A line that says what it is; the rows of chunks, each with its length before
 * it; and at the end what is known of them, with its length behind it. It is written beside and renamed, so it is whole
 * or not there; the digest at its end tells one that was damaged later.
 */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readdirSync, fstatSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { deserialize } from "node:v8";
import type { Chunk } from "@columnist/dataset";
import type { FailureRow, TableName } from "@columnist/model";
import type { InputFile } from "../seeds/seedRecords.ts";
import { makeFolder, readAt, reading, syncFolder, writeAll } from "../disk.ts";
import { fateOf, newHolder, tagOf } from "../holder.ts";
import type { ShardInput } from "./shard.ts";

const MAGIC = Buffer.from("columnist shard 4\n");
export const SHARD = ".shard";
const LENGTH = 4;

/** What is known of a shard's output without reading its rows. */
export interface ShardSummary {
  readonly shard: string;
  readonly configHash: string;
  readonly input: ShardInput;
  /** Digests of the files that it read, and their sizes. */
  readonly inputs: ReadonlyArray<InputFile>;
  /** Inputs that gave no rows. */
  readonly failures: ReadonlyArray<FailureRow>;
  readonly rows: Readonly<Record<TableName, number>>;
  /** Whether an article failed by a fault of the program or the machine that may not come again. */
  readonly isFaulty: boolean;
  /** doc_ids of articles that are given up: processes died at them, and would again. */
  readonly crashed: ReadonlyArray<string>;
  /** Of all before this summary. */
  readonly sha256: string;
}

const lengthBytes = (length: number): Buffer => {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt32LE(length);
  return bytes;
};

export const shardPath = (folder: string, shard: string): string => join(folder, `${shard}${SHARD}`);

/** Removes what processes left that ended while they wrote this shard, as far as this process can tell. */
const sweep = (folder: string, prefix: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && fateOf(name) === "gone") rmSync(join(folder, name), { force: true });
};

export interface ShardWriter {
  /** Adds a `Chunk` as `v8.serialize` gives it. */
  readonly add: (chunk: Uint8Array) => void;
  /** Makes the shard's output appear. */
  readonly publish: (summary: Omit<ShardSummary, "sha256">) => ShardSummary;
  /** Removes what was written, unless it was published. */
  readonly close: () => void;
}

/** Starts the output of a shard. Throws what the file system throws, as its methods do. */
export const openShard = (folder: string, shard: string): ShardWriter => {
  makeFolder(folder);
  const prefix = `.${shard}-`;
  sweep(folder, prefix);
  const beside = join(folder, `${prefix}${tagOf(newHolder())}`);
  const handle = openSync(beside, "wx");
  const hash = createHash("sha256");
  let isOpen = true;
  const put = (bytes: Uint8Array): void => writeAll(handle, bytes);
  const putHashed = (bytes: Uint8Array): void => {
    hash.update(bytes);
    put(bytes);
  };
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(handle);
    rmSync(beside, { force: true });
  };
  try {
    putHashed(MAGIC);
  } catch (error) {
    close();
    throw error;
  }
  return {
    add: (bytes) => {
      putHashed(lengthBytes(bytes.length));
      putHashed(bytes);
    },
    publish: (known) => {
      const summary: ShardSummary = { ...known, sha256: hash.digest("hex") };
      const bytes = Buffer.from(JSON.stringify(summary));
      put(bytes);
      put(lengthBytes(bytes.length));
      fsyncSync(handle);
      renameSync(beside, shardPath(folder, shard));
      syncFolder(folder);
      return summary;
    },
    close,
  };
};

/** Where the summary starts, and the summary. */
const tail = (handle: number): { readonly end: number; readonly summary: ShardSummary } => {
  const { size } = fstatSync(handle);
  const length = readAt(handle, size - LENGTH, LENGTH).readUInt32LE(0);
  const end = size - LENGTH - length;
  if (end < MAGIC.length || !readAt(handle, 0, MAGIC.length).equals(MAGIC))
    throw new Error("it is no shard of this version");
  return { end, summary: JSON.parse(readAt(handle, end, length).toString("utf8")) as ShardSummary };
};

const PIECE = 1024 * 1024;

/** What is known of a shard's output, all of it held to its digest. Throws where it is missing, cut short or damaged. */
export const readSummary = (path: string): ShardSummary =>
  reading(path, (handle) => {
    const { end, summary } = tail(handle);
    const hash = createHash("sha256");
    for (let at = 0; at < end; at += PIECE) hash.update(readAt(handle, at, Math.min(PIECE, end - at)));
    if (hash.digest("hex") !== summary.sha256) throw new Error("its digest is not that of its content");
    return summary;
  });

/** Whether an output was made of the bytes that its plan tells of. */
export const isOfPlan = ({ inputs }: ShardSummary, { files }: ShardInput): boolean => {
  const read = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  return files.every(
    ({ path, problem, sha256 }) => problem !== null || (sha256 !== null && read.get(path) === sha256),
  );
};

/** The chunks of a shard's output, one at a time. Throws where it cannot be read. */
export function* readChunks(path: string): Generator<Chunk> {
  const handle = openSync(path, "r");
  try {
    const { end } = tail(handle);
    for (let at = MAGIC.length; at < end;) {
      const length = readAt(handle, at, LENGTH).readUInt32LE(0);
      yield deserialize(readAt(handle, at + LENGTH, length)) as Chunk;
      at += LENGTH + length;
    }
  } finally {
    closeSync(handle);
  }
}
