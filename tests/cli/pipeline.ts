/** Runs the command line as a user would: a process of its own, in a folder of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../pipelines/start.js", import.meta.url));

export interface Run {
  /** Exit code; 128 + the signal's number where a signal ended it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

const SIGNALS: Readonly<Record<string, number>> = {
  SIGINT: 130,
  SIGABRT: 134,
  SIGKILL: 137,
  SIGTERM: 143,
  SIGXFSZ: 153,
};

/** A place to work in, with its own cache: what a test does there touches nothing else. */
export interface Place {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly start: (args: ReadonlyArray<string>, shell?: string) => Started;
  readonly run: (args: ReadonlyArray<string>, input?: string | Uint8Array) => Promise<Run>;
  readonly remove: () => void;
}

export const makePlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-test-"));
  const start = (args: ReadonlyArray<string>, shell?: string): Started => {
    const env = { ...process.env, COLUMNIST_CACHE: join(folder, ".cache"), NO_COLOR: "1" };
    const command = [CLI, ...args];
    const child =
      shell === undefined
        ? spawn(process.execPath, command, { cwd: folder, env })
        : spawn("sh", ["-c", `${shell}; exec "$@"`, "sh", process.execPath, ...command], {
            cwd: folder,
            env,
          });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const ended = new Promise<Run>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code: code ?? SIGNALS[signal ?? ""] ?? 255, out, err }));
    });
    return { child, ended };
  };
  return {
    folder,
    path: (name) => join(folder, name),
    write: (name, content) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    },
    start,
    run: (args, input = "") => {
      const { child, ended } = start(args);
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input);
      return ended;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Every file below a folder with its content, by path: equal for two folders that are the same byte for byte. */
export const contentOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "latin1")]),
  );

/** An invented piece of `paragraphs` paragraphs; the same number gives the same text. */
export const article = (number: number, paragraphs = 4): string => {
  const body = Array.from(
    { length: paragraphs },
    (_, i) =>
      `The ferry to Kelda ran ${number + i} times in March, and the council must say why. ` +
      `"We will not sell the harbour ${number}," Mayor Ana Lutz said on Monday. Let the ferries run.`,
  );
  return [`Give Kelda its ferry number ${number}`, "By Ann Lee", ...body].join("\n\n");
};
