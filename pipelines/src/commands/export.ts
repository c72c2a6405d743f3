import * as Command from "effect/cli/Command";
import { format, json, out, to } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const exportCommand = Command.make("export", { format, out, to, json }, (typed) =>
  lazily(
    () => import("../jobs/export.ts"),
    ({ exportVersion }) => exportVersion(typed),
  ),
).pipe(
  Command.withDescription(
    "Writes the latest version in the form of another tool; the version itself stays as it is",
  ),
  Command.withShortDescription("The dataset for another tool: Parquet, JSONL, Excel, Label Studio, …"),
  Command.withExamples([
    {
      command: "pnpm run pipeline export --format parquet",
      description: "A Parquet file a table, in exports/",
    },
    { command: "pnpm run pipeline export --format jsonl --to lines", description: "A JSON line an article" },
  ]),
);
