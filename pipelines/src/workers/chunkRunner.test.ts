import { deserialize } from "node:v8";
import * as Effect from "effect/Effect";
import type * as Layer from "effect/Layer";
import { describe, expect, it } from "vitest";
import { processChunk } from "columnist";
import type { Chunk } from "@columnist/dataset";
import { docId, rowsFrom, type Source } from "@columnist/model";
import type { PackedRows } from "../rows/gatherRows.ts";
import { packSources } from "../rows/packedSources.ts";
import type { MadePart } from "../rows/part.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import type { DatasetNotWritten } from "../store/datasetStore.ts";
import { ChunkRunner } from "./chunkRunner.ts";
import { summing, type StageTimes } from "../stageTimes.ts";
import type { WorkerDied } from "./workerThread.ts";

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

const using = <A>(
  layer: Layer.Layer<ChunkRunner, WorkerDied>,
  use: (runner: ChunkRunner["Service"]) => Effect.Effect<A, WorkerDied | DatasetNotWritten>,
): Promise<A> => Effect.runPromise(ChunkRunner.pipe(Effect.flatMap(use), Effect.provide(layer)));

const gather = (layer: Layer.Layer<ChunkRunner, WorkerDied>, sources: ReadonlyArray<Source>) =>
  using(layer, (runner) => runner.gather(sources));

const idOf = ({ path }: Source): string => docId(path, null, nativeSha256);

const make = (
  layer: Layer.Layer<ChunkRunner, WorkerDied>,
  sources: ReadonlyArray<Source>,
): Promise<MadePart> =>
  using(layer, (runner) =>
    runner.make({
      from: {
        kind: "records",
        sources: packSources(sources.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))),
      },
      corrections: [],
      tombstones: [],
      keep: null,
      spare: null,
    }),
  );

const workers = (script?: string) =>
  ChunkRunner.workers({
    jobs: 2,
    articleLimit: 2000,
    ...(script === undefined ? {} : { script: new URL(script, import.meta.url) }),
  });

const chunksIn = (gathered: ReadonlyArray<PackedRows>): ReadonlyArray<Chunk> =>
  gathered.flatMap(({ bytes }) => (bytes === null ? [] : [deserialize(bytes) as Chunk]));

const paths = (gathered: ReadonlyArray<PackedRows>): ReadonlyArray<string> =>
  chunksIn(gathered).flatMap(({ tables }) =>
    rowsFrom("documents", tables.documents).map((row) => row.source_path),
  );

const failures = (made: ReadonlyArray<Pick<PackedRows, "failures">>) =>
  made.flatMap((one) => one.failures.map((row) => [row.source_path, row.error, row.detail]));

describe("rows of some articles", () => {
  const sources = [source("a.txt"), source("empty.txt", ""), source("b.txt", `${TEXT} More.`)];

  it.each([
    ["in this thread", ChunkRunner.inline],
    ["from a worker", workers()],
  ])("are what processChunk gives: %s", async (_, layer) => {
    const gathered = await gather(layer, sources);
    const whole = processChunk(sources);
    expect(gathered.flatMap((one) => one.failures)).toEqual(rowsFrom("failures", whole.tables.failures));
    const { failures: refused, ...tables } = whole.tables;
    expect(refused.rows).toBe(1);
    expect(chunksIn(gathered)).toMatchObject([
      { tables, signatures: whole.signatures, signatureLength: whole.signatureLength },
    ]);
  });
});

it("takes the next job although it is asked for before the answer to the last is through", async () => {
  const asked = ["a.txt", "b.txt", "c.txt", "d.txt"].map((path) => [source(path)]);
  const one = ChunkRunner.workers({ jobs: 1, articleLimit: 60_000 });
  const results = await using(one, (runner) => Effect.forEach(asked, runner.gather));
  expect(paths(results.flat())).toEqual(["a.txt", "b.txt", "c.txt", "d.txt"]);
});

it("tells how long each stage of a worker took, and how many articles went through", async () => {
  const times: StageTimes = new Map();
  const asked = ["a.txt", "b.txt"].map((path) => [source(path)]);
  await Effect.runPromise(
    ChunkRunner.pipe(
      Effect.flatMap((runner) => Effect.forEach(asked, runner.gather, { concurrency: 2 })),
      Effect.provide(workers()),
      summing(times),
    ),
  );
  const articles = [...times].map(([name, { amounts }]) => [name, amounts["articles"]]);
  expect(articles).toEqual(["parse", "clean", "segment", "label", "rows"].map((name) => [name, 2]));
  for (const { milliseconds } of times.values()) expect(milliseconds).toBeGreaterThan(0);
});

it("ends a worker whose job is given up, so that the next job gets an answer of its own", async () => {
  const results = await using(
    ChunkRunner.workers({
      jobs: 1,
      articleLimit: 60_000,
      script: new URL("./faultyWorker.ts", import.meta.url),
    }),
    (runner) =>
      Effect.gen(function* () {
        // Once it has answered, it is no longer the start that takes the time.
        yield* runner.gather([source("a.txt")]);
        const hung = yield* Effect.timeoutOption(runner.gather([source("hang.txt")]), "200 millis");
        expect(hung._tag).toBe("None");
        return yield* runner.gather([source("b.txt")]);
      }),
  );
  expect(paths(results)).toEqual(["b.txt"]);
});

describe("a worker that fails", () => {
  it.each([
    ["crash.txt", "run.article.crashed", "exit code 7"],
    ["hang.txt", "run.article.slow", "2 s"],
    ["throw.txt", "run.article.threw", "label failed on throw.txt"],
  ])("loses %s alone", async (bad, error, detail) => {
    const gathered = await gather(workers("./faultyWorker.ts"), [
      source("a.txt"),
      source(bad),
      source("z.txt"),
    ]);
    expect(paths(gathered)).toEqual(["a.txt", "z.txt"]);
    expect(failures(gathered)).toEqual([[bad, error, expect.stringContaining(detail)]]);
  });

  it("loses one article of a part, and the part is as it were without it", async () => {
    const others = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"].map((path) => source(path));
    const made = await make(workers("./faultyWorker.ts"), [...others, source("crash.txt")]);
    expect(failures([made])).toEqual([
      ["crash.txt", "run.article.crashed", expect.stringContaining("exit code 7")],
    ]);
    const { failures: _, ...rows } = made;
    const { failures: none, ...expected } = await make(ChunkRunner.inline, others);
    expect(none).toEqual([]);
    expect(rows).toEqual(expected);
  });

  it("loses no article of a part that is too much only as a whole", async () => {
    const sources = ["a.txt", "together-1.txt", "together-2.txt", "z.txt"].map((path) => source(path));
    expect(await make(workers("./faultyWorker.ts"), sources)).toEqual(
      await make(ChunkRunner.inline, sources),
    );
  });

  it.each([
    ["is not there", "./nowhere.ts"],
    ["throws while it loads", `data:text/javascript,throw new Error("x")`],
    ["ends before it is ready", "data:text/javascript,process.exit(3)"],
    ["waits for what never comes", "data:text/javascript,await new Promise(() => {})"],
    ["loads what is not there", `data:text/javascript,import "node:nowhere"`],
  ])("fails the build where its code %s", async (_, script) => {
    await expect(gather(workers(script), [source("a.txt"), source("b.txt")])).rejects.toMatchObject({
      _tag: "WorkerDied",
      reason: "did not start",
    });
  });
});
