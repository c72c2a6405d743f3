import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { format, json, out, to, version } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const exportCommand = Command.make("export", { format, out, version, to, json }, (typed) =>
  lazily(
    () => import("./export.run.ts"),
    ({ exportVersion }) => exportVersion({ ...typed, version: Option.getOrNull(typed.version) }),
  ),
).pipe(
  Command.withDescription("Writes a version in the form of another tool; the version itself stays as it is"),
  Command.withShortDescription(
    "The dataset for another tool: SQLite, Parquet, Hugging Face, Excel, Label Studio, …",
  ),
  Command.withExamples([
    {
      command: "pnpm run pipeline export --format parquet",
      description: "A Parquet file a table, in exports/",
    },
    {
      command: "pnpm run pipeline export --format sqlite",
      description: "One database with types, keys, views and full-text search",
    },
    { command: "pnpm run pipeline export --format jsonl --to lines", description: "A JSON line an article" },
    { command: "pnpm run pipeline export --format parquet --version 1.0.0", description: "An older version" },
  ]),
);
