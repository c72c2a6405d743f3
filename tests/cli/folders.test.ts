/** Folders inside each other are refused before anything is read; paths count from where the person stands. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { article, contentOf, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

place.write("articles/piece-1.txt", article(1));
place.write("articles/deep/piece-2.txt", article(2));
symlinkSync("articles", place.path("link"));
mkdirSync(place.path("other"));

it.each([
  ["out in seeds", "articles", "articles/out"],
  ["seeds in out", "articles/deep", "articles"],
  ["both the same", "articles", "articles"],
  ["out in seeds by a link", "articles", "link/out"],
  ["seeds in out by a way around", "other/../articles", "."],
  ["out in seeds, deep down", ".", "other/a/b/c"],
])("refuses %s before anything is read", async (_, seeds, out) => {
  const before = contentOf(place.folder);
  for (const command of ["build", "check"]) {
    const { code, err } = await place.run([command, "--seeds", seeds, "--out", out]);
    expect(code).toBe(1);
    expect(err).toContain("neither may lie in the other");
    expect(err.trim().split("\n")).toHaveLength(1);
  }
  expect(contentOf(place.folder)).toEqual(before);
});

it("builds into a folder whose name only begins like that of the seeds", async () => {
  const { code } = await place.run(["build", "--seeds", "articles", "--out", "articles-data"]);
  expect(code).toBe(0);
});

it("refuses an export into the folder of versions", async () => {
  const { code, err } = await place.run([
    "export",
    "--format",
    "jsonl",
    "--out",
    "articles-data",
    "--to",
    "articles-data/1.0.0/lines",
  ]);
  expect(code).toBe(1);
  expect(err).toContain("--to cannot be");
});

it("counts paths from where the person called pnpm, whose scripts run in the root", () => {
  const root = new URL("../..", import.meta.url).pathname;
  const stands = mkdtempSync(join(tmpdir(), "columnist-stands-"));
  mkdirSync(join(stands, "mine"));
  const run = (...args: ReadonlyArray<string>) =>
    spawnSync(process.execPath, [join(root, "pipelines/start.js"), ...args], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: stands, npm_lifecycle_event: "pipeline" },
    });
  const planned = run("build", "--seeds", place.path("articles"), "--out", "mine", "--plan", "--json");
  expect(JSON.parse(planned.stdout)).toMatchObject({ out: join(stands, "mine") });
  const usual = run("build", "--plan", "--json");
  expect(JSON.parse(usual.stdout)).toMatchObject({
    seeds: join(root, "seeds"),
    out: join(root, "datasets"),
  });
  expect(run("inspect", "nowhere.txt").stderr).toContain(join(stands, "nowhere.txt"));
  expect(readdirSync(join(stands, "mine"))).toEqual([]);
  rmSync(stands, { recursive: true });
});
