import * as Command from "effect/cli/Command";
import { fetchedAt, json, out, seeds } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const status = Command.make("status", { seeds, out, fetchedAt, json }, (typed) =>
  lazily(
    () => import("./status.run.ts"),
    ({ status }) => status(typed),
  ),
).pipe(
  Command.withDescription(
    "Shows the seeds, the latest version, and whether a build would run; builds nothing",
  ),
  Command.withShortDescription("Where things stand"),
  Command.withExamples([{ command: "pnpm run pipeline status", description: "Of seeds/ and datasets/" }]),
);
