import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { gather, type Workload } from "../build/workload.ts";
import { buildVersion } from "../build/buildVersion.ts";
import type { BuildPlan } from "../plan.ts";
import { mergeShards } from "./mergeShards.ts";
import { runAll, type ShardDone, type ShardJob } from "./runShard.ts";
import { planShards } from "./planShards.ts";
import { configHashOf, shardName, type ShardSettings } from "./shard.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "columnist-shards-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FETCHED = "2026-03-01T08:00:00Z";
const SETTINGS: ShardSettings = { fetchedAt: FETCHED, columns: null, model: "fast" };

const article = (number: number): string =>
  `Give Kelda its ferry number ${number}\n\nBy Ann Lee\n\n34 min ago\n\nThe ferry to Kelda ran ${number} times in March. ` +
  `“We will not sell the harbour ${number % 7},” Mayor Ana Lutz said on Monday. It is a disgrace that it waits.`;

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) =>
    JSON.stringify({ id: `r${(from + i) % 90}`, title: `Ferry ${from + i}`, text: article(1000 + from + i) }),
  ).join("\n");

/** Articles, near copies, a file of many records some of which come again, and files that cannot be read. */
const writeSeeds = (): void => {
  const put = (name: string, text: string | Uint8Array): void => {
    mkdirSync(join(folder, "seeds", name, ".."), { recursive: true });
    writeFileSync(join(folder, "seeds", name), text);
  };
  for (let i = 0; i < 30; i++) put(`piece-${i}.txt`, article(i % 25));
  put("lines.jsonl", `${lines(0, 100)}\n{"id": "broken", "text": \n${lines(100, 110)}\n`);
  put("empty.txt", "");
  put("broken.txt.gz", Buffer.from("\u001f\u008bgarbage", "latin1"));
  put("deep/er/piece.txt", article(77));
  symlinkSync("nowhere", join(folder, "seeds/gone.txt"));
};

const planOf = (out: string): BuildPlan => ({
  seeds: join(folder, "seeds"),
  out: join(folder, out),
  jobs: 1,
  fetchedAt: FETCHED,
  cache: false,
  articleLimit: 30_000,
});

const workOf = (out: string): Promise<Workload> => Effect.runPromise(gather(planOf(out)));

/** Every file of a folder by name. */
const filesIn = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(folder, name), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(join(folder, name).length), readFileSync(path, "latin1")]),
  );

const build = async (out: string): Promise<Readonly<Record<string, string>>> => {
  await Effect.runPromise(buildVersion(planOf(out), await workOf(out), true));
  return filesIn(out);
};

const jobsOf = async (bytes: number): Promise<ReadonlyArray<ShardJob>> => {
  const { seeds } = await workOf("unused");
  const shards = await Effect.runPromise(Stream.runCollect(planShards(seeds, SETTINGS, bytes)));
  const configHash = configHashOf(SETTINGS);
  return shards.map((input) => ({
    input,
    seeds: join(folder, "seeds"),
    outDir: join(folder, "shards"),
    configHash,
  }));
};

const run = (jobs: ReadonlyArray<ShardJob>): Promise<ReadonlyArray<ShardDone>> =>
  Effect.runPromise(runAll(jobs.map((job) => Effect.succeed(job))).pipe(Effect.provide(ChunkRunner.inline)));

const merge = async (out: string): Promise<Readonly<Record<string, string>>> => {
  await Effect.runPromise(mergeShards(planOf(out), await workOf(out), join(folder, "shards"), true));
  return filesIn(out);
};

const shardFiles = (): ReadonlyArray<string> =>
  readdirSync(join(folder, "shards")).map((name) => join(folder, "shards", name));

describe("shards merged", () => {
  it.each([2_000, 8_000, 1_000_000])(
    "are what a build gives, byte for byte: shards of %d bytes",
    async (bytes) => {
      writeSeeds();
      const jobs = await jobsOf(bytes);
      expect(jobs.length > 1).toBe(bytes < 1_000_000);
      expect(jobs.some(({ input }) => input.records !== null)).toBe(bytes < 1_000_000);
      const done = await run(jobs);
      expect(done.map(({ shard }) => shard)).toEqual(jobs.map(({ input }) => shardName(input)));
      expect(await merge("merged")).toEqual(await build("whole"));
    },
  );

  it("take in corrections and takedowns as a build does, and step to the next version", async () => {
    writeSeeds();
    await run(await jobsOf(4_000));
    expect(await merge("out")).toEqual(await build("whole"));
    const documents = readFileSync(join(folder, "out/1.0.0/documents.csv"), "utf8");
    const sha256 = /piece-3\.txt(?:,[^\n]*?)?,([0-9a-f]{64}),/.exec(documents)![1]!;
    writeFileSync(join(folder, "seeds/takedowns.jsonl"), `${JSON.stringify({ sha256 })}\n`);
    const merged = await merge("out");
    expect(merged).toEqual(await build("whole"));
    expect(Object.keys(merged).some((path) => path.startsWith("/1.0.0/"))).toBe(true);
    expect(JSON.parse(merged["/latest.json"]!)).not.toMatchObject({ version: "1.0.0" });
  });
});

describe("a shard's output", () => {
  it("is left as it is where it is there, and has the same digest anywhere", async () => {
    writeSeeds();
    const jobs = await jobsOf(4_000);
    const first = await run(jobs);
    const second = await run(jobs);
    // Also the one of the broken archive: what cannot be unpacked is so by its bytes, which are known.
    expect(second).toEqual(first.map((done) => ({ ...done, skipped: true })));
    const elsewhere = await run(jobs.map((job) => ({ ...job, outDir: join(folder, "elsewhere") })));
    expect(elsewhere).toEqual(first);
  });

  it.each<[string, () => void]>([
    ["missing", () => rmSync(shardFiles()[2]!)],
    ["cut short", () => truncateSync(shardFiles()[2]!, 1000)],
    ["empty", () => truncateSync(shardFiles()[2]!, 0)],
    [
      "damaged",
      () => {
        const bytes = readFileSync(shardFiles()[2]!);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(shardFiles()[2]!, bytes);
      },
    ],
  ])("is told by name where it is %s, and computed again alone", async (_, spoil) => {
    writeSeeds();
    // Its digest is never known, so its shard is computed each time.
    rmSync(join(folder, "seeds/broken.txt.gz"));
    const jobs = await jobsOf(4_000);
    await run(jobs);
    const whole = await merge("before");
    spoil();
    await expect(merge("merged")).rejects.toMatchObject({
      _tag: "ShardNotUsable",
      what: expect.stringMatching(/^No shard holds \S/),
    });
    expect(readdirSync(join(folder, "merged"))).toEqual([]);
    expect((await run(jobs)).filter(({ skipped }) => !skipped)).toHaveLength(1);
    expect(await merge("merged")).toEqual(whole);
  });

  it("is not used where a seed, the code or the settings are others since", async () => {
    writeSeeds();
    const jobs = await jobsOf(4_000);
    await run(jobs);
    await expect(run(jobs.map((job) => ({ ...job, configHash: "0" })))).rejects.toMatchObject({
      what: expect.stringContaining("other code or settings"),
    });
    const accurate: ShardSettings = { ...SETTINGS, model: "accurate" };
    const other = jobs.map((job) => ({
      ...job,
      input: { ...job.input, ...accurate },
      configHash: configHashOf(accurate),
    }));
    await expect(run(other)).rejects.toMatchObject({ what: expect.stringContaining("the accurate model") });
    appendFileSync(join(folder, "seeds/piece-4.txt"), "\nThe council must act.\n");
    await expect(merge("merged")).rejects.toMatchObject({
      what: "Changed since their shards were computed: piece-4.txt",
    });
    const again = await run(await jobsOf(4_000));
    expect(again.filter(({ skipped }) => !skipped).length).toBeLessThan(3);
    writeFileSync(join(folder, "seeds/late.txt"), article(500));
    await expect(merge("merged")).rejects.toMatchObject({ what: "No shard holds late.txt" });
    await run(await jobsOf(4_000));
    expect(await merge("merged")).toEqual(await build("whole"));
  });

  it("leaves nothing half-written where its folder takes no more", async () => {
    writeSeeds();
    writeFileSync(join(folder, "shards"), "a file in the way");
    await expect(run(await jobsOf(4_000))).rejects.toMatchObject({ _tag: "DatasetNotWritten" });
  });
});
