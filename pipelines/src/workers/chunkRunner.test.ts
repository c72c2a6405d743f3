import * as Effect from "effect/Effect";
import type * as Layer from "effect/Layer";
import { describe, expect, it } from "vitest";
import { processChunk, type ChunkResult } from "columnist";
import { rowsFrom, type Source } from "@columnist/model";
import { ChunkRunner, type WorkerDied } from "./chunkRunner.ts";

const TEXT =
  "Give Kelda its ferry\n\nBy Ann Lee\n\nThe ferry ran 12 times in March. " +
  "“We will not sell the harbour,” Mayor Ana Lutz said.\n\nLet the ferries run. It is a disgrace.";

const source = (path: string, text = TEXT): Source => ({
  path,
  record: null,
  bytes: new TextEncoder().encode(text),
  mediaType: null,
  url: null,
  fetchedAt: null,
});

const run = (
  layer: Layer.Layer<ChunkRunner, WorkerDied>,
  sources: ReadonlyArray<Source>,
): Promise<ReadonlyArray<ChunkResult>> =>
  Effect.runPromise(
    ChunkRunner.pipe(
      Effect.flatMap((runner) => runner.run(sources)),
      Effect.provide(layer),
    ),
  );

const workers = (script?: string) =>
  ChunkRunner.workers({
    jobs: 2,
    articleLimit: 2000,
    ...(script === undefined ? {} : { script: new URL(script, import.meta.url) }),
  });

const paths = (results: ReadonlyArray<ChunkResult>): ReadonlyArray<string> =>
  results.flatMap(({ tables }) => rowsFrom("documents", tables.documents).map((row) => row.source_path));

const failures = (results: ReadonlyArray<ChunkResult>) =>
  results.flatMap(({ tables }) =>
    rowsFrom("failures", tables.failures).map((row) => [row.source_path, row.error, row.detail]),
  );

describe("a chunk", () => {
  const sources = [source("a.txt"), source("empty.txt", ""), source("b.txt", `${TEXT} More.`)];

  it("gives what processChunk gives, stage by stage in this thread", async () => {
    expect(await run(ChunkRunner.inline, sources)).toEqual([processChunk(sources)]);
  });

  it("gives the same from a worker", async () => {
    expect(await run(workers(), sources)).toEqual([processChunk(sources)]);
  });
});

it("takes the next job although it is asked for before the answer to the last is through", async () => {
  const asked = ["a.txt", "b.txt", "c.txt", "d.txt"].map((path) => [source(path)]);
  const one = ChunkRunner.workers({ jobs: 1, articleLimit: 60_000 });
  const results = await Effect.runPromise(
    ChunkRunner.pipe(
      Effect.flatMap((runner) => Effect.forEach(asked, runner.run)),
      Effect.provide(one),
    ),
  );
  expect(paths(results.flat())).toEqual(["a.txt", "b.txt", "c.txt", "d.txt"]);
});

describe("a worker that fails", () => {
  it.each([
    ["crash.txt", "run.article.crashed", "exit code 7"],
    ["hang.txt", "run.article.slow", "2 s"],
    ["throw.txt", "run.article.threw", "label failed on throw.txt"],
  ])("loses %s alone", async (bad, error, detail) => {
    const results = await run(workers("./faultyWorker.ts"), [source("a.txt"), source(bad), source("z.txt")]);
    expect(paths(results)).toEqual(["a.txt", "z.txt"]);
    expect(failures(results)).toEqual([[bad, error, expect.stringContaining(detail)]]);
  });

  it.each([
    ["is not there", "./nowhere.ts"],
    ["throws while it loads", `data:text/javascript,throw new Error("x")`],
    ["ends before it is ready", "data:text/javascript,process.exit(3)"],
    ["waits for what never comes", "data:text/javascript,await new Promise(() => {})"],
    ["loads what is not there", `data:text/javascript,import "node:nowhere"`],
  ])("fails the build where its code %s", async (_, script) => {
    await expect(run(workers(script), [source("a.txt"), source("b.txt")])).rejects.toMatchObject({
      _tag: "WorkerDied",
      reason: "did not start",
    });
  });
});
