import * as Command from "effect/cli/Command";
import { cache, fetchedAt, jobs, json, out, seeds, timeLimit } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const check = Command.make("check", { seeds, out, jobs, fetchedAt, timeLimit, cache, json }, (typed) =>
  lazily(
    () => import("./check.run.ts"),
    ({ check }) => check(typed),
  ),
).pipe(
  Command.withDescription(
    "Builds in a temporary folder and compares with the dataset: exit 0 when fresh, 2 when stale (with the difference and the command that mends it), 1 on an error",
  ),
  Command.withShortDescription("Is the dataset what the seeds give? (exit 0, 2 or 1)"),
  Command.withExamples([
    { command: "pnpm run pipeline check", description: "In CI, after new seeds came in" },
  ]),
);
