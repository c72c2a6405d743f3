import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { json, out } from "../flags.ts";
import { lazily } from "../lazily.ts";

const file = Argument.String("FILE").pipe(
  Argument.withDescription("An article; without it, the dataset in --out"),
  Argument.optional,
);

export const dropped = Command.make("dropped", { file, out, json }, (typed) =>
  lazily(
    () => import("../jobs/dropped.ts"),
    ({ dropped }) => dropped(Option.getOrNull(typed.file), typed.out, typed.json),
  ),
).pipe(
  Command.withDescription("Shows what was left out of the text, with the rule that dropped it"),
  Command.withShortDescription("What was dropped, and by which rule"),
  Command.withExamples([
    { command: "pnpm run pipeline dropped seeds/harbour.txt", description: "Of one article, in its order" },
    { command: "pnpm run pipeline dropped", description: "Of the dataset: rules by how often they fired" },
  ]),
);
