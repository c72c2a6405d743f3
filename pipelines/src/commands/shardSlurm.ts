/** `pipeline shard slurm`: the script is made of what was typed; nothing is read. */
import { resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import type { ModelName } from "../accurate/modelNames.ts";
import { FlagInvalid, type BuildTyped } from "../plan.ts";
import { slurmScript } from "../shards/slurm.ts";
import { print } from "../terminal.ts";

interface SlurmTyped extends Pick<BuildTyped, "seeds" | "out" | "fetchedAt" | "jobs" | "timeLimit"> {
  readonly shards: string;
  readonly model: Option.Option<ModelName>;
  /** Megabytes. */
  readonly size: Option.Option<number>;
  readonly tasks: number;
}

// Slurm reads a backslash in a path as its own, and a line ends a line of the script.
const UNFIT = /[\\\p{Cc}]/u;

const flag = (name: string, value: Option.Option<string | number>): ReadonlyArray<string> =>
  Option.match(value, { onNone: () => [], onSome: (given) => [name, String(given)] });

export const printScript = Effect.fn("shardSlurm")(function* (typed: SlurmTyped) {
  for (const name of ["seeds", "shards", "out"] as const)
    if (UNFIT.test(resolve(typed[name])))
      return yield* new FlagInvalid({
        flag: `--${name}`,
        value: typed[name],
        expected: "a folder without backslashes and line breaks in its path",
      });
  const jobs = Option.getOrElse(typed.jobs, () => 1);
  yield* print(
    slurmScript({
      program: [process.execPath, ...process.execArgv, resolve(process.argv[1]!)],
      seeds: resolve(typed.seeds),
      shards: resolve(typed.shards),
      out: resolve(typed.out),
      planFlags: flag("--size", typed.size),
      settingFlags: [...flag("--fetched-at", typed.fetchedAt), ...flag("--model", typed.model)],
      workFlags: ["--jobs", String(jobs), "--time-limit", String(typed.timeLimit)],
      jobs,
      tasks: typed.tasks,
    }),
  );
});
