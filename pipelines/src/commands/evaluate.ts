import * as Command from "effect/cli/Command";
import {
  area,
  dataIfAny as data,
  heldOut,
  json,
  labelled as file,
  model,
  page,
  raiseFloors,
} from "../flags.ts";
import { lazily } from "../lazily.ts";

export const evaluate = Command.make(
  "evaluate",
  { data, file, model, area, json, page, raiseFloors, heldOut },
  (typed) =>
    lazily(
      () => import("./evaluate.run.ts"),
      ({ evaluate }) => evaluate(typed),
    ),
).pipe(
  Command.withDescription(
    "Measures the stages on gold data, with 95 % intervals; exit 1 where a figure is below its floor",
  ),
  Command.withShortDescription("Figures on gold data"),
  Command.withExamples([
    { command: "pnpm run pipeline evaluate", description: "The labeller on the gold of this repository" },
    {
      command: "pnpm run pipeline evaluate --file mine.csv",
      description: "The labeller on your own sentences: columns text and label, doc if you have it",
    },
    { command: "pnpm run pipeline evaluate --data gold", description: "Every area whose data is there" },
    { command: "pnpm run pipeline evaluate --data gold --area segment", description: "One area" },
    {
      command: "pnpm run pipeline evaluate --data gold --area labels --page labels.html",
      description: "Calibration, coverage and the sentences that went wrong, for a browser",
    },
    {
      command: "pnpm run pipeline evaluate --data gold --held-out --model accurate",
      description: "Bring up to date what reports and cards say of a model",
    },
    {
      command: "pnpm run pipeline evaluate --data gold --raise-floors",
      description: "Hold later changes to what is measured now (tests/gold/evaluationFloors.json)",
    },
  ]),
);
