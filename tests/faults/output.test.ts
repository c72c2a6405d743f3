/** Places that cannot be written: one line, and what is there already stays as it is. */
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  place.write("seeds/piece-1.txt", article(1));
  await place.run(["build"]);
  before = contentOf(place.path("datasets"));
  for (let i = 2; i < 30; i++) place.write(`seeds/piece-${i}.txt`, article(i, 20));
  place.write("a-file", "x");
}, 120_000);

it.each([
  ["a folder that the system does not make", "/proc/nowhere/datasets"],
  ["a file in the place of the folder", "a-file"],
  ["a file above the folder", "a-file/datasets"],
])("says in one line that it cannot write into %s", async (_, out) => {
  const { code, out: said, err } = await place.run(["build", "--out", out]);
  expect({ code, said }).toEqual({ code: 1, said: "" });
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).toMatch(/^Cannot write .*: .*; existing versions are untouched$/m);
});

it("leaves the dataset as it was where the disk has no room for the new version", async () => {
  // A limit on the size of a file stands for the full disk: the write fails half-way through.
  const { child, ended } = place.start(["build"], "ulimit -f 8");
  child.stdin?.end();
  const { code, err } = await ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^Cannot write \S+ \(EFBIG\): .*; existing versions are untouched$/m);
  expect(contentOf(place.path("datasets"))).toEqual(before);
  expect(readdirSync(place.path("datasets")).sort()).toEqual(["1.0.0", "latest.json"]);
});

it("builds the next version once there is room", async () => {
  expect(await place.run(["build"])).toMatchObject({ code: 0 });
  expect(await place.run(["verify"])).toMatchObject({ code: 0 });
});

it("says in one line that the standard output has no room, and shows no trace", async () => {
  const { child, ended } = place.start(["inspect", "seeds/piece-1.txt"], "exec >/dev/full");
  child.stdin?.end();
  expect(await ended).toMatchObject({
    code: 1,
    err: "Cannot write the standard output (there is no room for it): send it somewhere else\n",
  });
});
