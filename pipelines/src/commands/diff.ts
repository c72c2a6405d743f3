import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import { as, json, out } from "../flags.ts";
import { lazily } from "../lazily.ts";

const version = (name: string, which: string) =>
  Argument.String(name).pipe(
    Argument.withDescription(`${which} version: its number in --out, or the folder that holds it`),
  );

export const diff = Command.make(
  "diff",
  { a: version("A", "The older"), b: version("B", "The newer"), out, as, json },
  (typed) =>
    lazily(
      () => import("../jobs/diff.ts"),
      ({ diff }) => diff(typed),
    ),
).pipe(
  Command.withDescription("Rows added, removed, moved, relabelled, or with another text, and why"),
  Command.withShortDescription("What changed between two versions, row by row"),
  Command.withExamples([
    { command: "pnpm run pipeline diff 1.0.0 1.1.0", description: "Two versions in datasets/" },
    {
      command: "pnpm --silent run pipeline diff 1.0.0 1.1.0 --as page > diff.html",
      description: "A page to look at in a browser",
    },
    {
      command: "pnpm run pipeline diff old/1.0.0 new/1.0.0 --json",
      description: "Two folders, for machines",
    },
  ]),
);
