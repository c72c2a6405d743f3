import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import { fetchedAt, json, keptModel, seeds } from "../flags.ts";
import { lazily } from "../lazily.ts";
import { typedPath } from "../workspace.ts";
import * as Option from "effect/Option";

const folder = Argument.String("FOLDER").pipe(
  Argument.withDescription("A folder that `export --format no-text` wrote"),
  Argument.map(typedPath),
);

const to = Flag.String("to").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder for the tables with their texts; it must not be there, or be empty"),
  Flag.map(typedPath),
);

export const hydrateCommand = Command.make(
  "hydrate",
  { folder, seeds, to, fetchedAt, model: keptModel, json },
  (typed) =>
    lazily(
      () => import("./hydrate.run.ts"),
      ({ hydrateExport }) =>
        hydrateExport({
          ...typed,
          fetchedAt: Option.getOrNull(typed.fetchedAt),
          model: Option.getOrNull(typed.model) ?? "fast",
        }),
    ),
).pipe(
  Command.withDescription(
    "Puts the texts back into a no-text export, from the same articles in --seeds: the digests of each article's bytes and text are checked, and one that differs is left out and named. Labels stay those of the export",
  ),
  Command.withShortDescription("The texts back into a no-text export, from your own seeds"),
  Command.withExamples([
    {
      command: "pnpm run pipeline hydrate shared/1.0.0-no-text --seeds my-articles --to hydrated",
      description: "CSV tables as the dataset had them",
    },
  ]),
);
