/** The Python that the tests of readers run: a virtual environment under .cache, made once from PyPI. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;
const FOLDER = join(HERE, "../../.cache/venv-readers");
const LISTS = ["requirements.txt", "requirements-bare.txt"].map((file) => join(HERE, file));

/** A Python to run, or why there is none. */
export type Python =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: string };

const run = (
  command: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
): string | null => {
  const done = spawnSync(command, args, {
    encoding: "utf8",
    timeout: 900_000,
    env: { ...process.env, ...env },
  });
  return done.status === 0
    ? null
    : `${command}: ${done.error?.message ?? done.stderr.trim().split("\n").at(-1)}`;
};

const make = (folder: string): string | null => {
  const python = join(folder, "bin/python");
  const [full, bare] = LISTS as [string, string];
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  const why =
    run("python3", ["-m", "venv", folder]) ??
    run(python, [...pip, "-r", full]) ??
    run(python, [...pip, "--no-deps", "-r", bare]);
  return why ?? addDenoKernel(folder);
};

/**
 * `deno jupyter --install` would write into the home folder; Jupyter also looks beside its Python. What the TypeScript
 * notebook imports is fetched here, so that a test run needs no network.
 */
const addDenoKernel = (folder: string): string | null => {
  const deno = join(folder, "bin/deno");
  const kernel = join(folder, "share/jupyter/kernels/deno");
  const env = { DENO_DIR: join(folder, "deno") };
  mkdirSync(kernel, { recursive: true });
  const argv = [deno, "jupyter", "--kernel", "--conn", "{connection_file}"];
  writeFileSync(
    join(kernel, "kernel.json"),
    JSON.stringify({ argv, display_name: "Deno", language: "typescript", env }),
  );
  const notebook = readFileSync(join(HERE, "../../datasets/notebooks/typescript.ipynb"), "utf8");
  const packages = [...notebook.matchAll(/npm:[\w@/.-]+/g)].map(([name]) => name);
  return run(deno, ["cache", "--no-config", "--node-modules-dir=none", ...packages], env);
};

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

// A run that was killed while it held the lock must not stop those after it for ever.
const STALE_MINUTES = 20;

/** Test files run side by side: one makes the environment, the others wait. */
const locked = <A>(lock: string, work: () => A): A => {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > STALE_MINUTES * 60_000) rmdirSync(lock);
      else sleep(500);
    }
  }
  try {
    return work();
  } finally {
    rmdirSync(lock);
  }
};

/**
 * The environment, made anew when the lists of packages changed. Without python3 or a registry: why. It counts as whole
 * only once its last step is done, so a run stopped half-way leaves nothing to be mistaken for one.
 */
export const readersPython = (): Python => {
  const digest = createHash("sha256");
  for (const list of LISTS) digest.update(readFileSync(list));
  const folder = `${FOLDER}-${digest.digest("hex").slice(0, 8)}`;
  const path = join(folder, "bin/python");
  const whole = join(folder, "whole");
  mkdirSync(join(folder, ".."), { recursive: true });
  return locked(`${folder}.lock`, () => {
    if (existsSync(whole)) return { ok: true, path };
    rmSync(folder, { recursive: true, force: true });
    const why = make(folder);
    if (why === null) {
      writeFileSync(whole, "");
      return { ok: true, path };
    }
    rmSync(folder, { recursive: true, force: true });
    return { ok: false, why };
  });
};

/** Runs a script of this folder, and gives the JSON that it prints last. Throws with its last words where it fails. */
export const runScript = (python: string, script: string, args: ReadonlyArray<string>): unknown => {
  const done = spawnSync(python, [join(HERE, script), ...args], { encoding: "utf8", timeout: 600_000 });
  if (done.status !== 0) throw new Error(`${script} ${args.join(" ")}: ${done.stderr.slice(-2000)}`);
  return JSON.parse(done.stdout.trim().split("\n").at(-1)!);
};
