import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gather } from "../build/workload.ts";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { openPlan, planLines } from "./planFile.ts";
import { planShards } from "./planShards.ts";
import { runAll, type ShardDone } from "./runShard.ts";
import { configHashOf, shardName, type ShardInput, type ShardSettings } from "./shard.ts";
import { readChunks, shardPath } from "./shardFile.ts";
import { statusOf } from "./status.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "columnist-plan-"));
  mkdirSync(join(folder, "seeds"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SETTINGS: ShardSettings = { fetchedAt: null, columns: null, model: "fast" };
const put = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(folder, "seeds", name), content);
const path = (): string => join(folder, "plan.jsonl");

const text = (number: number): string =>
  `The ferry to Kelda ran ${number} times in March. “We will not sell the harbour ${number},” Mayor Ana Lutz said.`;

const inputsOf = async (bytes: number): Promise<ReadonlyArray<ShardInput>> => {
  const { seeds } = await Effect.runPromise(
    gather({ seeds: join(folder, "seeds"), out: join(folder, "out"), ...SETTINGS }),
  );
  return Effect.runPromise(Stream.runCollect(planShards(seeds, SETTINGS, bytes)));
};

const writePlan = async (bytes: number): Promise<ReadonlyArray<ShardInput>> => {
  const inputs = await inputsOf(bytes);
  let written = "";
  const lines = planLines(SETTINGS, (line) => (written += line));
  for (const input of inputs) lines.add(input);
  lines.end();
  writeFileSync(path(), written);
  return inputs;
};

const run = (inputs: ReadonlyArray<ShardInput>): Promise<ReadonlyArray<ShardDone>> =>
  Effect.runPromise(
    runAll(
      inputs.map((input) =>
        Effect.succeed({
          input,
          seeds: join(folder, "seeds"),
          outDir: join(folder, "shards"),
          configHash: configHashOf(SETTINGS),
        }),
      ),
    ).pipe(Effect.provide(ChunkRunner.inline)),
  );

/** Articles of `count` records, each with so many bytes that nobody reads as text. */
const lines = (count: number, filler: number): string =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ id: `r${i}`, text: text(i), notes: String(i % 10).repeat(filler) }),
  ).join("\n");

const statesOf = (): ReadonlyArray<string> =>
  statusOf(openPlan(path()), join(folder, "shards")).map((next) => next().state);

describe("a plan's file", () => {
  it("gives back each shard as it was planned, and is the same wherever it is written", async () => {
    put("a.txt", text(1));
    put("lines.jsonl", lines(20, 500));
    put(
      "table.csv",
      `id,text,notes\n${Array.from({ length: 20 }, (_, i) => `${i},"${text(i)}",${"x".repeat(300)}`).join("\n")}`,
    );
    const inputs = await writePlan(2_000);
    const written = readFileSync(path(), "utf8");
    const plan = openPlan(path());
    expect(plan.names.map((_, number) => plan.input(number))).toEqual(inputs);
    expect(plan.names).toEqual(inputs.map(shardName));
    expect(inputs.filter(({ places }) => places !== null).length).toBeGreaterThan(6);
    expect(written).not.toContain(folder);
    await writePlan(2_000);
    expect(readFileSync(path(), "utf8")).toBe(written);
  });

  it.each<[string, (written: string) => string, string]>([
    ["cut short", (written) => written.slice(0, -40), "it has no end"],
    ["of another format", (written) => written.replace('"format":1', '"format":2'), "its digest is not"],
    ["empty", () => "", "it has no end"],
    ["of other records", (written) => written.replace('"r0"', '"r9"'), "has another digest"],
  ])("is refused where it is %s", async (_, spoil, why) => {
    put("lines.jsonl", lines(20, 500));
    await writePlan(2_000);
    writeFileSync(path(), spoil(readFileSync(path(), "utf8")));
    const readAll = (): void => {
      const plan = openPlan(path());
      plan.names.forEach((_name, number) => plan.input(number));
    };
    expect(readAll).toThrow(
      expect.objectContaining({ _tag: "ShardRefused", what: expect.stringContaining(why) }),
    );
  });
});

describe("a shard of a plan", () => {
  it("reads its own records alone", async ({ skip }) => {
    // On Linux, where CI runs, never skipped.
    skip(process.platform !== "linux", "what a process read is told by /proc alone");
    const size = 20 * 40 * 5_000;
    put("lines.jsonl", lines(20 * 40, 5_000));
    const inputs = await writePlan(size / 20);
    expect(inputs.length).toBeGreaterThanOrEqual(20);
    await run(inputs.slice(0, 1));
    const bytesRead = (): number => Number(/^rchar: (\d+)$/m.exec(readFileSync("/proc/self/io", "utf8"))![1]);
    const before = bytesRead();
    const done = await run(inputs.slice(1));
    expect(done.every(({ skipped }) => !skipped)).toBe(true);
    expect((bytesRead() - before) / size).toBeLessThan(1.2);
    expect((bytesRead() - before) / size).toBeGreaterThan(0.9);
  });

  it("is refused where its seed is another, and the others are computed", async () => {
    put("a.txt", text(1));
    put("b.txt", text(2));
    put("lines.jsonl", lines(20, 500));
    const inputs = await writePlan(20);
    const seed = readFileSync(join(folder, "seeds/lines.jsonl"), "utf8");
    put("b.txt", text(3));
    put("lines.jsonl", seed.replace("ferry", "Ferry"));
    await expect(run(inputs)).rejects.toMatchObject({ _tag: "SeedOther", path: "b.txt", exitCode: 3 });
    const states = statesOf();
    expect(states.filter((state) => state === "missing")).toHaveLength(2);
    expect(states.filter((state) => state === "done")).toHaveLength(inputs.length - 2);
    appendFileSync(join(folder, "seeds/lines.jsonl"), "\n");
    await expect(run(inputs.slice(2, 3))).rejects.toMatchObject({ path: "lines.jsonl" });
  });

  it("says its state", async () => {
    put("a.txt", text(1));
    put("b.txt", text(2));
    put("c.txt", text(3));
    const inputs = await writePlan(10);
    await run(inputs.slice(1));
    expect(statesOf()).toEqual(["missing", "done", "done"]);
    expect([...readChunks(shardPath(join(folder, "shards"), shardName(inputs[1]!)))]).toHaveLength(1);
    put("b.txt", text(4));
    await writePlan(10);
    expect(statesOf()).toEqual(["missing", "changed", "done"]);
    const other = shardPath(join(folder, "shards"), shardName(inputs[2]!));
    writeFileSync(
      other,
      readFileSync(other, "latin1").replace(configHashOf(SETTINGS), "0".repeat(64)),
      "latin1",
    );
    expect(statesOf()).toEqual(["missing", "changed", "other-code"]);
    writeFileSync(other, "");
    expect(statesOf()).toEqual(["missing", "changed", "missing"]);
  });
});
