import * as Command from "effect/cli/Command";
import { area, data } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const train = Command.make("train", { data, area }, (typed) =>
  lazily(
    () => import("./train.run.ts"),
    ({ train }) => train(typed),
  ),
).pipe(
  Command.withDescription("Trains the shipped models again and writes their weights; same data, same bytes"),
  Command.withShortDescription("Train the shipped models again"),
  Command.withExamples([{ command: "pnpm run pipeline train --data gold", description: "All models" }]),
);
