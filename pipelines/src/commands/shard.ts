import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import {
  allowEmpty,
  cache,
  fetchedAt,
  jobs,
  json,
  model,
  modelIfAny,
  out,
  seeds,
  timeLimit,
  wholeNumber,
} from "../flags.ts";
import { lazily } from "../lazily.ts";
import { sayingWhether } from "../shards/again.ts";
import { typedPath } from "../workspace.ts";

const shards = Flag.String("shards").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder of the shards' outputs, a file each; made if it is missing"),
  Flag.map(typedPath),
  Flag.withDefault("shards"),
);

const MOST_MB = 1_000_000;
const MOST_TASKS = 100_000;

const size = Flag.Int("size").pipe(
  Flag.withMetavar("MB"),
  Flag.withDescription("Seeds in a shard, about; changes no byte of the dataset (default: 64)"),
  Flag.withSchema(wholeNumber(1, MOST_MB, "megabytes")),
  Flag.optional,
);

const planFile = Flag.String("plan").pipe(
  Flag.withMetavar("FILE"),
  Flag.withDescription("A plan, as `shard plan --to FILE` writes it"),
  Flag.map(typedPath),
);

const to = Flag.String("to").pipe(
  Flag.withMetavar("FILE"),
  Flag.withDescription(
    "Where the plan is written, whole or not at all (default: its lines on the standard output)",
  ),
  Flag.map(typedPath),
  Flag.optional,
);

const part = Flag.String("part").pipe(
  Flag.withMetavar("I/N"),
  Flag.withDescription(
    "The Ith of N tasks, from 1: every Nth shard. auto: as Slurm or AWS Batch says; auto/N: as Kubernetes or PBS says too",
  ),
  Flag.optional,
);

const only = Flag.String("only").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Only this shard; several by giving it again"),
  Flag.atLeast(0),
);

const plan = Command.make("plan", { seeds, fetchedAt, model: modelIfAny, size, to, json }, (typed) =>
  sayingWhether(
    lazily(
      () => import("./shard.run.ts"),
      ({ planOnly }) => planOnly(typed),
    ),
  ),
).pipe(
  Command.withDescription(
    "Writes which shards there are: a line each with its files, their digests and where its records lie.\n  " +
      "Reads every seed once; the same seeds give the same plan, on any machine.",
  ),
  Command.withShortDescription("Say which shards there are"),
  Command.withExamples([
    { command: "pnpm run pipeline shard plan --to plan.jsonl", description: "For the tasks that run it" },
    { command: "pnpm run pipeline shard plan --size 16", description: "Its lines, to look at" },
  ]),
);

const run = Command.make(
  "run",
  {
    seeds,
    shards,
    plan: Flag.optional(planFile),
    part,
    only,
    fetchedAt,
    model: modelIfAny,
    size,
    jobs,
    timeLimit,
    json,
  },
  (typed) =>
    sayingWhether(
      lazily(
        () => import("./shard.run.ts"),
        ({ runShards }) => runShards(typed),
      ),
    ),
).pipe(
  Command.withDescription(
    "Computes shards, those that are there with the right digests left out. Each output appears whole or not at all.\n  " +
      "With a plan nothing is listed, and of a large file only the shard's own records are read.\n  " +
      "Exit codes: 0 done, 1 error (again may help), 3 refused (again gives the same).",
  ),
  Command.withShortDescription("Compute shards, here or on one machine of many"),
  Command.withExamples([
    { command: "pnpm run pipeline shard run", description: "All that are missing, planned on the way" },
    {
      command: "pnpm run pipeline shard run --plan plan.jsonl --part 3/20",
      description: "The third of twenty tasks, into a folder that all share",
    },
    {
      command: "pnpm run pipeline shard run --plan plan.jsonl --part auto",
      description: "In a Slurm array or an AWS Batch array job; --part auto/20 under Kubernetes and PBS",
    },
    {
      command: "pnpm run pipeline shard run --plan plan.jsonl --only 0f3c5e8a91b2d4c6",
      description: "One shard, by its name",
    },
  ]),
);

const status = Command.make("status", { plan: planFile, shards, json }, (typed) =>
  sayingWhether(
    lazily(
      () => import("./shard.run.ts"),
      ({ statusOnly }) => statusOnly(typed),
    ),
  ),
).pipe(
  Command.withDescription(
    "Says which shards of a plan are done, missing, faulty, of other code or of other seeds.\n  " +
      "Exit codes: 0 where a merge has all it needs, else 1.",
  ),
  Command.withShortDescription("Say how far a plan is"),
  Command.withExamples([
    { command: "pnpm run pipeline shard status --plan plan.jsonl", description: "What is still to do" },
  ]),
);

const merge = Command.make(
  "merge",
  { seeds, shards, out, fetchedAt, model, allowEmpty, jobs, timeLimit, cache, json },
  (typed) =>
    sayingWhether(
      lazily(
        () => import("./shard.run.ts"),
        ({ mergeOnly }) => mergeOnly(typed),
      ),
    ),
).pipe(
  Command.withDescription("Makes one dataset of all shards: byte for byte what `build` gives"),
  Command.withShortDescription("Shards to a new version of the dataset"),
  Command.withExamples([{ command: "pnpm run pipeline shard merge", description: "shards/ to datasets/" }]),
);

const tasks = Flag.Int("tasks").pipe(
  Flag.withMetavar("N"),
  Flag.withDescription("Tasks of the array, at most; each computes every Nth shard"),
  Flag.withSchema(wholeNumber(1, MOST_TASKS)),
  Flag.withDefault(500),
);

const slurm = Command.make(
  "slurm",
  { seeds, shards, out, fetchedAt, model: modelIfAny, size, jobs, timeLimit, tasks },
  (typed) =>
    sayingWhether(
      lazily(
        () => import("./shardSlurm.ts"),
        ({ printScript }) => printScript(typed),
      ),
    ),
).pipe(
  Command.withDescription(
    "Prints a script that has a Slurm cluster build the dataset: plan, an array of tasks, a merge behind them.\n  " +
      "Seeds, shards, dataset and this program must lie where every node sees them. Starting the script again goes on.",
  ),
  Command.withShortDescription("Print a script that builds on a Slurm cluster"),
  Command.withExamples([
    {
      command: "pnpm --silent run pipeline shard slurm > build.sh",
      description: "Then `sh build.sh`, once or as often as you like",
    },
    {
      command: "pnpm --silent run pipeline shard slurm --tasks 100 --jobs 4 > build.sh",
      description: "A hundred tasks of four cores each",
    },
  ]),
);

/** `pipeline shard`: the build in steps that can run apart. */
export const shard = Command.make("shard").pipe(
  Command.withDescription(
    "Builds in steps that can run on many machines: plan, run each shard, see how far it is, merge.\n  " +
      "The dataset is byte for byte that of `build`.",
  ),
  Command.withShortDescription("The build in steps, for many machines: plan, run, merge"),
  Command.withExamples([
    { command: "pnpm run pipeline shard run", description: "Compute what is missing in shards/" },
    { command: "pnpm run pipeline shard merge", description: "Make a version in datasets/ of it" },
  ]),
  Command.withSubcommands([plan, run, status, merge, slurm]),
);
