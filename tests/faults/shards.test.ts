/** Shards that are killed on the way, on several machines as it were: what is merged in the end is what a build gives. */
import { readdirSync, readFileSync } from "node:fs";
import { seededRandom } from "@columnist/statistics";
import { afterAll, beforeAll, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";
import { seedOf } from "./seed.ts";

const place = makePlace();
afterAll(place.remove);

const PRELOAD = new URL("./preloads/killAtCall.ts", import.meta.url).href;
const SEED = seedOf("FAULT_SEED");
const KILLS = 8;
const FLAGS = ["--size", "1"];

beforeAll(async () => {
  for (let i = 0; i < 40; i++) place.write(`seeds/piece-${i}.txt`, article(i, 40));
  const lines = Array.from({ length: 30 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, text: article(500 + i, 4), notes: "x".repeat(60_000) }),
  );
  place.write("seeds/lines.jsonl", lines.join("\n"));
  expect(await place.run(["build", "--out", "whole", "--no-cache"])).toMatchObject({ code: 0 });
}, 120_000);

interface Planned {
  readonly shard: string;
  readonly records: unknown;
}

it(`gives the bytes of a build after ${KILLS} kills (FAULT_SEED=${SEED})`, async () => {
  const { out } = await place.run(["shard", "plan", ...FLAGS]);
  expect(await place.run(["shard", "plan", ...FLAGS, "--to", "plan.jsonl"])).toMatchObject({ code: 0 });
  expect(readFileSync(place.path("plan.jsonl"), "utf8")).toBe(out);
  const shards = out
    .trim()
    .split("\n")
    .slice(1, -2)
    .map((line) => JSON.parse(line) as Planned);
  expect(shards.length).toBeGreaterThan(2);
  expect(shards.some(({ records }) => records !== null)).toBe(true);

  const counted = `export NODE_OPTIONS=--import=${PRELOAD} COUNT_CALLS_TO=${place.path("calls")}`;
  const whole = place.start(["shard", "run", ...FLAGS, "--shards", "counted", "--jobs", "1"], counted);
  whole.child.stdin?.end();
  expect(await whole.ended).toMatchObject({ code: 0 });
  const calls = Number(readFileSync(place.path("calls"), "utf8"));

  const pick = seededRandom(SEED);
  for (let i = 0; i < KILLS; i++) {
    const at = 1 + Math.floor(pick() * calls);
    const killed = place.start(
      ["shard", "run", ...(i % 2 === 0 ? FLAGS : ["--plan", "plan.jsonl"]), "--jobs", "1"],
      `export NODE_OPTIONS=--import=${PRELOAD} KILL_AT=${at}`,
    );
    killed.child.stdin?.end();
    const { code } = await killed.ended;
    expect([0, 137], `killed at call ${at}`).toContain(code);
  }
  // Two machines at once, each with some of the shards and one with both.
  const names = shards.flatMap(({ shard }) => ["--only", shard]);
  const runs = [names.slice(0, 4), names.slice(2)].map((only) =>
    place.run(["shard", "run", "--plan", "plan.jsonl", ...only]),
  );
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0]);
  expect(readdirSync(place.path("shards")).sort()).toEqual(
    shards.map(({ shard }) => `${shard}.shard`).sort(),
  );
  expect(await place.run(["shard", "merge", "--out", "merged"])).toMatchObject({ code: 0 });
  expect(contentOf(place.path("merged"))).toEqual(contentOf(place.path("whole")));
}, 300_000);

it("is computed in parts, each told by the scheduler that started it", async () => {
  await place.run(["shard", "plan", ...FLAGS, "--to", "plan.jsonl"]);
  const run = ["shard", "run", "--plan", "plan.jsonl", "--shards", "parts"];
  const status = ["shard", "status", "--plan", "plan.jsonl", "--shards", "parts", "--json"];
  expect(await place.run([...run, "--part", "1/2"])).toMatchObject({ code: 0 });
  const half = await place.run(status);
  expect(half.code).toBe(1);
  expect(half.err).toContain("(exit 1: again may help)");
  expect(JSON.parse(half.out.trim().split("\n").at(-1)!)).toMatchObject({
    faulty: 0,
    otherCode: 0,
    changed: 0,
  });
  const second = place.start(
    [...run, "--part", "auto"],
    "export SLURM_ARRAY_TASK_ID=8 SLURM_ARRAY_TASK_MIN=7 SLURM_ARRAY_TASK_MAX=8 SLURM_ARRAY_TASK_COUNT=2",
  );
  second.child.stdin?.end();
  expect(await second.ended).toMatchObject({ code: 0 });
  expect(await place.run(status)).toMatchObject({ code: 0 });
  expect(await place.run(["shard", "merge", "--shards", "parts", "--out", "of-parts"])).toMatchObject({
    code: 0,
  });
  expect(contentOf(place.path("of-parts"))).toEqual(contentOf(place.path("whole")));
}, 120_000);

it("says what is missing, what to do, and whether again may help", async () => {
  const again = "(exit 1: again may help)\n";
  const refused = "(exit 3: refused, again gives the same)\n";
  const said = async (...args: ReadonlyArray<string>) => {
    const { code, err } = await place.run(["shard", ...args]);
    return [code, err.replace("Reading shards\n", "")] as const;
  };
  const merge = await said("merge", "--shards", "none");
  expect(merge).toEqual([
    1,
    expect.stringMatching(/^There is no folder of shards at .*; run `pipeline shard run` again/),
  ]);
  expect(merge[1].endsWith(again)).toBe(true);
  await place.run(["shard", "plan", ...FLAGS, "--to", "plan.jsonl"]);
  const planned = ["run", "--plan", "plan.jsonl"];
  for (const [args, what] of [
    [["run", ...FLAGS, "--only", "nothing"], /^There is no shard nothing/],
    [[...planned, "--only", "nothing"], /^There is no shard nothing/],
    [[...planned, "--part", "3/2"], /^--part cannot be "3\/2"/],
    [[...planned, "--part", "auto"], /no scheduler says which task this is/],
    [[...planned, ...FLAGS], /without --size/],
  ] as const) {
    const found = await said(...args);
    expect(found).toEqual([3, expect.stringMatching(what)]);
    expect(found[1].endsWith(refused)).toBe(true);
  }
  expect(await said("run", "--plan", "missing.jsonl")).toEqual([1, expect.stringMatching(/ENOENT/)]);
  place.write("half.jsonl", readFileSync(place.path("plan.jsonl"), "utf8").slice(0, 1000));
  expect(await said("run", "--plan", "half.jsonl")).toEqual([
    3,
    expect.stringMatching(/no plan that can be used/),
  ]);
  const piece = readFileSync(place.path("seeds/piece-7.txt"));
  place.write("seeds/piece-7.txt", article(9999, 40));
  const changed = await said(...planned, "--shards", "anew");
  place.write("seeds/piece-7.txt", piece);
  expect(changed).toEqual([3, expect.stringMatching(/^The seed piece-7.txt is not what it was/)]);
}, 120_000);
