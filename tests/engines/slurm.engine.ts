/** The script of `shard slurm` on a real Slurm, through its faults: what comes out is what `build` gives. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contentOf, type Place } from "../cli/pipeline.ts";
import { seeded } from "./seeded.ts";
import { installSlurm, startCluster, type Cluster } from "./slurmCluster.ts";

const KILL_ON = new URL("./preloads/killOnRun.ts", import.meta.url).href;

let cluster: Cluster;
const places: Array<Place> = [];

beforeAll(async () => {
  if (!installSlurm())
    throw new Error("no Slurm: run as root on Debian, or install slurm-wlm, munge and shellcheck");
  cluster = await startCluster();
}, 300_000);
afterAll(async () => {
  await cluster?.stop();
  for (const { remove } of places) remove();
}, 60_000);

const begun = async (files: number, folder?: string): Promise<Place> => {
  const place = await seeded(files, folder);
  places.push(place);
  return place;
};

const FOLDERS = { seeds: "seeds", shards: "shards", out: "datasets" };
const scripted = async (
  place: Place,
  folders: typeof FOLDERS,
  ...more: ReadonlyArray<string>
): Promise<void> => {
  const flags = Object.entries(folders).flatMap(([name, folder]) => [`--${name}`, folder]);
  const { code, out } = await place.run(["shard", "slurm", ...flags, "--size", "1", ...more]);
  expect(code).toBe(0);
  writeFileSync(place.path("build.sh"), out);
};
const submit = (place: Place, env: NodeJS.ProcessEnv = {}) =>
  spawnSync("sh", ["build.sh"], {
    cwd: place.folder,
    encoding: "utf8",
    env: { ...cluster.env, COLUMNIST_CACHE: place.path(".cache"), ...env },
  });

const shardsIn = (place: Place): number =>
  existsSync(place.path("shards"))
    ? readdirSync(place.path("shards")).filter((name) => name.endsWith(".shard")).length
    : 0;
const someShards = async (place: Place): Promise<void> => {
  for (let i = 0; i < 600 && shardsIn(place) < 2; i++) await wait(100);
  expect(shardsIn(place)).toBeGreaterThanOrEqual(2);
};
const logsOf = (place: Place, shards: string): string =>
  readdirSync(place.path(`${shards}/logs`))
    .map((name) => `${name}:\n${readFileSync(place.path(`${shards}/logs/${name}`), "utf8")}`)
    .join("\n");
const expectWhole = (place: Place, { shards, out } = FOLDERS): void => {
  const logs = logsOf(place, shards);
  expect(existsSync(place.path(`${out}/latest.json`)), logs).toBe(true);
  expect(contentOf(place.path(out))).toEqual(contentOf(place.path("whole")));
};

it("without a fault; the script started again says what is queued, then makes nothing new", async () => {
  const place = await begun(6);
  await scripted(place, FOLDERS);
  const first = submit(place);
  expect(first.status, first.stderr).toBe(0);
  expect(first.stdout).toMatch(/^\d+ shards in \d+ tasks: job \d+/);
  expect(submit(place).stdout).toContain("queued already");
  await cluster.idle(120);
  expectWhole(place);
  expect(submit(place).stdout).not.toContain("shards in");
  await cluster.idle(60);
  expectWhole(place);
}, 300_000);

it("spaces, quotes, dollars and percents in paths", async () => {
  const folders = { seeds: `it's "my" seeds`, shards: "100%a $HOME `x` shards", out: "out & 'more'" };
  const place = await begun(2, folders.seeds);
  await scripted(place, folders, "--tasks", "2");
  execFileSync("shellcheck", [place.path("build.sh")], { stdio: "pipe" });
  const { status, stderr } = submit(place);
  expect(status, stderr).toBe(0);
  await cluster.idle(120);
  expectWhole(place, folders);
}, 300_000);

it("a node that dies", async () => {
  const place = await begun(10);
  await scripted(place, FOLDERS);
  expect(submit(place).status).toBe(0);
  await someShards(place);
  await cluster.kill("n2");
  await wait(1000);
  cluster.start("n2");
  await cluster.idle(200);
  expectWhole(place);
}, 400_000);

it("a controller that dies and comes back", async () => {
  const place = await begun(10);
  await scripted(place, FOLDERS);
  expect(submit(place).status).toBe(0);
  await someShards(place);
  await cluster.kill("slurmctld");
  await wait(3000);
  cluster.start("slurmctld");
  await wait(2000);
  await cluster.idle(200);
  // A controller forgets what it had not written down yet, be it the merge: the script again is the way on.
  expect(submit(place).status).toBe(0);
  await cluster.idle(200);
  expectWhole(place);
}, 400_000);

it("an article that kills its process is one row of failures", async () => {
  const place = await begun(3);
  await scripted(place, FOLDERS);
  const { status } = submit(place, { NODE_OPTIONS: `--import=${KILL_ON}`, KILL_ON: "harbour 105," });
  expect(status).toBe(0);
  await cluster.idle(200);
  expect(existsSync(place.path("datasets/latest.json")), logsOf(place, "shards")).toBe(true);
  const rows = readFileSync(place.path("datasets/1.0.0/failures.csv"), "utf8").trim().split("\n").slice(1);
  expect(rows).toEqual([expect.stringContaining("run.article.crashed")]);
}, 400_000);
