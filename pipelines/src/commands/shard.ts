import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import { allowEmpty, cache, fetchedAt, jobs, json, model, out, seeds, timeLimit } from "../flags.ts";
import { lazily } from "../lazily.ts";
import { typedPath } from "../workspace.ts";

const shards = Flag.String("shards").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder of the shards' outputs, a file each; made if it is missing"),
  Flag.map(typedPath),
  Flag.withDefault("shards"),
);

const size = Flag.Int("size").pipe(
  Flag.withMetavar("MB"),
  Flag.withDescription("Seeds in a shard, about; changes no byte of the dataset"),
  Flag.withDefault(64),
);

const only = Flag.String("only").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Only this shard; several by giving it again"),
  Flag.atLeast(0),
);

const plan = Command.make("plan", { seeds, fetchedAt, model, size }, (typed) =>
  lazily(
    () => import("./shard.run.ts"),
    ({ planOnly }) => planOnly(typed),
  ),
).pipe(
  Command.withDescription("Prints the shards, a JSON line each: its name, its files, its range of records"),
  Command.withShortDescription("Say which shards there are"),
  Command.withExamples([
    { command: "pnpm run pipeline shard plan --size 16", description: "A JSON line a shard" },
  ]),
);

const run = Command.make(
  "run",
  { seeds, shards, only, fetchedAt, model, size, jobs, timeLimit, json },
  (typed) =>
    lazily(
      () => import("./shard.run.ts"),
      ({ runShards }) => runShards(typed),
    ),
).pipe(
  Command.withDescription(
    "Computes shards, those that are there with the right digests left out. Each output appears whole or not at all",
  ),
  Command.withShortDescription("Compute shards, here or on one machine of many"),
  Command.withExamples([
    { command: "pnpm run pipeline shard run", description: "All that are missing" },
    {
      command: "pnpm run pipeline shard run --only 0f3c5e8a91b2d4c6",
      description: "One of those that `shard plan` names: on another machine, into a shared folder",
    },
  ]),
);

const merge = Command.make(
  "merge",
  { seeds, shards, out, fetchedAt, model, allowEmpty, jobs, timeLimit, cache, json },
  (typed) =>
    lazily(
      () => import("./shard.run.ts"),
      ({ mergeOnly }) => mergeOnly(typed),
    ),
).pipe(
  Command.withDescription("Makes one dataset of all shards: byte for byte what `build` gives"),
  Command.withShortDescription("Shards to a new version of the dataset"),
  Command.withExamples([{ command: "pnpm run pipeline shard merge", description: "shards/ to datasets/" }]),
);

/** `pipeline shard`: the build in steps that can run apart. */
export const shard = Command.make("shard").pipe(
  Command.withDescription(
    "Builds in steps that can run on many machines: plan, run each shard, merge.\n  " +
      "The dataset is byte for byte that of `build`.",
  ),
  Command.withShortDescription("The build in steps, for many machines: plan, run, merge"),
  Command.withExamples([
    { command: "pnpm run pipeline shard run", description: "Compute what is missing in shards/" },
    { command: "pnpm run pipeline shard merge", description: "Make a version in datasets/ of it" },
  ]),
  Command.withSubcommands([plan, run, merge]),
);
