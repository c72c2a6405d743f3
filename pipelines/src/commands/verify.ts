import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { json, version } from "../flags.ts";
import { lazily } from "../lazily.ts";
import { typedPath } from "../workspace.ts";

const folder = Argument.String("DIR").pipe(
  Argument.withDescription("Folder of a version, or of versions (then the one in use)"),
  Argument.map(typedPath),
  Argument.withDefault("datasets"),
);

export const verify = Command.make("verify", { folder, version, json }, (typed) =>
  lazily(
    () => import("./verify.run.ts"),
    ({ verify }) => verify({ ...typed, version: Option.getOrNull(typed.version) }),
  ),
).pipe(
  Command.withDescription("Checks every invariant and checksum of a dataset on disk"),
  Command.withShortDescription("Checksums and invariants of a dataset on disk"),
  Command.withExamples([
    { command: "pnpm run pipeline verify", description: "The version in use in datasets/" },
    { command: "pnpm run pipeline verify --version 1.0.0", description: "An older version" },
    { command: "pnpm run pipeline verify downloads/1.0.0", description: "A version that lies elsewhere" },
  ]),
);
