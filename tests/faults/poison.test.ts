/** An article that kills whatever reads it, over and over: in the end it is one row of failures, and all others are there. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const PRELOAD = new URL("./preloads/killOn.ts", import.meta.url).href;
const POISON = "harbour 1017,";
const RUN = ["shard", "run", "--plan", "plan.jsonl", "--jobs", "2"];

beforeAll(async () => {
  for (let i = 0; i < 12; i++) place.write(`seeds/piece-${i}.txt`, article(i, 4));
  const lines = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, text: article(1000 + i, 4), notes: "x".repeat(60_000) }),
  );
  place.write("seeds/lines.jsonl", lines.join("\n"));
  expect(await place.run(["shard", "plan", "--size", "1", "--to", "plan.jsonl"])).toMatchObject({ code: 0 });
}, 120_000);

beforeEach(() => {
  for (const name of ["shards", "deaths"]) rmSync(place.path(name), { recursive: true, force: true });
});

/** Runs a command again until it ends by itself, at most ten times; gives how often it was killed. */
const untilDone = async (args: ReadonlyArray<string>, shell: string): Promise<number> => {
  for (let killed = 0; killed < 10; killed++) {
    const { child, ended } = place.start(args, `export NODE_OPTIONS="--import=${PRELOAD} ${shell}`);
    child.stdin?.end();
    const { code, err } = await ended;
    if (code === 0) return killed;
    expect([134, 137], err).toContain(code);
  }
  return Infinity;
};

const deaths = (): number =>
  existsSync(place.path("deaths")) ? readFileSync(place.path("deaths"), "utf8").trim().split("\n").length : 0;

const failuresOf = (folder: string): ReadonlyArray<string> =>
  readFileSync(place.path(`${folder}/1.0.0/failures.csv`), "utf8")
    .trim()
    .split("\n")
    .slice(1);

const expectOneRow = async (folder: string): Promise<void> => {
  expect(await place.run(["shard", "merge", "--out", folder])).toMatchObject({ code: 0 });
  const failures = failuresOf(folder);
  expect(failures).toEqual([expect.stringMatching(/^lines\.jsonl,r17,run,run\.article\.crashed,/)]);
  const documents = readFileSync(place.path(`${folder}/1.0.0/documents.csv`), "utf8");
  expect(documents.match(/lines\.jsonl,r\d+/g)).toHaveLength(39);
};

describe("an article that kills its process", () => {
  it.each([
    [
      "by a signal, shard after shard in a process",
      `" KILL_ON="${POISON}" DEATHS_TO=${place.path("deaths")}`,
      RUN,
    ],
    [
      "by a heap that runs out",
      `--max-old-space-size=150" KILL_ON="${POISON}" KILL_BY=heap DEATHS_TO=${place.path("deaths")}`,
      [...RUN, "--part", "2/3"],
    ],
  ])("%s", async (_, shell, args) => {
    const killed = await untilDone(args, shell);
    expect(killed).toBe(deaths());
    expect(killed).toBeGreaterThan(0);
    expect(killed).toBeLessThanOrEqual(3);
    // Whoever comes next tries it no more.
    expect(await untilDone(args, shell)).toBe(0);
    expect(await place.run(RUN)).toMatchObject({ code: 0 });
    expect(readdirSync(place.path("shards")).filter((name) => !name.endsWith(".shard"))).toEqual([]);
    await expectOneRow(`datasets-${_.length}`);
  });

  it("is the same dataset whoever gave it up", () => {
    const [one, other] = readdirSync(place.folder).filter((name) => name.startsWith("datasets-"));
    expect(contentOf(place.path(one!))).toEqual(contentOf(place.path(other!)));
  });
});

it("a file that kills whoever reads it is one row of failures, and the files beside it are there", async () => {
  const at = makePlace();
  try {
    for (let i = 0; i < 3; i++) at.write(`seeds/piece-${i}.txt`, article(i, 4));
    // The names of a small file's records are read from their JSON before any article begins.
    const lines = [1017, 1018].map((i) => JSON.stringify({ id: `r${i}`, text: article(i, 4) }));
    at.write("seeds/small.jsonl", lines.join("\n"));
    expect(await at.run(["shard", "plan", "--to", "plan.jsonl"])).toMatchObject({ code: 0 });
    const args = ["shard", "run", "--plan", "plan.jsonl", "--jobs", "1"];
    let killed = 0;
    for (; killed < 10; killed++) {
      const { child, ended } = at.start(
        args,
        `export NODE_OPTIONS="--import=${PRELOAD}" KILL_ON="${POISON}"`,
      );
      child.stdin?.end();
      const { code, err } = await ended;
      if (code === 0) break;
      expect(code, err).toBe(137);
    }
    expect(killed).toBeGreaterThan(0);
    expect(killed).toBeLessThanOrEqual(3);
    expect(await at.run(["shard", "merge"])).toMatchObject({ code: 0 });
    const failures = readFileSync(at.path("datasets/1.0.0/failures.csv"), "utf8").trim().split("\n").slice(1);
    expect(failures).toEqual([expect.stringMatching(/^small\.jsonl,,run,run\.article\.crashed,.*read/)]);
    const documents = readFileSync(at.path("datasets/1.0.0/documents.csv"), "utf8");
    expect(documents.match(/piece-\d\.txt/g)).toHaveLength(3);
    expect(readdirSync(at.path("shards")).filter((name) => !name.endsWith(".shard"))).toEqual([]);
  } finally {
    at.remove();
  }
}, 120_000);
