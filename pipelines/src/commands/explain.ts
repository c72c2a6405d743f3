import * as Argument from "effect/cli/Argument";
import * as Effect from "effect/Effect";
import * as Command from "effect/cli/Command";
import * as Option from "effect/Option";
import { json, model, out, version } from "../flags.ts";
import { labelModelNamed } from "../accurate/labelModel.ts";
import { lazily } from "../lazily.ts";

const id = Argument.String("SENT_ID").pipe(
  Argument.withDescription("Id of a sentence, as s_0123456789abcdef"),
);

export const explain = Command.make("explain", { id, model, out, version, json }, (typed) =>
  lazily(
    () => import("./explain.run.ts"),
    ({ explain }) =>
      explain({ ...typed, version: Option.getOrNull(typed.version) }).pipe(
        Effect.provide(labelModelNamed(typed.model)),
      ),
  ),
).pipe(
  Command.withDescription(
    "Why a sentence has its label: rules and words for and against it, and what striking words would do",
  ),
  Command.withShortDescription("Why a sentence has its label, and what striking words would do"),
  Command.withExamples([
    {
      command: "pnpm run pipeline explain s_0123456789abcdef",
      description: "A sentence of the latest version",
    },
  ]),
);
