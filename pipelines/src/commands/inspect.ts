import * as Effect from "effect/Effect";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { fetchedAt, file, model } from "../flags.ts";
import { labelModelNamed } from "../accurate/labelModel.ts";
import { lazily } from "../lazily.ts";

export const inspect = Command.make("inspect", { file, fetchedAt, model }, (typed) =>
  lazily(
    () => import("../jobs/inspect.ts"),
    ({ inspectFile }) =>
      inspectFile(typed.file, Option.getOrNull(typed.fetchedAt)).pipe(
        Effect.provide(labelModelNamed(typed.model)),
      ),
  ),
).pipe(
  Command.withDescription(
    "Shows an article as it is read: a line a sentence with label, confidence, rule and speaker; quotes underlined",
  ),
  Command.withShortDescription("One article, coloured by label"),
  Command.withExamples([
    { command: "pnpm run pipeline inspect seeds/harbour.txt", description: "Look at a seed" },
  ]),
);
