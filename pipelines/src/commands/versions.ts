import * as Command from "effect/cli/Command";
import { json, out } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const versions = Command.make("versions", { out, json }, (typed) =>
  lazily(
    () => import("./versions.run.ts"),
    ({ versions }) => versions(typed),
  ),
).pipe(
  Command.withDescription(
    "Lists the versions of a dataset: rows, the time of the newest article, why each came, and which one is in use",
  ),
  Command.withShortDescription("Which versions there are, and which is in use"),
  Command.withExamples([{ command: "pnpm run pipeline versions", description: "Of datasets/" }]),
);
