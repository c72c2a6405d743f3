import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { slurmScript } from "./slurm.ts";

const root = mkdtempSync(join(tmpdir(), "columnist-slurm-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const path = join(root, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
};

/** What was called, a line a call with its words in brackets. */
const logged = 'for word; do printf "[%s]" "$word"; done >>"$CALLS"; echo >>"$CALLS"';

// They stand in for Slurm's: tests/engines asks the real ones.
write("sbatch", `set -- sbatch "$@"; ${logged}; echo "17;cluster"`);
write("squeue", 'case "$*" in *"$QUEUED "*) echo " 16" ;; esac');
const program = write(
  "a program",
  `${logged}; case $2 in plan) echo '{"shards":5,"files":9}' ;; status) exit "$STATUS" ;; run) exit "\${RUN:-0}" ;; esac`,
);
write("sleep", ":");

const shards = join(root, `it's 5% "of" $HOME`);
const script = join(root, "build.sh");
beforeEach(() => {
  rmSync(join(root, "calls"), { force: true });
  const text = slurmScript({
    program: [program],
    seeds: "/my seeds",
    shards,
    out: "/out",
    planFlags: ["--size", "3"],
    settingFlags: ["--model", "fast"],
    workFlags: ["--jobs", "2"],
    jobs: 2,
    tasks: 3,
  });
  writeFileSync(script, text);
});

const run = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv) => {
  const done = spawnSync("sh", [script, ...args], {
    cwd: root,
    encoding: "utf8",
    env: {
      CALLS: join(root, "calls"),
      STATUS: "1",
      QUEUED: "nothing",
      PATH: `${root}:${process.env["PATH"]}`,
      ...env,
    },
  });
  return {
    code: done.status,
    out: done.stdout,
    calls: readFileSync(join(root, "calls"), "utf8").trim().split("\n"),
  };
};

it("plans, submits an array and a merge behind it, with every path as it is", () => {
  const { code, out, calls } = run([], {});
  expect(code).toBe(0);
  expect(out).toContain("5 shards in 3 tasks: job 17");
  const plan = `[${shards}/plan.jsonl]`;
  expect(calls[0]).toBe(`[shard][plan][--seeds][/my seeds][--to]${plan}[--json][--size][3][--model][fast]`);
  expect(calls[1]).toBe(`[shard][status][--plan]${plan}[--shards][${shards}]`);
  const logs = `${shards.replace("%", "%%")}/logs`;
  expect(calls[2]).toMatch(/^\[sbatch\].*\[--requeue\].*\[--array=0-2\]/);
  expect(calls[2]!.endsWith(`[--output=${logs}/%a.log][${script}][task][3]`)).toBe(true);
  expect(calls[3]!.endsWith(`[--dependency=afterany:17][--output=${logs}/merge.log][${script}][merge]`)).toBe(
    true,
  );
  expect(calls).toHaveLength(4);
});

it("merges alone where all shards are there", () => {
  const { calls } = run([], { STATUS: "0" });
  expect(calls.filter((call) => call.startsWith("[sbatch]"))).toEqual([
    expect.not.stringContaining("--dependency"),
  ]);
});

it("leaves what is queued, and adds the merge that a fault kept from it", () => {
  const name = /^name=(.+)$/m.exec(readFileSync(script, "utf8"));
  const { out, calls } = run([], { QUEUED: `--name=${name![1]}` });
  expect(out).toContain("queued already: job 16");
  expect(calls).toEqual([expect.stringContaining("[--dependency=afterany:16]")]);
});

it.each([
  ["0", 1],
  ["1", 5],
  ["137", 5],
  ["3", 1],
  ["143", 1],
])("a task that ends with %s is run %d times", (ends, times) => {
  const { code, calls } = run(["task", "3"], { RUN: ends });
  expect(code).toBe(Number(ends));
  expect(calls).toHaveLength(times);
  expect(calls[0]).toContain("[--part][auto/3]");
});
