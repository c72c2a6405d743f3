import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Option from "effect/Option";
import { json, out, seeds, version } from "../flags.ts";
import { lazily } from "../lazily.ts";
import { typedPath } from "../workspace.ts";

const format = Argument.String("FORMAT").pipe(Argument.withDescription("brat, cas, csv or label-studio"));

const file = Argument.String("FILE").pipe(
  Argument.withDescription("What the tool saved: a file, or the folder of its files"),
  Argument.map(typedPath),
);

const by = Flag.String("by").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Whose work it is: names the file of corrections, and stands in each of them"),
);

export const importCommand = Command.make(
  "import",
  { format, file, by, seeds, out, version, json },
  (typed) =>
    lazily(
      () => import("./import.run.ts"),
      ({ importMarks }) => importMarks({ ...typed, version: Option.getOrNull(typed.version) }),
    ),
).pipe(
  Command.withDescription(
    "Writes what people changed in an export as corrections into seeds/corrections/NAME.jsonl; the next build replays them. What nobody changed writes nothing, and what is there already is not written twice",
  ),
  Command.withShortDescription("Labels that people changed in another tool, back as corrections"),
  Command.withExamples([
    {
      command: "pnpm run pipeline import label-studio project-1.json --by ana",
      description: "The annotations of one person, exported as JSON",
    },
    {
      command: "pnpm run pipeline import csv sentences.csv --by ben --version 1.0.0",
      description: "A table that was edited in a spreadsheet, of an older version",
    },
  ]),
);
