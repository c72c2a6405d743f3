import * as Effect from "effect/Effect";
import * as Command from "effect/cli/Command";
import { model, offsets } from "../flags.ts";
import { labelModelNamed } from "../accurate/labelModel.ts";
import { lazily } from "../lazily.ts";

export const label = Command.make("label", { model, offsets }, (typed) =>
  lazily(
    () => import("./label.run.ts"),
    ({ labelFilter }) => labelFilter(typed.offsets).pipe(Effect.provide(labelModelNamed(typed.model))),
  ),
).pipe(
  Command.withDescription(
    'Labels sentences opinion, claim or quote: {"id","text"} or {"id","sentences"} lines in, labels and quotes out',
  ),
  Command.withShortDescription("Texts or sentences to labels and quotes, as a filter"),
  Command.withExamples([
    {
      command: `echo '{"id":1,"text":"Let the ferries run."}' | pnpm --silent run pipeline label`,
      description: "Cuts the text, then labels",
    },
    {
      command: `echo '{"id":1,"sentences":["Rents rose.","Stop it."]}' | pnpm --silent run pipeline label`,
      description: "Keeps the cuts as given; offsets count in the sentences joined by one space",
    },
    {
      command: `echo '{"id":1,"text":"Let the ferries run."}' | pnpm --silent run pipeline label --model accurate`,
      description: "Judges opinion against claim with a small transformer",
    },
  ]),
);
