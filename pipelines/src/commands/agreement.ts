import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { json, out, version } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const agreement = Command.make("agreement", { out, version, json }, (typed) =>
  lazily(
    () => import("./agreement.run.ts"),
    ({ agreement }) => agreement({ ...typed, version: Option.getOrNull(typed.version) }),
  ),
).pipe(
  Command.withDescription(
    "What people's judgements in a version say: how far they agree, shares and odds by a blind audit",
  ),
  Command.withShortDescription("How far people agree, and how right the machine is by them"),
  Command.withExamples([
    { command: "pnpm run pipeline agreement", description: "Of the judgements of the latest version" },
  ]),
);
