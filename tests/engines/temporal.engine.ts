/** A build by Temporal, its server, workers and submitter killed on the way: what comes out is what `build` gives. */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contentOf, type Place } from "../cli/pipeline.ts";
import { seeded } from "./seeded.ts";
import { installTemporal, startEngine, type Engine, type Worker } from "./temporalServer.ts";

const KILL_ON = new URL("./preloads/killOnRun.ts", import.meta.url).href;
const JOB = ["--size", "1", "--silence", "8"];

let program: string;
const ends: Array<() => Promise<void> | void> = [];
beforeAll(() => {
  program = installTemporal();
}, 400_000);
afterAll(async () => {
  for (const end of ends.reverse()) await end();
}, 60_000);

const begun = async (
  files: number,
  env: NodeJS.ProcessEnv = {},
): Promise<{ place: Place; engine: Engine }> => {
  const place = await seeded(files);
  ends.push(place.remove);
  const engine = await startEngine(program, place.folder, env);
  ends.push(engine.stop);
  return { place, engine };
};

const lines = (workers: ReadonlyArray<Worker>, pattern: RegExp): ReadonlyArray<string> =>
  workers.flatMap(({ said }) => said().match(pattern) ?? []);
const COMPUTED = /shard \S+ computed/g;
const someShards = async (workers: ReadonlyArray<Worker>): Promise<void> => {
  for (let i = 0; i < 600 && lines(workers, COMPUTED).length < 2; i++) await wait(100);
  expect(lines(workers, COMPUTED).length).toBeGreaterThanOrEqual(2);
};
const expectWhole = async (place: Place, submitted: Worker): Promise<void> => {
  expect(await submitted.ended, submitted.said()).toBe(0);
  expect(submitted.said()).toContain("version 1.0.0");
  expect(contentOf(place.path("datasets"))).toEqual(contentOf(place.path("whole")));
};
const expectOnce = (workers: ReadonlyArray<Worker>): void => {
  const computed = lines(workers, COMPUTED);
  expect(new Set(computed).size).toBe(computed.length);
};

it("a server that restarts: no shard is computed twice", async () => {
  const { place, engine } = await begun(10);
  const workers = [await engine.worker(), await engine.worker()];
  const submitted = engine.submit(...JOB);
  await someShards(workers);
  await engine.killServer();
  await wait(3000);
  await engine.startServer();
  await expectWhole(place, submitted);
  expectOnce(workers);
});

it("a worker that dies, then all of them", async () => {
  const { place, engine } = await begun(10);
  const workers = [await engine.worker(), await engine.worker()];
  const submitted = engine.submit(...JOB);
  await someShards(workers);
  await workers[0]!.kill();
  await wait(1000);
  await workers[1]!.kill();
  workers.push(await engine.worker());
  await expectWhole(place, submitted);
});

it("a submitter that dies: the second attaches, the third makes nothing new", async () => {
  const { place, engine } = await begun(8);
  const workers = [await engine.worker(), await engine.worker()];
  const first = engine.submit(...JOB);
  await someShards(workers);
  await first.kill();
  const second = engine.submit(...JOB);
  await expectWhole(place, second);
  expectOnce(workers);
  const name = first.said().trim();
  expect(second.said()).toContain(name);
  expect(JSON.parse(engine.ask("status", name))).toMatchObject({
    status: "COMPLETED",
    failures: 0,
    skipped: 0,
  });
  await expectWhole(place, engine.submit(...JOB));
  expectOnce(workers);
});

it("an article that kills its process is one row of failures; no shard waits for it", async () => {
  const { place, engine } = await begun(4, { NODE_OPTIONS: `--import=${KILL_ON}`, KILL_ON: "harbour 105," });
  await engine.worker();
  const submitted = engine.submit(...JOB);
  expect(await submitted.ended, submitted.said()).toBe(0);
  const rows = readFileSync(place.path("datasets/1.0.0/failures.csv"), "utf8").trim().split("\n").slice(1);
  expect(rows).toEqual([expect.stringContaining("run.article.crashed")]);
});

it("cancel ends it", async () => {
  const { engine } = await begun(8);
  const workers = [await engine.worker()];
  const submitted = engine.submit(...JOB);
  await someShards(workers);
  engine.ask("cancel", submitted.said().trim());
  expect(await submitted.ended).toBe(1);
  expect(submitted.said()).toContain("canceled");
});
