/** What was typed, resolved: absolute folders, defaults filled in. Numbers and times are held to their schemas in flags.ts. */
import { realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Schema from "effect/Schema";
import type { ColumnNames } from "@columnist/model";
import { MOST_JOBS } from "./flags.ts";
import { typedColumns } from "./seeds/columnNames.ts";
import type { ModelName } from "./accurate/modelNames.ts";
import type { Told } from "./told.ts";

/** A flag whose value cannot be used. */
export class FlagInvalid
  extends Schema.TaggedError<FlagInvalid>()("FlagInvalid", {
    flag: Schema.String,
    value: Schema.String,
    expected: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `${this.flag} cannot be ${JSON.stringify(this.value)}: give ${this.expected}`;
  }
}

/** What a build needs to know. */
export interface BuildPlan {
  /** Absolute. */
  readonly seeds: string;
  /** Absolute. */
  readonly out: string;
  /** Worker threads, at least 1. */
  readonly jobs: number;
  /** ISO 8601 with an offset, or a date; null when not told. */
  readonly fetchedAt: string | null;
  /** What columns of tables and properties of records mean, where their names do not say it. */
  readonly columns?: ColumnNames | null;
  /** Whether chunks may be taken from the cache and put there. */
  readonly cache: boolean;
  /** Milliseconds that one article may take in a worker. */
  readonly articleLimit: number;
  /** What judges opinion against claim; the fast model where it is left out. */
  readonly model?: ModelName;
  /** Whether a version of no article may be written. */
  readonly allowEmpty?: boolean;
}

export interface BuildTyped {
  readonly seeds: string;
  readonly out: string;
  readonly jobs: Option.Option<number>;
  readonly fetchedAt: Option.Option<string>;
  readonly columns?: Option.Option<string>;
  readonly cache: boolean;
  readonly timeLimit: number;
  readonly json: boolean;
  /** The fast one unless told. */
  readonly model?: ModelName;
  readonly allowEmpty?: boolean;
}

/** A path with its links followed, as far as it is there. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
};

const isWithin = (inner: string, outer: string): boolean => {
  const path = relative(outer, inner);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path));
};

/** Whether one of two folders is the other or lies in it, also by way of links. */
export const areNested = (a: string, b: string): boolean => {
  const [left, right] = [realPath(a), realPath(b)];
  return isWithin(left, right) || isWithin(right, left);
};

/** The column names that were typed; null for none. */
export const resolveColumns = (
  typed: Option.Option<string>,
): Effect.Effect<ColumnNames | null, FlagInvalid> => {
  if (Option.isNone(typed)) return Effect.succeed(null);
  const columns = typedColumns(typed.value);
  return typeof columns === "string"
    ? Effect.fail(
        new FlagInvalid({
          flag: "--columns",
          value: typed.value,
          expected: `what=NAME pairs, as text=story,title=headline: ${columns}`,
        }),
      )
    : Effect.succeed(columns);
};

/** Fails with the first flag that cannot be used; touches nothing. */
export const resolveBuild = Effect.fnUntraced(function* (typed: BuildTyped) {
  const jobs = Option.getOrElse(typed.jobs, () => Math.min(availableParallelism(), MOST_JOBS));
  const columns = yield* resolveColumns(typed.columns ?? Option.none());
  const { seeds, out } = typed;
  if (areNested(resolve(seeds), resolve(out)))
    return yield* new FlagInvalid({
      flag: "--out",
      value: out,
      expected: `a folder apart from ${JSON.stringify(seeds)}: neither may lie in the other, or a build would take what it wrote for articles`,
    });
  const plan: BuildPlan = {
    seeds: resolve(seeds),
    out: resolve(out),
    jobs,
    fetchedAt: Option.getOrNull(typed.fetchedAt),
    columns,
    cache: typed.cache,
    articleLimit: typed.timeLimit * 1000,
    model: typed.model ?? "fast",
    allowEmpty: typed.allowEmpty ?? false,
  };
  return plan;
});
