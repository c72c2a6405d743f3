import * as Command from "effect/cli/Command";
import { area, data, json, page, raiseFloors } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const evaluate = Command.make("evaluate", { data, area, json, page, raiseFloors }, (typed) =>
  lazily(
    () => import("../jobs/evaluate.ts"),
    ({ evaluate }) => evaluate(typed),
  ),
).pipe(
  Command.withDescription(
    "Measures the stages on gold data, with 95 % intervals; exit 1 where a figure is below its floor",
  ),
  Command.withShortDescription("Figures on gold data"),
  Command.withExamples([
    { command: "pnpm run pipeline evaluate --data gold", description: "Every area whose data is there" },
    { command: "pnpm run pipeline evaluate --data gold --area segment", description: "One area" },
    {
      command: "pnpm run pipeline evaluate --data gold --area labels --page labels.html",
      description: "Calibration, coverage and the sentences that went wrong, for a browser",
    },
    {
      command: "pnpm run pipeline evaluate --data gold --raise-floors",
      description: "Hold later changes to what is measured now (tests/gold/evaluationFloors.json)",
    },
  ]),
);
