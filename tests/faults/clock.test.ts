/** Clocks and times that are wrong: they change no byte of a dataset and hide no change of a seed. */
import { existsSync, readFileSync, statSync, utimesSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const PRELOAD = new URL("./preloads/shiftClock.ts", import.meta.url).href;
const YEAR = 365 * 86_400_000;
const PIECES = 4;

let right: Readonly<Record<string, string>>;
beforeAll(async () => {
  for (let i = 0; i < PIECES; i++) place.write(`seeds/piece-${i}.txt`, article(i));
  await place.run(["build", "--out", "right"]);
  right = contentOf(place.path("right"));
}, 120_000);

/** Builds with the clock `shift` milliseconds off, from its look number `from` on. */
const build = (out: string, shift: number, from = 0) => {
  const variables = `NODE_OPTIONS=--import=${PRELOAD} CLOCK_SHIFT=${shift} CLOCK_SHIFT_FROM=${from}`;
  const { child, ended } = place.start(["build", "--out", out], `export ${variables}`);
  child.stdin?.end();
  return ended;
};

it.each([
  ["a year behind", -YEAR, 0],
  ["a year ahead", YEAR, 0],
  ["before 1970", -100 * YEAR, 0],
  ["set back after a few looks at it", -YEAR, 3],
  ["set back after many looks at it", -YEAR, 30],
])("gives the same bytes with a clock %s", async (_, shift, from) => {
  const out = `out-${shift}-${from}`;
  expect(await build(out, shift, from)).toMatchObject({ code: 0 });
  expect(contentOf(place.path(out))).toEqual(right);
});

it("sees every change where the clock was set back since the last build, and says when there is none", async () => {
  await build("back", YEAR);
  const unchanged = await build("back", 0);
  expect(unchanged).toMatchObject({ code: 0, out: expect.stringContaining("Nothing changed") });
  place.write("seeds/piece-1.txt", article(1).replace("Kelda", "Skara"));
  const changed = await build("back", -YEAR);
  place.write("seeds/piece-1.txt", article(1));
  expect(changed).toMatchObject({ code: 0, out: expect.stringMatching(/Wrote back\/\d/) });
  expect(readFileSync(place.path("back/latest.json"), "utf8")).not.toContain('"1.0.0"');
});

it("takes seeds whose times lie in the future, before 1970, or all in one moment as it takes others", async () => {
  const times = [4_000_000_000, -1000, 0, 0];
  times.forEach((time, i) => utimesSync(place.path(`seeds/piece-${i}.txt`), time, time));
  expect(await place.run(["build", "--out", "times"])).toMatchObject({ code: 0 });
  expect(contentOf(place.path("times"))).toEqual(right);
});

it("sees an edit that left a seed's size and time of change as they were", async () => {
  await place.run(["build", "--out", "edit"]);
  const path = place.path("seeds/piece-2.txt");
  const { atimeMs, mtimeMs, size } = statSync(path);
  place.write("seeds/piece-2.txt", article(2).replace("Kelda", "Skara"));
  utimesSync(path, atimeMs / 1000, mtimeMs / 1000);
  expect(statSync(path)).toMatchObject({ size });
  expect(statSync(path).mtimeMs).toBeCloseTo(mtimeMs, 0);
  expect(await place.run(["build", "--out", "edit"])).toMatchObject({ code: 0 });
  const { version } = JSON.parse(readFileSync(place.path("edit/latest.json"), "utf8")) as { version: string };
  expect(version).not.toBe("1.0.0");
  expect(existsSync(place.path(`edit/${version}/documents.csv`))).toBe(true);
  expect(readFileSync(place.path(`edit/${version}/documents.csv`), "utf8")).toContain("Skara");
});
