/** A stage that does not come back for one article: that article is a failure, also where a build has no worker. */
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { article, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const PRELOAD = new URL("./preloads/hangOn.ts", import.meta.url).href;

it.each([
  ["in one thread", 3, true],
  ["in workers", 500, false],
])("ends an article that hangs %s, and builds the others", async (_, paragraphs, inline) => {
  const seeds = `seeds-${paragraphs}`;
  for (let i = 0; i < 30; i++) place.write(`${seeds}/piece-${i}.txt`, article(i, paragraphs));
  // Behind the bytes by which formats are known: those are looked at before an article has its time.
  place.write(`${seeds}/hung.txt`, `${article(99, 40)}\n\nThe word is zugzwang.\n`);
  const flags = ["--seeds", seeds, "--out", `out-${paragraphs}`, "--time-limit", "2"];
  const plan = JSON.parse((await place.run(["build", "--plan", "--json", ...flags])).out) as unknown;
  expect(plan).toMatchObject({ inline });
  const { child, ended } = place.start(
    ["build", "--no-cache", ...flags],
    `export NODE_OPTIONS=--import=${PRELOAD} HANG_ON=zugzwang`,
  );
  child.stdin?.end();
  const { code, out } = await ended;
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("30 articles") });
  expect(out).toContain("1 of them by a fault of this program");
  const failures = readFileSync(place.path(`out-${paragraphs}/1.0.0/failures.csv`), "utf8");
  expect(failures.trim().split("\n").slice(1)).toEqual([
    expect.stringMatching(/^hung\.txt,,run,run\.article\.slow,.*2 s/),
  ]);
});
