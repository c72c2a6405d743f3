/**
 * Which records each seed held when a build read it last, kept for the next one: a file that nobody touched since is not
 * read again unless one of its records must go through the stages. What it gave is held to its digest then.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import type { FailureRow, Source } from "@columnist/model";
import { besideOf } from "../holder.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import { isUntouched } from "./fingerprint.ts";
import type { Workload } from "./workload.ts";

/** A record as far as it is known without its bytes. */
export interface RecordFacts {
  readonly docId: string;
  readonly source: Omit<Source, "bytes">;
  /** Of all that its rows depend on. */
  readonly inputKey: string;
  /** Bytes. */
  readonly length: number;
}

/** What reading a seed gave. */
export interface SeedRecords {
  readonly records: ReadonlyArray<RecordFacts>;
  readonly failures: ReadonlyArray<FailureRow>;
  readonly file: InputFile;
}

interface Index {
  /** Of the code and the settings that records depend on. */
  readonly key: string;
  /** Milliseconds since 1970, before the first seed was read. */
  readonly readAt: number;
  readonly seeds: ReadonlyMap<string, SeedRecords & Pick<SeedFile, "changed">>;
}

const CHECKSUM = 4;

const pathOf = (cache: string, { plan }: Workload): string =>
  join(cache, "records", createHash("sha256").update(plan.seeds).digest("hex").slice(0, 16));

const keyOf = ({ plan }: Workload, code: string): string =>
  JSON.stringify([code, plan.fetchedAt, plan.columns ?? null]);

/** What is known of seeds that were not touched since they were read; of the others, nothing. */
export const knownRecords = (
  cache: string,
  work: Workload,
  code: string,
  now: number = Date.now(),
): ReadonlyMap<string, SeedRecords> => {
  const known = new Map<string, SeedRecords>();
  try {
    const bytes = readFileSync(pathOf(cache, work));
    const held = bytes.subarray(CHECKSUM);
    if (crc32(held) !== bytes.readUInt32LE(0)) return known;
    const index = deserialize(held) as Index;
    if (index.key !== keyOf(work, code)) return known;
    for (const seed of work.seeds) {
      const found = index.seeds.get(seed.path);
      if (found !== undefined && seed.problem === null && isUntouched(seed, found.changed, index.readAt, now))
        known.set(seed.path, found);
    }
  } catch {
    // There is none, or none that can be read: every seed is read.
  }
  return known;
};

/** Keeps what the seeds gave. `readAt`: milliseconds since 1970, before the first seed was read. */
export const keepRecords = (
  cache: string,
  work: Workload,
  code: string,
  readAt: number,
  recordsOf: ReadonlyMap<string, SeedRecords>,
): void => {
  const seeds = new Map(
    work.seeds.flatMap(({ path, changed }) => {
      const found = recordsOf.get(path);
      return found === undefined || found.file.sha256 === null ? [] : [[path, { ...found, changed }]];
    }),
  );
  const index: Index = { key: keyOf(work, code), readAt, seeds };
  const held = serialize(index);
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32LE(crc32(held));
  const path = pathOf(cache, work);
  const beside = besideOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, Buffer.concat([checksum, held]));
    renameSync(beside, path);
  } catch {
    // Without it the next build reads every seed.
    rmSync(beside, { force: true });
  }
};
