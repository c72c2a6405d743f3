import * as Command from "effect/cli/Command";
import { area, data, json } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const evaluate = Command.make("evaluate", { data, area, json }, (typed) =>
  lazily(
    () => import("../jobs/evaluate.ts"),
    ({ evaluate }) => evaluate(typed),
  ),
).pipe(
  Command.withDescription("Measures the stages on gold data, with 95 % intervals"),
  Command.withShortDescription("Figures on gold data"),
  Command.withExamples([
    { command: "pnpm run pipeline evaluate --data gold", description: "Every area whose data is there" },
    { command: "pnpm run pipeline evaluate --data gold --area segment", description: "One area" },
  ]),
);
