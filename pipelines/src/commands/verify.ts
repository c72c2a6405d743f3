import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import { json } from "../flags.ts";
import { lazily } from "../lazily.ts";

const folder = Argument.String("DIR").pipe(
  Argument.withDescription("Folder of a version, or of versions (then the latest)"),
  Argument.withDefault("datasets"),
);

export const verify = Command.make("verify", { folder, json }, (typed) =>
  lazily(
    () => import("../jobs/verify.ts"),
    ({ verify }) => verify(typed),
  ),
).pipe(
  Command.withDescription("Checks every invariant and checksum of a dataset on disk"),
  Command.withShortDescription("Checksums and invariants of a dataset on disk"),
  Command.withExamples([
    { command: "pnpm run pipeline verify", description: "The latest version in datasets/" },
    { command: "pnpm run pipeline verify datasets/1.0.0", description: "One version" },
  ]),
);
