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
import type { AmendmentNotUsable } from "./seeds/amendments.ts";
import type { ColumnsNotUsable } from "./seeds/columnNames.ts";
import type { WorkerDied } from "./workers/chunkRunner.ts";
import { sourceTrace } from "./bundle/sourceTrace.ts";
import { COMMANDS } from "./commands.ts";
import type {
  DatasetNotReadable,
  DatasetNotWritten,
  NotPublished,
  VersionTaken,
} from "./store/datasetStore.ts";
import type { DatasetStale, EmptyAnswer, FloorBroken, LinesNotUsable, NothingFound } from "./findings.ts";
import type { InputNotReadable } from "./seeds/inputFiles.ts";
import type { FlagInvalid } from "./plan.ts";
import type { SeedsNotReadable } from "./seeds/seeds.ts";
import type { SeedChanged } from "./seeds/steadyFile.ts";
import type { RuntimeDiffers } from "./runtime.ts";
import type { ShardNotUsable } from "./shards/shard.ts";

/** Version of the program. That of a dataset is computed from its content. */
const VERSION = "0.1.0";

const root = Command.make("pipeline").pipe(
  Command.withDescription(
    "Turns raw opinion articles into a versioned dataset of sentences labeled opinion, claim or quote.\n  " +
      "Drop articles into seeds/, run `pnpm pipeline build`, load datasets/ in a notebook.\n  " +
      "Exit codes: 0 done, 1 error, 2 stale, 130 interrupted.",
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

type Known =
  | AmendmentNotUsable
  | ColumnsNotUsable
  | CliError
  | DatasetNotReadable
  | DatasetNotWritten
  | DatasetStale
  | EmptyAnswer
  | FlagInvalid
  | FloorBroken
  | InputNotReadable
  | LinesNotUsable
  | NothingFound
  | SeedChanged
  | SeedsNotReadable
  | ShardNotUsable
  | NotPublished
  | RuntimeDiffers
  | VersionTaken
  | WorkerDied;

const SEEDS_ADVICE: { readonly [reason in SeedsNotReadable["reason"]]: string } = {
  missing: "make it and put articles into it, or name another with --seeds",
  "not a folder": "name a folder with --seeds",
  empty: "put articles into it (.txt, .html, .md, .jsonl, …), or name another with --seeds",
  "no permission": "give yourself the right to read it",
  "input/output error": "check the disk",
};

const DISK_ADVICE: { readonly [code: string]: string } = {
  ENOSPC: "the disk is full: free some space and build again",
  EDQUOT: "your quota is used up: free some space and build again",
  EFBIG: "a limit on file sizes is in the way: raise it and build again",
  EROFS: "the disk is read-only: name another folder with --out",
  EACCES: "you may not write there: name another folder with --out",
  EPERM: "you may not write there: name another folder with --out",
  ENOENT: "the folder cannot be made there: name another with --out",
  ENOTDIR: "a file is in the way: name another folder with --out",
  EEXIST: "a file is in the way: name another folder with --out",
};

const SAFE = "existing versions are untouched";

/** What is wrong, where, and what to do; null: it was said already. */
const LINES: {
  readonly [T in Known["_tag"]]?: (error: Extract<Known, { readonly _tag: T }>) => string | null;
} = {
  ShowHelp: () => null,
  ColumnsNotUsable: ({ what, advice }) => `${what}; ${advice}`,
  AmendmentNotUsable: ({ what, advice }) => `${what}; ${advice}`,
  DatasetNotReadable: ({ path, reason }) =>
    `Cannot read the dataset at ${path}: ${reason}; build it, or name its folder`,
  DatasetNotWritten: ({ path, code }) =>
    `Cannot write ${path} (${code}): ${DISK_ADVICE[code] ?? "check the disk and the folder"}; ${SAFE}`,
  DatasetStale: ({ what, command }) => `${what}; run \`${command}\``,
  EmptyAnswer: ({ lines }) =>
    `No input gave an article, so no version was written:\n${lines.join("\n")}\n` +
    `Mend them, or write a version of no article with --allow-empty; ${SAFE}`,
  FlagInvalid: ({ flag, value, expected }) => `${flag} cannot be ${JSON.stringify(value)}: give ${expected}`,
  FloorBroken: ({ what, advice }) => `${what}; ${advice}`,
  InputNotReadable: ({ path, reason }) => `Cannot read ${path}: ${reason}`,
  LinesNotUsable: ({ unusable, total, line, reason, expected }) =>
    `${unusable} of ${total} lines of the standard input ${unusable === 1 ? "is" : "are"} not usable ` +
    `(the first is line ${line}: ${reason}): each line holds ${expected}`,
  NothingFound: ({ what, advice }) => `${what}; ${advice}`,
  SeedChanged: ({ path }) =>
    `The seed ${path} changed while it was read: build again when nothing writes to it; ${SAFE}`,
  SeedsNotReadable: ({ folder, reason }) =>
    `Cannot read seeds from ${folder}: ${reason}; ${SEEDS_ADVICE[reason]}`,
  ShardNotUsable: ({ what, advice }) => `${what}; ${advice}`,
  NotPublished: ({ folder, reason }) => `Nothing was published in ${folder}: ${reason}; build again; ${SAFE}`,
  RuntimeDiffers: ({ found, expected }) =>
    `This Node (${found}) does not read texts as the one does that datasets are made with (${expected}): ` +
    "run `npx -y pnpm@12.21.0 install`, which brings it, and start through pnpm: `npx -y pnpm@12.21.0 pipeline build`",
  VersionTaken: ({ folder, version }) =>
    `${folder}/${version} is there already and latest.json does not point to it: ` +
    `move it away, or point latest.json to it; versions are never overwritten`,
  WorkerDied: ({ reason, detail }) =>
    `A worker ${reason} (${detail}): try --jobs 1, and report this; ${SAFE}`,
};

const describe = (cause: Cause.Cause<unknown>): { readonly code: number; readonly line: string | null } => {
  const error = Cause.squash(cause) as Partial<Known> & { readonly message?: string };
  const line = LINES[error._tag as Known["_tag"]] as ((known: unknown) => string | null) | undefined;
  if (line !== undefined) return { code: error._tag === "DatasetStale" ? 2 : 1, line: line(error) };
  // A defect: a bug of the program, with its trace for whoever mends it.
  return { code: 1, line: `This is a bug, please report it: ${sourceTrace(Cause.pretty(cause))}` };
};

/** A wrong invocation is one line an error, and how to learn more: not a page of help. */
const presenter: CliOutput.Presenter = {
  present: (event) =>
    event._tag === "InvalidInvocation"
      ? Effect.sync(() => {
          for (const error of event.errors) {
            const line = error.message.replace(/\s*\n\s*/g, " ");
            process.stderr.write(`${line}; see \`${event.commandPath.join(" ")} --help\`\n`);
          }
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

const started: Effect.Effect<void, unknown> = Command.runWith(root, { version: VERSION })(typed).pipe(
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
