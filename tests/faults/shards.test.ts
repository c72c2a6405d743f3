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
  const shards = out
    .trim()
    .split("\n")
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
      ["shard", "run", ...FLAGS, "--jobs", "1"],
      `export NODE_OPTIONS=--import=${PRELOAD} KILL_AT=${at}`,
    );
    killed.child.stdin?.end();
    const { code } = await killed.ended;
    expect([0, 137], `killed at call ${at}`).toContain(code);
  }
  // Two machines at once, each with some of the shards and one with both.
  const names = shards.flatMap(({ shard }) => ["--only", shard]);
  const runs = [names.slice(0, 4), names.slice(2)].map((only) =>
    place.run(["shard", "run", ...FLAGS, ...only]),
  );
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0]);
  expect(readdirSync(place.path("shards")).sort()).toEqual(
    shards.map(({ shard }) => `${shard}.shard`).sort(),
  );
  expect(await place.run(["shard", "merge", "--out", "merged"])).toMatchObject({ code: 0 });
  expect(contentOf(place.path("merged"))).toEqual(contentOf(place.path("whole")));
}, 300_000);

it("says what is missing and what to do", async () => {
  expect(await place.run(["shard", "merge", "--shards", "none"])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/There is no folder of shards at .*; run `pipeline shard run` again/),
  });
  expect(await place.run(["shard", "run", ...FLAGS, "--only", "nothing"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no shard nothing"),
  });
});
