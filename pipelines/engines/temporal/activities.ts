/** What a worker does: a command of this program in a process of its own, which dies with the worker. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ApplicationFailure, Context } from "@temporalio/activity";
import type { Job } from "./workflow.ts";

const PROGRAM = fileURLToPath(new URL("../../start.js", import.meta.url));
const END_WITH_PARENT = new URL("./endWithParent.js", import.meta.url).href;
const REFUSED = 3;
const SHOWN = 2000;

/** Runs a command to its end, with signs of life on the way; gives the JSON of its last line. */
const run = (job: Job, args: ReadonlyArray<string>): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const context = Context.current();
    const child = spawn(
      process.execPath,
      ["--import", END_WITH_PARENT, PROGRAM, "shard", ...args, "--json"],
      {
        stdio: ["pipe", "pipe", "pipe"],
      },
    );
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err = (err + text).slice(-SHOWN)));
    const beat = setInterval(() => context.heartbeat(), (job.silence * 1000) / 4);
    context.cancelled.catch(() => child.kill("SIGTERM"));
    child.on("error", (error) => {
      clearInterval(beat);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearInterval(beat);
      const last = out.trim().split("\n").at(-1);
      if (code === 0 && last) return resolve(JSON.parse(last) as Record<string, unknown>);
      const line = err.trim() || `${args[0]} ended with ${code ?? signal}`;
      if (code === REFUSED) return reject(ApplicationFailure.nonRetryable(line, "Refused"));
      reject(ApplicationFailure.retryable(line, code === 1 ? "Failed" : "Killed"));
    });
  });

const planOf = (job: Job): string => `${job.shards}/plan.jsonl`;

/** Writes the plan beside the shards. @returns how many there are */
export async function plan(job: Job): Promise<number> {
  mkdirSync(job.shards, { recursive: true });
  const flags = [...job.planFlags, ...job.settingFlags];
  const { shards } = await run(job, ["plan", "--seeds", job.seeds, "--to", planOf(job), ...flags]);
  return shards as number;
}

/** Computes one of `total` shards, from 0. @returns whether it was there */
export async function shard(job: Job, number: number, total: number): Promise<boolean> {
  const part = `${number + 1}/${total}`;
  const folders = ["--seeds", job.seeds, "--shards", job.shards, "--plan", planOf(job)];
  const { skipped } = await run(job, ["run", ...folders, "--part", part, "--jobs", "1"]);
  process.stdout.write(`shard ${part} ${skipped ? "was there" : "computed"}\n`);
  return skipped as boolean;
}

/** @returns the version */
export async function merge(job: Job): Promise<string> {
  const folders = ["--seeds", job.seeds, "--shards", job.shards, "--out", job.out];
  const { version } = await run(job, ["merge", ...folders, ...job.settingFlags]);
  process.stdout.write(`merged: version ${version as string}\n`);
  return version as string;
}
