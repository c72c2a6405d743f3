/**
 * A folder that two machines share: each in a numbering of processes of its own, where neither sees the other's. How
 * many seconds apart they start: FAULT_APART=0,1,2,3.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, rmSync, utimesSync } from "node:fs";
import { lineOf, newHolder, tagOf } from "pipelines/holder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, contentOf, makePlace, type Run } from "../cli/pipeline.ts";
import { skipsWithout } from "../skips.ts";

const place = makePlace();
afterAll(place.remove);

const APART = (process.env["FAULT_APART"] ?? "0,1").split(",").map(Number);

let undisturbed: Readonly<Record<string, string>>;
let shards: Readonly<Record<string, string>>;
/** Of each file of a folder. */
const digests = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(contentOf(folder)).map(([name, content]) => [
      name,
      createHash("sha256").update(content, "latin1").digest("hex"),
    ]),
  );
const RUN = ["shard", "run", "--plan", "plan.jsonl"];

beforeAll(async () => {
  for (let i = 0; i < 60; i++) place.write(`seeds/piece-${i}.txt`, article(i, 30));
  await place.run(["build", "--out", "undisturbed"]);
  undisturbed = contentOf(place.path("undisturbed"));
  await place.run(["shard", "plan", "--size", "1", "--to", "plan.jsonl"]);
  await place.run([...RUN, "--shards", "undisturbed-shards"]);
  shards = digests(place.path("undisturbed-shards"));
}, 120_000);

/** A process of another machine: another name, other numbers, the same folder. */
const elsewhere = (args: ReadonlyArray<string>, after = 0): Promise<Run> =>
  place.start(
    args,
    `sleep ${after}; set -- unshare --pid --uts --fork --mount-proc sh -c 'hostname machine-${after}; exec "$@"' sh "$@"`,
  ).ended;

const canUnshare =
  process.platform === "linux" &&
  spawnSync("unshare", ["--pid", "--uts", "--fork", "--mount-proc", "true"]).status === 0;
if (!canUnshare) console.warn("skipped: two numberings of processes need Linux and root");

const expectOneVersion = async (): Promise<void> => {
  expect(readdirSync(place.path("datasets")).sort()).toEqual(["1.0.0", "latest.json"]);
  expect(contentOf(place.path("datasets"))).toEqual(undisturbed);
  expect(await place.run(["verify"])).toMatchObject({ code: 0 });
};

describe.skipIf(skipsWithout("root", canUnshare))("two machines", () => {
  it.each(APART)("build into one folder, the second %i s later: one version", async (after) => {
    rmSync(place.path("datasets"), { recursive: true, force: true });
    const both = await Promise.all([elsewhere(["build"]), elsewhere(["build"], after)]);
    expect(both.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0]);
    await expectOneVersion();
  });

  it.each(APART)("run the same shards into one folder, the second %i s later: each whole", async (after) => {
    rmSync(place.path("shards"), { recursive: true, force: true });
    const both = await Promise.all([elsewhere(RUN), elsewhere(RUN, after)]);
    expect(both.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0]);
    expect(await place.run(["shard", "status", "--plan", "plan.jsonl"])).toMatchObject({ code: 0 });
    expect(readdirSync(place.path("shards")).filter((name) => !name.endsWith(".shard"))).toEqual([]);
    expect(digests(place.path("shards"))).toEqual(shards);
  });

  it.each(APART)("merge into one folder, the second %i s later: one version", async (after) => {
    rmSync(place.path("datasets"), { recursive: true, force: true });
    const merge = ["shard", "merge", "--shards", "undisturbed-shards"];
    const both = await Promise.all([elsewhere(merge), elsewhere(merge, after)]);
    expect(both.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0]);
    await expectOneVersion();
  });
});

describe("a lock of a machine that is not ours", () => {
  const stranger = { ...newHolder(), host: "elsewhere", boot: "another" };
  const draft = `datasets/.building-${tagOf(stranger)}`;

  it("is waited for while it is renewed, and taken when it has not been for two minutes", async () => {
    rmSync(place.path("datasets"), { recursive: true, force: true });
    place.write("datasets/.lock", lineOf(stranger));
    place.write(`${draft}/sentences.csv`, "half");
    const { child, ended } = place.start(["build"]);
    await new Promise<void>((resolve) => {
      child.stderr?.on("data", (text: string) => {
        if (text.includes("Waiting")) resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(child.exitCode).toBeNull();
    const past = Date.now() / 1000 - 121;
    utimesSync(place.path("datasets/.lock"), past, past);
    const { code, err } = await ended;
    expect(code).toBe(0);
    expect(err).toContain(`(process ${stranger.pid} of elsewhere, which this process cannot see)`);
    // Whoever is frozen may go on to write there: it is nobody's to remove yet.
    expect(readdirSync(place.path("datasets")).sort()).toEqual([
      `.building-${tagOf(stranger)}`,
      "1.0.0",
      "latest.json",
    ]);
    const yesterday = Date.now() / 1000 - 100_000;
    utimesSync(place.path(draft), yesterday, yesterday);
    place.write("seeds/piece-0.txt", article(1000, 30));
    expect(await place.run(["build"])).toMatchObject({ code: 0 });
    expect(readdirSync(place.path("datasets")).sort()).toEqual(["1.0.0", expect.any(String), "latest.json"]);
  });
});
