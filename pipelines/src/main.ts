/** The command line: runs a command, and alone turns what went wrong into one line and an exit code. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime";
import * as NodeServices from "@effect/platform-node/NodeServices";
import * as Cause from "effect/Cause";
import type { CliError } from "effect/cli/CliError";
import * as CliConfig from "effect/cli/CliConfig";
import * as CliOutput from "effect/cli/CliOutput";
import * as Command from "effect/cli/Command";
import * as GlobalFlag from "effect/cli/GlobalFlag";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Layer from "effect/Layer";
import { sourceTrace } from "./bundle/sourceTrace.ts";
import { COMMANDS } from "./commands.ts";
import type { Told } from "./told.ts";

/** Version of the program. That of a dataset is computed from its content. */
const VERSION = "0.1.0";

const root = Command.make("pipeline").pipe(
  Command.withDescription(
    "Turns raw opinion articles into a versioned dataset of sentences labeled opinion, claim or quote.\n  " +
      "Drop articles into seeds/, run `pnpm pipeline build`, load datasets/ in a notebook.\n  " +
      "Exit codes: 0 done, 1 error, 2 stale, 3 refused (the same again gives the same), 130 interrupted.",
  ),
  Command.withExamples([
    { command: "pnpm pipeline build", description: "Build datasets/ from seeds/" },
    {
      command: "pnpm run pipeline build --seeds my/articles --out my/datasets",
      description: "Other folders",
    },
    {
      command: "pnpm run pipeline inspect seeds/library-hours.txt",
      description: "See how one article is read",
    },
    { command: "pnpm run pipeline check", description: "Is the dataset what the seeds give? (for CI)" },
    { command: "pnpm run pipeline build --help", description: "All that a command takes" },
  ]),
  Command.withSubcommands(COMMANDS),
);

/** The one line of what went wrong, and the exit code. */
const describe = (cause: Cause.Cause<unknown>): { readonly code: number; readonly line: string | null } => {
  const error = Cause.squash(cause) as Partial<Told & CliError>;
  if (error.exitCode !== undefined) return { code: error.exitCode, line: error.line ?? null };
  // The presenter said it.
  if (error._tag === "ShowHelp") return { code: 1, line: null };
  // A defect: a bug of the program, with its trace for whoever mends it.
  return { code: 1, line: `This is a bug, please report it: ${sourceTrace(Cause.pretty(cause))}` };
};

/** What Effect puts before the message of a schema. */
const OF_SCHEMA = "Schema validation failed: ";

const lineOf = (error: CliError): string =>
  error._tag === "InvalidValue" && error.expected.startsWith(OF_SCHEMA)
    ? `--${error.option} cannot be ${JSON.stringify(error.value)}: give ${error.expected.slice(OF_SCHEMA.length)}`
    : error.message.replace(/\s*\n\s*/g, " ");

/** A wrong invocation is one line an error, and how to learn more: not a page of help. */
const presenter: CliOutput.Presenter = {
  present: (event) =>
    event._tag === "InvalidInvocation"
      ? Effect.sync(() => {
          for (const error of event.errors)
            process.stderr.write(`${lineOf(error)}; see \`${event.commandPath.join(" ")} --help\`\n`);
        })
      : CliOutput.defaultPresenter.present(event),
};

// A reader that went away (`… | head`) is the end of the work and no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  const why = error.code === "ENOSPC" ? "there is no room for it" : error.code;
  process.stderr.write(`Cannot write the standard output (${why}): send it somewhere else\n`);
  process.exit(1);
});

const typed = process.argv.slice(2);
// Behind a command's name, --version names a version of the dataset.
const isBare = typed[0] === undefined || typed[0].startsWith("-");
const builtIns = isBare
  ? GlobalFlag.BuiltIns
  : GlobalFlag.BuiltIns.filter((flag) => flag !== GlobalFlag.Version);

// An error that does not say its line and its exit code is no Told, and does not compile here.
const started: Effect.Effect<void, Told | CliError> = Command.runWith(root, { version: VERSION })(typed).pipe(
  Effect.provide(
    Layer.mergeAll(
      NodeServices.layer,
      CliOutput.layerPresenter(presenter),
      Layer.succeed(CliConfig.CliConfig, { builtIns }),
    ),
  ),
);

NodeRuntime.runMain(started, {
  disableErrorReporting: true,
  teardown: (exit, onExit) => {
    if (Exit.isSuccess(exit)) return onExit(0);
    if (Cause.hasInterruptsOnly(exit.cause)) return onExit(130);
    const { code, line } = describe(exit.cause);
    if (line !== null) process.stderr.write(`${line}\n`);
    return onExit(code);
  },
});
