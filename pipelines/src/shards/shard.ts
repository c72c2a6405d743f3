/** A shard: a part of the seeds that is computed by itself, on this machine or on another. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import * as Schema from "effect/Schema";
import type { ColumnNames, FailureRow } from "@columnist/model";
import type { ModelName } from "../accurate/modelNames.ts";
import { codeHash, STAGE_CODE } from "../build/codeHash.ts";
import type { Workload } from "../build/workload.ts";
import type { Places } from "../seeds/places.ts";
import type { SeedFile } from "../seeds/seeds.ts";
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

/** The same command would give the same: other code, other seeds, a plan that is none. */
export class ShardRefused
  extends Schema.TaggedError<ShardRefused>()("ShardRefused", ADVISED)
  implements Told
{
  readonly exitCode = 3;
  get line(): string {
    return advisedLine(this);
  }
}

/** A seed is not what it was when its shard was planned. */
export class SeedOther extends Schema.TaggedError<SeedOther>()("SeedOther", {
  path: Schema.String,
  /** SHA-256; null where it cannot be read. */
  found: Schema.NullOr(Schema.String),
  planned: Schema.String,
}) {
  readonly exitCode = 3;
  get line(): string {
    const { path, found, planned } = this;
    const is = found === null ? "it cannot be read whole" : `its SHA-256 is ${found} and was ${planned}`;
    return `The seed ${path} is not what it was when the shards were planned (${is}); plan again, then run that plan`;
  }
}

/** A file of a shard, as the seeds were listed. */
export interface ShardFile extends Pick<SeedFile, "path" | "size" | "problem"> {
  /** SHA-256 when the shards were planned; null where it could not be read. */
  readonly sha256: string | null;
}

/** What a shard computes: plain data, so that it can be sent to another machine. */
export interface ShardInput {
  /** Sorted by path, as listed. */
  readonly files: ReadonlyArray<ShardFile>;
  /**
   * For one file of many records: those from number `from` up to `to` (null: to the end), counted from 0 without the ones
   * whose id came before. Null: every record of every file.
   */
  readonly records: { readonly from: number; readonly to: number | null } | null;
  /** Where those records lie; null: the file must be read from its start to find them (it is packed, or holds them packed). */
  readonly places: Places | null;
  /** What is wrong with the file itself, where `places` says where its records lie: of the shard with its first records. */
  readonly failures: ReadonlyArray<FailureRow>;
  /** When the articles were fetched, as `build --fetched-at` takes it; null: unknown. */
  readonly fetchedAt: string | null;
  /** What columns of tables and properties of records mean, as `build --columns` takes it; null: their names say it. */
  readonly columns: ColumnNames | null;
  /** What judges opinion against claim. */
  readonly model: ModelName;
}

/** What every shard of a plan has in common. */
export interface ShardSettings extends Pick<ShardInput, "fetchedAt" | "model" | "columns"> {}

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
