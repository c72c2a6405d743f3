import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { columns, fetchedAt, files, offsets } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const parse = Command.make("parse", { files, offsets, fetchedAt, columns }, (typed) =>
  lazily(
    () => import("./parse.run.ts"),
    ({ parseFilter }) =>
      parseFilter(typed.files, typed.offsets, Option.getOrNull(typed.fetchedAt), typed.columns),
  ),
).pipe(
  Command.withDescription(
    "Parses and cleans articles: a JSON line for each, with metadata, body, blocks and what was dropped",
  ),
  Command.withShortDescription("Articles to JSON lines: metadata, body, blocks, dropped"),
  Command.withExamples([
    { command: "pnpm --silent run pipeline parse seeds/*.txt", description: "A line a file" },
    {
      command: "pnpm --silent run pipeline parse page.html --offsets utf16",
      description: "Offsets as JavaScript counts",
    },
  ]),
);
