import * as Command from "effect/cli/Command";
import { offsets } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const segment = Command.make("segment", { offsets }, (typed) =>
  lazily(
    () => import("./segment.run.ts"),
    ({ segmentFilter }) => segmentFilter(typed.offsets),
  ),
).pipe(
  Command.withDescription('Cuts texts into sentences: {"id","text"} lines in, {"id","spans"} lines out'),
  Command.withShortDescription("Texts to sentence spans, as a filter"),
  Command.withExamples([
    {
      command: `echo '{"id":1,"text":"Rents rose. Why?"}' | pnpm --silent run pipeline segment`,
      description: 'Gives {"id":1,"spans":[[0,11],[12,16]]}',
    },
  ]),
);
