/** The program as a bundle: the same as its sources, made once, never stale, and never needed. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { article, contentOf, makePlace } from "./pipeline.ts";

const root = new URL("../../", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "columnist-bundle-"));
const clone = join(scratch, "clone");
const store = join(clone, "pipelines/node_modules/.cache/columnist");
const place = makePlace();
afterAll(() => {
  place.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** A checkout with what is installed in this one: its own sources, and a bundle of its own. */
beforeEach(() => {
  rmSync(clone, { recursive: true, force: true });
  for (const folder of ["packages", "pipelines"])
    cpSync(join(root, folder), join(clone, folder), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(?:dist|models\/accurate|\.cache|\.vite|[^/]*\.test\.ts)$/.test(path),
    });
  cpSync(join(root, "pnpm-lock.yaml"), join(clone, "pnpm-lock.yaml"));
  mkdirSync(join(clone, "node_modules"));
  symlinkSync(join(root, "node_modules/.pnpm"), join(clone, "node_modules/.pnpm"));
});

const env = { ...process.env, COLUMNIST_CACHE: join(scratch, "cache"), NO_COLOR: "1" };
const START = join(clone, "pipelines/start.js");
const run = (args: ReadonlyArray<string>, more: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [START, ...args], { encoding: "utf8", env: { ...env, ...more } });
const edit = (file: string, change: (text: string) => string): void => {
  const path = join(clone, file);
  const text = readFileSync(path, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
};
const sayVersion = (version: string): void =>
  edit("pipelines/src/main.ts", (text) =>
    text.replace(/const VERSION = ".*"/, `const VERSION = "${version}"`),
  );
const bundles = (): ReadonlyArray<string> => readdirSync(store).filter((name) => /^[0-9a-f]{32}$/.test(name));

test("what is edited runs at once, whether a stamp was written or not", async () => {
  for (const version of ["1.1.1", "2.2.2"]) {
    sayVersion(version);
    expect(run(["--version"]).stdout).toContain(version);
  }
  // Files that lie still long enough are known by their stamps alone.
  await setTimeout(3100);
  for (let i = 0; i < 2; i++) expect(run(["--version"]).stdout).toContain("2.2.2");
  expect(readdirSync(store)).toContain("stamp.json");
  sayVersion("3.3.3");
  expect(run(["--version"]).stdout).toContain("3.3.3");
  sayVersion("2.2.2");
  expect(run(["--version"]).stdout).toContain("2.2.2");
  expect(bundles()).toHaveLength(3);
  expect(run(["--version"], { COLUMNIST_BUNDLE: "0" }).stdout).toContain("2.2.2");
});

test("several processes that start at once make one bundle, and none of them fails", async () => {
  const outs = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, [START, "--version"], { env });
          let out = "";
          child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
          child.on("close", (code) => resolve(`${code}: ${out}`));
        }),
    ),
  );
  expect(outs).toEqual(outs.map(() => expect.stringMatching(/^0: pipeline v/) as unknown));
  expect(bundles()).toHaveLength(1);
  expect(readdirSync(store).filter((name) => name.startsWith("draft"))).toEqual([]);
});

test("where no bundle can be kept, and where the sources do not compile, the sources run", () => {
  writeFileSync(join(clone, "pipelines/node_modules/.cache"), "a file is in the way");
  expect(run(["--version"])).toMatchObject({ status: 0, stderr: "" });
  rmSync(join(clone, "pipelines/node_modules/.cache"));
  edit("pipelines/src/findings.ts", (text) => `${text}\nconst const;\n`);
  const { status, stderr } = run(["status"]);
  expect(status).toBe(1);
  expect(stderr).toContain("findings.ts");
});

test("a trace of a bug leads to the line of the source", () => {
  edit("pipelines/src/commands/status.run.ts", (text) =>
    text.replace(/(Effect\.fn\("status"\)\(function\* \([^)]*\) \{\n)/, '$1  throw new Error("planted");\n'),
  );
  const line =
    readFileSync(join(clone, "pipelines/src/commands/status.run.ts"), "utf8")
      .split("\n")
      .findIndex((text) => text.includes("planted")) + 1;
  const { status, stderr } = run(["status"]);
  expect(status).toBe(1);
  expect(bundles()).toHaveLength(1);
  expect(stderr).toContain("This is a bug, please report it: Error: planted");
  expect(stderr).toContain(`pipelines/src/commands/status.run.ts:${line}:`);
});

test("sources, bundle and a package away from both give the same bytes, and know each other's work", async () => {
  for (let i = 1; i <= 40; i++) place.write(`seeds/piece-${i}.txt`, article(i));
  const build = (start: string, out: string, more: Readonly<Record<string, string>> = {}) =>
    spawnSync(
      process.execPath,
      [start, "build", "--seeds", place.path("seeds"), "--out", place.path(out), "--jobs", "2", "--json"],
      { encoding: "utf8", env: { ...env, ...more } },
    );
  expect(build(START, "of-sources", { COLUMNIST_BUNDLE: "0" }).status).toBe(0);
  expect(JSON.parse(build(START, "of-sources").stdout)).toMatchObject({ changed: false });
  rmSync(env.COLUMNIST_CACHE, { recursive: true, force: true });
  expect(build(START, "of-bundle").status).toBe(0);
  const packed = join(scratch, "packed");
  expect(
    spawnSync(process.execPath, [join(root, "pipelines/src/bundle/pack.ts"), packed], { encoding: "utf8" }),
  ).toMatchObject({ status: 0, stderr: "" });
  rmSync(clone, { recursive: true });
  rmSync(env.COLUMNIST_CACHE, { recursive: true, force: true });
  expect(build(join(packed, "start.js"), "of-package")).toMatchObject({ status: 0 });
  expect(JSON.parse(build(join(packed, "start.js"), "of-sources").stdout)).toMatchObject({ changed: false });
  const content = contentOf(place.path("of-sources"));
  expect(contentOf(place.path("of-bundle"))).toEqual(content);
  expect(contentOf(place.path("of-package"))).toEqual(content);
});
