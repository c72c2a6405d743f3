import * as Effect from "effect/Effect";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { fetchedAt, file, json, model, out, seeds, version } from "../flags.ts";
import { labelModelNamed } from "../accurate/labelModel.ts";
import { lazily } from "../lazily.ts";

export const inspect = Command.make(
  "inspect",
  { file, seeds, out, version, fetchedAt, model, json },
  (typed) =>
    lazily(
      () => import("./inspect.run.ts"),
      ({ inspect }) =>
        inspect({
          ...typed,
          version: Option.getOrNull(typed.version),
          fetchedAt: Option.getOrNull(typed.fetchedAt),
        }).pipe(Effect.provide(labelModelNamed(typed.model))),
    ),
).pipe(
  Command.withDescription(
    "Shows an article as it is read: a line a sentence with label, confidence, rule, speaker and ids; quotes underlined.\n  " +
      "With --version, as it stands in that version of the dataset",
  ),
  Command.withShortDescription("One article, coloured by label"),
  Command.withExamples([
    { command: "pnpm run pipeline inspect seeds/library-hours.txt", description: "Look at a seed" },
    {
      command: "pnpm run pipeline inspect seeds/library-hours.txt --version 1.0.0",
      description: "As it stands in a version",
    },
    {
      command: "pnpm --silent run pipeline inspect seeds/library-hours.txt --json",
      description: "Its rows, a JSON line an article",
    },
  ]),
);
