/** A build that is interrupted or not alone; killed ones: kills.test.ts. */
import { readdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lineOf, newHolder, tagOf } from "pipelines/holder";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

// Enough work that a build takes a second or two, and its writing a good part of it.
const PIECES = 60;

let old: Readonly<Record<string, string>>;
let took: number;

beforeAll(async () => {
  place.write("seeds/piece-0.txt", article(0));
  await place.run(["build"]);
  old = contentOf(place.path("datasets"));
  for (let i = 1; i < PIECES; i++) place.write(`seeds/piece-${i}.txt`, article(i, 30));
  const start = performance.now();
  await place.run(["build", "--out", "undisturbed"]);
  took = performance.now() - start;
}, 120_000);

const versions = (): ReadonlyArray<string> => readdirSync(place.path("datasets")).sort();

it("leaves nothing half-written when it is interrupted, and exits with 130", async () => {
  const { child, ended } = place.start(["build"]);
  setTimeout(() => child.kill("SIGINT"), took * 0.6);
  const { code } = await ended;
  // Where it was done before the signal came, it is done.
  if (code === 0) return;
  expect(code).toBe(130);
  expect(versions()).toEqual(["1.0.0", "latest.json"]);
  expect(contentOf(place.path("datasets"))).toEqual(old);
});

it("lets one of two builds wait for the other, and publishes once", async () => {
  rmSync(place.path("datasets"), { recursive: true, force: true });
  const both = await Promise.all([place.run(["build"]), place.run(["build"])]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(versions()).toEqual(["1.0.0", "latest.json"]);
  expect(await place.run(["verify"])).toMatchObject({ code: 0 });
});

it("takes over from a build whose process is gone", async () => {
  const gone = { ...newHolder(), pid: 999_999_999 };
  // In a container the numbers of processes come again: the first is always there, and was not that build.
  const before = { ...newHolder(), pid: 1, start: "1" };
  place.write("datasets/.lock", lineOf(gone));
  place.write(`datasets/.building-${tagOf(gone)}/sentences.csv`, "half");
  place.write(`datasets/.building-${tagOf(before)}/sentences.csv`, "half");
  // As versions of this program named them that knew one machine alone.
  place.write("datasets/.building-999999999/sentences.csv", "half");
  place.write(`datasets/.lock-${tagOf(gone)}`, "");
  place.write("datasets/latest.json.new", "half");
  place.write(`datasets/latest.json-${tagOf(gone)}.new`, "half");
  expect(await place.run(["build", "--no-cache"])).toMatchObject({ code: 0 });
  expect(versions()).toEqual(["1.0.0", "latest.json"]);
});

it("says whom it waits for, also to a machine, and goes on when the other is done", async () => {
  place.write("held/.lock", lineOf(newHolder()));
  const { child, ended } = place.start(["build", "--out", "held", "--json"]);
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (text: string) => {
      if (text.includes("Waiting")) resolve();
    });
  });
  expect(readdirSync(place.path("held"))).toEqual([".lock"]);
  rmSync(place.path("held/.lock"));
  const { code, err } = await ended;
  expect({ code, err: err.trim() }).toEqual({
    code: 0,
    err: `Waiting for another build (process ${process.pid}) to leave ${place.path("held")}`,
  });
});
