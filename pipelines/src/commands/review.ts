import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Option from "effect/Option";
import { out, seeds, version } from "../flags.ts";
import { lazily } from "../lazily.ts";

const by = Flag.String("by").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription(
    "Who judges; lines go to corrections/NAME.jsonl of the seeds (default: who is logged in)",
  ),
  Flag.optional,
);
const queue = Flag.String("queue").pipe(
  Flag.withMetavar("QUEUE"),
  Flag.withDescription("doubt, audit, disagree, quotes, diff, rule:ID, publisher:NAME or search:TEXT"),
  Flag.withDefault("doubt"),
);
const n = Flag.Int("n").pipe(
  Flag.withMetavar("N"),
  Flag.withDescription("Sentences at most; the size of the sample of an audit"),
  Flag.withDefault(200),
);
const blind = Flag.Boolean("blind").pipe(
  Flag.withDescription("Show nothing of the machine: always so in an audit"),
  Flag.withDefault(false),
);
const port = Flag.Int("port").pipe(
  Flag.withMetavar("N"),
  Flag.withDescription("Port on 127.0.0.1 (default: any that is free)"),
  Flag.withDefault(0),
);
const open = Flag.Boolean("open").pipe(
  Flag.withDescription("Open the page in the browser (--no-open: print its address alone)"),
  Flag.withDefault(true),
);

export const review = Command.make(
  "review",
  { seeds, out, version, by, queue, n, blind, port, open },
  (typed) =>
    lazily(
      () => import("./review.run.ts"),
      ({ review }) =>
        review({ ...typed, version: Option.getOrNull(typed.version), by: Option.getOrNull(typed.by) }),
    ),
).pipe(
  Command.withDescription(
    "Judge sentences in the browser, a key each: doubtful ones, a blind audit, what people differ about",
  ),
  Command.withShortDescription("Judge sentences in the browser, a key each"),
  Command.withExamples([
    { command: "pnpm run pipeline review --by ana", description: "The most doubtful sentences first" },
    {
      command: "pnpm run pipeline review --by ana --queue audit --n 300",
      description: "A blind sample, for honest shares and agreement",
    },
  ]),
);
