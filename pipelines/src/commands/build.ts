import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { modelInUse } from "../accurate/modelNames.ts";
import {
  allowEmpty,
  cache,
  columns,
  fetchedAt,
  jobs,
  json,
  keptModel,
  out,
  plan,
  seeds,
  timeLimit,
} from "../flags.ts";
import { lazily } from "../lazily.ts";

export const build = Command.make(
  "build",
  { seeds, out, jobs, fetchedAt, columns, timeLimit, cache, model: keptModel, allowEmpty, plan, json },
  (typed) =>
    lazily(
      () => import("./build.run.ts"),
      ({ build, planOnly }) => {
        const model = Option.getOrElse(typed.model, () => modelInUse(typed.out));
        return typed.plan ? planOnly({ ...typed, model }) : build({ ...typed, model });
      },
    ),
).pipe(
  Command.withDescription(
    "Builds a new version of the dataset from the seeds; writes none when the content is the same.\n  " +
      "An article that cannot be read or parsed is a row of failures and stops nothing; where all are, the build fails.",
  ),
  Command.withShortDescription("Seeds to a new version of the dataset"),
  Command.withExamples([
    { command: "pnpm pipeline build", description: "datasets/ from seeds/" },
    {
      command: "pnpm run pipeline build --seeds scrape --out scrape-data --fetched-at 2026-01-31T08:00:00Z",
      description: "Other folders; '34 min ago' is counted from that time",
    },
    {
      command: "pnpm run pipeline build --model accurate --out accurate-data",
      description:
        "Labels by a transformer too: better and slower, in one thread; kept until another is named",
    },
    {
      command: "pnpm run pipeline build --seeds tables --out tables-data --columns text=story,title=headline",
      description: "Tables whose columns are called otherwise; seeds/dataset.json may say it for good",
    },
    { command: "pnpm run pipeline build --plan", description: "Say what would run, and run nothing" },
  ]),
);
