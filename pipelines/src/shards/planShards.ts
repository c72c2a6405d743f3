/** Seeds to shards: reads each seed once, for its digest and for where its records lie. */
import * as Stream from "effect/Stream";
import type { FailureRow } from "@columnist/model";
import { placesIn, type Places } from "../seeds/places.ts";
import { chunksOfSeeds } from "../seeds/seedChunks.ts";
import { readSeed } from "../seeds/seedRecords.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import { digestNow, SeedChanged } from "../seeds/steadyFile.ts";
import type { ShardFile, ShardInput, ShardSettings } from "./shard.ts";

/** A file of many records, cut. */
interface Cut {
  readonly sha256: string | null;
  readonly failures: ReadonlyArray<FailureRow>;
  /** Numbers of records at which ranges start. */
  readonly starts: ReadonlyArray<number>;
  /** Of each range; null where its records can not be read by their places. */
  readonly places: ReadonlyArray<Places> | null;
}

/** Cuts a file of many records into ranges of about `bytes`; one range where it is one article. */
const cut = async (seed: SeedFile, { columns }: ShardSettings, bytes: number): Promise<Cut> => {
  const writer = placesIn(seed);
  try {
    const starts = [0];
    const places: Array<Places> = [];
    const failures: Array<FailureRow> = [];
    let sha256: string | null = null;
    let count = 0;
    let held = 0;
    let isPlaced = true;
    const chunks = chunksOfSeeds(
      [seed],
      null,
      (source) => {
        if (held >= bytes) {
          starts.push(count);
          if (isPlaced) places.push(writer.take());
          held = 0;
        }
        count++;
        held += source.bytes.length;
        isPlaced &&= writer.add(source);
        return false;
      },
      (one) => readSeed(one, columns),
    );
    for await (const chunk of chunks) {
      failures.push(...chunk.failures);
      for (const file of chunk.files) ({ sha256 } = file);
    }
    places.push(writer.take());
    return { sha256, failures, starts, places: isPlaced ? places : null };
  } finally {
    writer.close();
  }
};

async function* shardsOf(
  seeds: ReadonlyArray<SeedFile>,
  settings: ShardSettings,
  bytes: number,
): AsyncGenerator<ShardInput> {
  let files: Array<ShardFile> = [];
  let held = 0;
  const take = (): ReadonlyArray<ShardInput> => {
    const whole: ShardInput = { ...settings, files, records: null, places: null, failures: [] };
    const taken = files.length === 0 ? [] : [whole];
    files = [];
    held = 0;
    return taken;
  };
  for (const seed of seeds) {
    const { path, size, problem } = seed;
    const isLarge = size > bytes && problem === null;
    const found = isLarge ? await cut(seed, settings, bytes).catch(ofUnreadable) : null;
    if (found !== null && found.starts.length > 1) {
      yield* take();
      const { sha256, starts, places, failures } = found;
      for (const [i, from] of starts.entries())
        yield {
          ...settings,
          files: [{ path, size, problem, sha256 }],
          records: { from, to: starts[i + 1] ?? null },
          places: places?.[i] ?? null,
          failures: i === 0 && places !== null ? failures : [],
        };
      continue;
    }
    const sha256 = found?.sha256 ?? (problem === null ? digestNow(seed.file) : null);
    files.push({ path, size, problem, sha256 });
    held += size;
    if (held >= bytes) yield* take();
  }
  yield* take();
}

/** A file that went or may not be read since it was listed stays whole: whoever reads it says so. */
const ofUnreadable = (error: unknown): null => {
  if (error instanceof SeedChanged || (error as NodeJS.ErrnoException).code === undefined) throw error;
  return null;
};

/**
 * Cuts listed seeds into shards of about `bytes`, one after another in the order of the seeds. A file of many records that is
 * larger than a shard is cut between records; memory is some dozen bytes a record of the largest.
 */
export const planShards = (
  seeds: ReadonlyArray<SeedFile>,
  settings: ShardSettings,
  bytes: number,
): Stream.Stream<ShardInput, SeedChanged> =>
  Stream.fromAsyncIterable(shardsOf(seeds, settings, bytes), (error) => error).pipe(
    Stream.catch((error) => (error instanceof SeedChanged ? Stream.fail(error) : Stream.die(error))),
  );
