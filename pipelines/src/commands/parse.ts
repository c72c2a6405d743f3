import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Option from "effect/Option";
import { columns, fetchedAt, files, offsets } from "../flags.ts";
import { lazily } from "../lazily.ts";

const raw = Flag.Boolean("raw").pipe(
  Flag.withDescription(
    "Give the text of dropped markup too: with their places, a page's lines then hold all of its source (null otherwise)",
  ),
  Flag.withDefault(false),
);

export const parse = Command.make("parse", { files, offsets, fetchedAt, raw, columns }, (typed) =>
  lazily(
    () => import("./parse.run.ts"),
    ({ parseFilter }) =>
      parseFilter(typed.files, typed.offsets, Option.getOrNull(typed.fetchedAt), typed.raw, typed.columns),
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
    {
      command: "pnpm --silent run pipeline parse page.html --raw",
      description: "Dropped tags and scripts too",
    },
  ]),
);
