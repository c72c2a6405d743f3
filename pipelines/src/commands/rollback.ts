import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import { json, out } from "../flags.ts";
import { lazily } from "../lazily.ts";

const version = Argument.String("VERSION").pipe(
  Argument.withDescription("Number of the version to use: one that `pipeline versions` lists"),
);

export const rollback = Command.make("rollback", { version, out, json }, (typed) =>
  lazily(
    () => import("./rollback.run.ts"),
    ({ rollback }) => rollback(typed),
  ),
).pipe(
  Command.withDescription(
    "Makes another version the one in use: latest.json points to it, and no version is touched.\n  " +
      "The next new version follows it, and says so in its CHANGELOG.md",
  ),
  Command.withShortDescription("Go back to an older version; none is touched"),
  Command.withExamples([
    { command: "pnpm run pipeline rollback 1.0.0", description: "Point datasets/latest.json to 1.0.0" },
  ]),
);
