import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { as, json, out, version, versionOrFolder } from "../flags.ts";
import { lazily } from "../lazily.ts";

const named = (name: string, which: string) =>
  Argument.String(name).pipe(
    Argument.withDescription(`${which} version: its number in --out, or the folder that holds it`),
    Argument.map(versionOrFolder),
  );

export const diff = Command.make(
  "diff",
  {
    a: named("A", "The older"),
    b: named("B", "The newer").pipe(Argument.optional),
    out,
    version,
    as,
    json,
  },
  (typed) =>
    lazily(
      () => import("./diff.run.ts"),
      ({ diff }) =>
        diff({
          ...typed,
          b: Option.getOrNull(Option.orElse(typed.b, () => typed.version)),
        }),
    ),
).pipe(
  Command.withDescription(
    "Rows added, removed, moved, relabelled, or with another text, and why.\n  Without B (or --version, which says the same), the newer is the version in use",
  ),
  Command.withShortDescription("What changed between two versions, row by row"),
  Command.withExamples([
    { command: "pnpm run pipeline diff 1.0.0 1.1.0", description: "Two versions in datasets/" },
    { command: "pnpm run pipeline diff 1.0.0", description: "An older version and the one in use" },
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
