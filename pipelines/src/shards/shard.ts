/** A shard: a part of the seeds that is computed by itself, on this machine or on another. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as Stream from "effect/Stream";
import type { ColumnNames } from "@columnist/model";
import type { ModelName } from "../accurate/modelNames.ts";
import { codeHash, STAGE_CODE } from "../build/codeHash.ts";
import type { Workload } from "../build/workload.ts";
import { seedChunks } from "../seeds/seedChunks.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import type { SeedChanged } from "../seeds/steadyFile.ts";
import { ADVISED, advisedLine, type Told } from "../told.ts";

/** A shard's output is missing, damaged, or not of these seeds, this code and these settings. */
export class ShardNotUsable
  extends Schema.TaggedError<ShardNotUsable>()("ShardNotUsable", ADVISED)
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return advisedLine(this);
  }
}

/** A file of a shard, as the seeds were listed. */
export type ShardFile = Pick<SeedFile, "path" | "size" | "problem">;

/** What a shard computes: plain data, so that it can be sent to another machine. */
export interface ShardInput {
  /** Sorted by path, as listed. */
  readonly files: ReadonlyArray<ShardFile>;
  /**
   * For one file of many records: those from number `from` up to `to` (null: to the end), counted from 0 without the ones
   * whose id came before. Null: every record of every file.
   */
  readonly records: { readonly from: number; readonly to: number | null } | null;
  /** When the articles were fetched, as `build --fetched-at` takes it; null: unknown. */
  readonly fetchedAt: string | null;
  /** What columns of tables and properties of records mean, as `build --columns` takes it; null: their names say it. */
  readonly columns: ColumnNames | null;
  /** What judges opinion against claim. */
  readonly model: ModelName;
}

/** What every shard of a plan has in common. */
export type ShardSettings = Pick<ShardInput, "fetchedAt" | "model" | "columns">;

/** The settings of a build. */
export const settingsOf = ({ fetchedAt, model, columns }: Workload["plan"]): ShardSettings => ({
  fetchedAt,
  columns: columns ?? null,
  model: model ?? "fast",
});

/** Digest of all that decides what a shard becomes besides its seeds: the code of the stages and the settings. */
export const configHashOf = ({ fetchedAt, model, columns }: ShardSettings): string =>
  createHash("sha256")
    .update(codeHash(Object.values(STAGE_CODE).flat()))
    .update(JSON.stringify([fetchedAt, model, columns]))
    .digest("hex");

/** Name of a shard, from what it takes in: the same shard has the same name everywhere. */
export const shardName = ({ files, records, fetchedAt, model, columns }: ShardInput): string =>
  createHash("sha256")
    .update(
      JSON.stringify([files.map(({ path, problem }) => [path, problem]), records, fetchedAt, model, columns]),
    )
    .digest("hex")
    .slice(0, 16);

/** The file as reading takes it. `seeds`: the folder. A name that is no text never gets read. */
export const seedFileOf = (seeds: string, { path, size, problem }: ShardFile): SeedFile => ({
  path,
  file: join(seeds, path),
  size,
  changed: "",
  problem,
});

/** Cuts a file of many records into ranges of about `bytes`: reads it once; one range where it is one article. */
const rangesOf = Effect.fnUntraced(function* (file: SeedFile, bytes: number) {
  const starts = [0];
  let count = 0;
  let held = 0;
  yield* seedChunks([file], null, (source) => {
    if (held >= bytes) {
      starts.push(count);
      held = 0;
    }
    count++;
    held += source.bytes.length;
    return false;
  }).pipe(Stream.runDrain);
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? null }));
});

/**
 * Cuts listed seeds into shards of about `bytes`. A file of many records that is larger than a shard is cut by its records;
 * each of its shards reads it from its start.
 */
export const planShards = (
  seeds: ReadonlyArray<SeedFile>,
  settings: ShardSettings,
  bytes: number,
): Effect.Effect<ReadonlyArray<ShardInput>, SeedChanged> =>
  Effect.gen(function* () {
    const shards: Array<ShardInput> = [];
    let files: Array<ShardFile> = [];
    let held = 0;
    const take = (): void => {
      if (files.length > 0) shards.push({ ...settings, files, records: null });
      files = [];
      held = 0;
    };
    for (const seed of seeds) {
      const { path, size, problem } = seed;
      const file: ShardFile = { path, size, problem };
      if (size > bytes && problem === null) {
        const ranges = yield* rangesOf(seed, bytes);
        if (ranges.length > 1) {
          take();
          for (const records of ranges) shards.push({ ...settings, files: [file], records });
          continue;
        }
      }
      files.push(file);
      held += size;
      if (held >= bytes) take();
    }
    take();
    return shards;
  });
