/**
 * Every environment variable that the program looks at, and the only place that looks (settings.test.ts). Each is read when
 * it is asked for, from the environment as it is then; an empty one counts as not set.
 */
import * as Config from "effect/Config";
import * as ConfigProvider from "effect/ConfigProvider";
import * as Effect from "effect/Effect";

interface Setting {
  /** Null: read before there is an Effect, by program.js or Node itself; here so that the list is whole. */
  readonly config: Config.Config<string | null> | null;
  /** Whose variable it is, and what it does here. */
  readonly meaning: string;
}

const text = (name: string): Config.Config<string | null> =>
  Config.String(name).pipe(Config.withDefault(null));

/** By the name of the variable; the table of pipelines/README.md says the same. */
export const SETTINGS = {
  COLUMNIST_CACHE: {
    config: text("COLUMNIST_CACHE"),
    meaning:
      "Folder of all that can be computed again (default: `.cache/columnist` of the repository; of the person, where the program is packed)",
  },
  XDG_CACHE_HOME: {
    config: text("XDG_CACHE_HOME"),
    meaning: "Where programs of a person keep such folders (default: `~/.cache`)",
  },
  NO_COLOR: { config: text("NO_COLOR"), meaning: "No colours, whatever its value" },
  TERM: { config: text("TERM"), meaning: "`dumb`: no colours" },
  INIT_CWD: {
    config: text("INIT_CWD"),
    meaning: "Set by pnpm: the folder that a command was typed in, from which its paths count",
  },
  npm_lifecycle_event: {
    config: text("npm_lifecycle_event"),
    meaning: "Set by pnpm: that a script was started by its name, so that INIT_CWD counts",
  },
  SLURM_ARRAY_TASK_ID: {
    config: text("SLURM_ARRAY_TASK_ID"),
    meaning: "Set by Slurm: which task of an array this is, for `shard run --part auto`",
  },
  SLURM_ARRAY_TASK_MIN: {
    config: text("SLURM_ARRAY_TASK_MIN"),
    meaning: "Set by Slurm: the first index of the array",
  },
  SLURM_ARRAY_TASK_MAX: {
    config: text("SLURM_ARRAY_TASK_MAX"),
    meaning: "Set by Slurm: the last index of the array",
  },
  SLURM_ARRAY_TASK_STEP: {
    config: text("SLURM_ARRAY_TASK_STEP"),
    meaning: "Set by Slurm: from one index to the next",
  },
  SLURM_ARRAY_TASK_COUNT: {
    config: text("SLURM_ARRAY_TASK_COUNT"),
    meaning: "Set by Slurm: how many tasks the array has",
  },
  JOB_COMPLETION_INDEX: {
    config: text("JOB_COMPLETION_INDEX"),
    meaning: "Set by Kubernetes in an indexed job: which task this is, for `shard run --part auto/N`",
  },
  AWS_BATCH_JOB_ARRAY_INDEX: {
    config: text("AWS_BATCH_JOB_ARRAY_INDEX"),
    meaning: "Set by AWS Batch: which task of an array this is, for `shard run --part auto`",
  },
  AWS_BATCH_JOB_ARRAY_SIZE: {
    config: text("AWS_BATCH_JOB_ARRAY_SIZE"),
    meaning: "Set by AWS Batch: how many tasks the array has",
  },
  PBS_ARRAY_INDEX: {
    config: text("PBS_ARRAY_INDEX"),
    meaning: "Set by PBS: which task of an array this is, for `shard run --part auto/N`",
  },
  COLUMNIST_BUNDLE: { config: null, meaning: "`0`: run the sources and no bundle of them" },
  NODE_DEBUG: { config: null, meaning: "`columnist`: say why there is no bundle" },
} as const satisfies Readonly<Record<string, Setting>>;

type SettingName = {
  [N in keyof typeof SETTINGS]: (typeof SETTINGS)[N]["config"] extends null ? never : N;
}[keyof typeof SETTINGS];

/** The value of a variable, null where it is not set or empty. Synchronous: paths are resolved where flags are read. */
export const setting = (name: SettingName): string | null =>
  Effect.runSync(SETTINGS[name].config.parse(ConfigProvider.fromEnv()));
