/**
 * A plan as a file of JSON lines: what all shards have in common; a line a shard; where each line lies, with its digest;
 * and last, in a line of fixed width, where that one lies. Whoever computes a shard reads the ends and its own line.
 */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { readAt, reading, syncFolder, writeAll } from "../disk.ts";
import { besideOf } from "../holder.ts";
import {
  configHashOf,
  shardName,
  ShardNotUsable,
  ShardRefused,
  type ShardInput,
  type ShardSettings,
} from "./shard.ts";

const FORMAT = 1;

interface Header extends ShardSettings {
  readonly columnist: "plan";
  readonly format: typeof FORMAT;
  /** `configHashOf` where it was planned. */
  readonly configHash: string;
}

/** Name, place and length of a shard's line, and its SHA-256. */
type Entry = readonly [shard: string, at: number, length: number, sha256: string];

interface Trailer {
  readonly shards: ReadonlyArray<Entry>;
  /** Files, one that is cut counted once. */
  readonly files: number;
  readonly bytes: number;
  /** Of the header and of `shards`, and so of the whole plan. */
  readonly sha256: string;
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;
const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");
const digestOf = (header: string, shards: ReadonlyArray<Entry>): string =>
  sha256(`${header}${JSON.stringify(shards)}`);

const DIGITS = 16;
const endLine = (at: number): string => lineOf({ trailer: String(at).padStart(DIGITS, "0") });
const END_LENGTH = endLine(0).length;

/** How many shards, files and bytes a plan holds, and its digest. */
export interface PlanSize {
  readonly shards: number;
  readonly files: number;
  readonly bytes: number;
  readonly plan: string;
}

/** Gives the lines of a plan to `put`, in their order. */
export const planLines = (settings: ShardSettings, put: (line: string) => void) => {
  const { fetchedAt, model, columns } = settings;
  const header: Header = {
    columnist: "plan",
    format: FORMAT,
    configHash: configHashOf(settings),
    fetchedAt,
    model,
    columns,
  };
  const headerLine = lineOf(header);
  const shards: Array<Entry> = [];
  let at = 0;
  const write = (line: string): number => {
    put(line);
    const length = Buffer.byteLength(line);
    at += length;
    return length;
  };
  write(headerLine);
  let files = 0;
  let bytes = 0;
  return {
    add: (input: ShardInput): void => {
      const { files: held, records, places, failures } = input;
      const shard = shardName(input);
      const line = lineOf({ shard, files: held, records, places, failures });
      const start = at;
      shards.push([shard, start, write(line), sha256(line)]);
      if (records !== null && records.from > 0) return;
      files += held.length;
      for (const { size } of held) bytes += size;
    },
    end: (): PlanSize => {
      const trailer: Trailer = { shards, files, bytes, sha256: digestOf(headerLine, shards) };
      const start = at;
      write(lineOf(trailer));
      write(endLine(start));
      return { shards: shards.length, files, bytes, plan: trailer.sha256 };
    },
  };
};

/** A file for the lines of a plan, that appears whole or not at all. Throws what the file system throws. */
export const openPlanFile = (path: string) => {
  const beside = besideOf(path);
  const handle = openSync(beside, "wx");
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(handle);
    rmSync(beside, { force: true });
  };
  return {
    put: (line: string): void => writeAll(handle, Buffer.from(line)),
    publish: (): void => {
      fsyncSync(handle);
      renameSync(beside, path);
      syncFolder(dirname(path));
    },
    close,
  };
};

/** A plan that was read, as far as its ends. */
export interface PlanFile {
  readonly settings: ShardSettings;
  readonly configHash: string;
  /** Of the whole plan. */
  readonly digest: string;
  readonly names: ReadonlyArray<string>;
  readonly bytes: number;
  /** Reads a shard's line. Throws ShardRefused where it is damaged. */
  readonly input: (number: number) => ShardInput;
}

const damaged = (path: string, why: string): ShardRefused =>
  new ShardRefused({
    what: `${path} is no plan that can be used (${why})`,
    advice: "write it again: `pipeline shard plan`",
  });

/** Opens a plan. Throws ShardNotUsable where there is none yet, ShardRefused where it is damaged. */
export const openPlan = (path: string): PlanFile => {
  try {
    return reading(path, (handle) => {
      const { size } = fstatSync(handle);
      const last = readAt(handle, Math.max(0, size - END_LENGTH), Math.min(size, END_LENGTH)).toString(
        "utf8",
      );
      const at = Number(/^\{"trailer":"(\d{16})"\}\n$/.exec(last)?.[1]);
      if (!(at < size)) throw damaged(path, "it has no end");
      const trailer = JSON.parse(readAt(handle, at, size - END_LENGTH - at).toString("utf8")) as Trailer;
      const { shards, bytes } = trailer;
      const headerLine = readAt(handle, 0, shards[0]?.[1] ?? at).toString("utf8");
      if (digestOf(headerLine, shards) !== trailer.sha256)
        throw damaged(path, "its digest is not that of its content");
      const { format, configHash, fetchedAt, model, columns } = JSON.parse(headerLine) as Omit<
        Header,
        "format"
      > & { readonly format: number };
      if (format !== FORMAT)
        throw damaged(path, `it is of format ${format}, and this program knows ${FORMAT}`);
      const settings: ShardSettings = { fetchedAt, model, columns };
      return {
        settings,
        configHash,
        digest: trailer.sha256,
        names: shards.map(([name]) => name),
        bytes,
        input: (number) => {
          const [shard, start, length, digest] = shards[number]!;
          const line = reading(path, (own) => readAt(own, start, length));
          if (sha256(line) !== digest) throw damaged(path, `the line of shard ${shard} has another digest`);
          const { files, records, places, failures } = JSON.parse(line.toString("utf8")) as ShardInput;
          return { ...settings, files, records, places, failures };
        },
      };
    });
  } catch (error) {
    if (error instanceof ShardRefused) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw damaged(path, message);
    throw new ShardNotUsable({
      what: `The plan ${path} cannot be read (${code})`,
      advice: "write one with `pipeline shard plan --to FILE`, or name it with --plan",
    });
  }
};
