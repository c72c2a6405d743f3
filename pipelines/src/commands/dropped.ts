import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { json, out, seeds, version } from "../flags.ts";
import { lazily } from "../lazily.ts";
import { typedPath } from "../workspace.ts";

const file = Argument.String("FILE").pipe(
  Argument.withDescription("An article; without it, the dataset in --out"),
  Argument.map(typedPath),
  Argument.optional,
);

export const dropped = Command.make("dropped", { file, seeds, out, version, json }, (typed) =>
  lazily(
    () => import("./dropped.run.ts"),
    ({ dropped }) =>
      dropped({ ...typed, file: Option.getOrNull(typed.file), version: Option.getOrNull(typed.version) }),
  ),
).pipe(
  Command.withDescription("Shows what was left out of the text, with the rule that dropped it"),
  Command.withShortDescription("What was dropped, and by which rule"),
  Command.withExamples([
    {
      command: "pnpm run pipeline dropped seeds/library-hours.txt",
      description: "Of one article, in its order",
    },
    { command: "pnpm run pipeline dropped", description: "Of the dataset: rules by how often they fired" },
    { command: "pnpm run pipeline dropped --version 1.0.0", description: "Of an older version" },
  ]),
);
