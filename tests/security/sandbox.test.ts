/**
 * Every command over hostile seeds, in a sandbox: Node's permissions let it write into one folder, start no process and
 * reach no network; no code may be made of strings. It gets done all the same, with the same bytes: so it tries nothing.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { EXPORTS } from "@columnist/dataset";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";
import { hostileSeeds, SECRET } from "./hostileSeeds.ts";

const place = makePlace();
const outside = makePlace();
afterAll(() => {
  place.remove();
  outside.remove();
});

const CLI = new URL("../../pipelines/src/cli.ts", import.meta.url).pathname;
const PRELOAD = new URL("./preloads/noNetwork.ts", import.meta.url).href;

/** Runs the program in the sandbox, or what else Node is given. */
const run = (
  args: ReadonlyArray<string>,
  program: ReadonlyArray<string> = [CLI],
): Promise<{ code: number | null; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        "--permission",
        "--allow-fs-read=*",
        `--allow-fs-write=${place.folder}`,
        "--allow-worker",
        "--disable-warning=SecurityWarning",
        "--disallow-code-generation-from-strings",
        `--import=${PRELOAD}`,
        ...program,
        ...args,
      ],
      {
        cwd: place.folder,
        env: {
          PATH: process.env["PATH"],
          COLUMNIST_CACHE: place.path(".cache"),
          NODE_DISABLE_COMPILE_CACHE: "1",
          TMPDIR: place.path("tmp"),
        },
      },
    );
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.stdout.resume();
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, err }));
  });

const calm = { code: 0, err: expect.not.stringMatching(/REACHED OUT|ERR_ACCESS_DENIED|EvalError/) };

beforeAll(async () => {
  place.write("tmp/keep", "");
  outside.write("secret.txt", SECRET);
  for (const [name, content] of Object.entries(hostileSeeds(outside.folder)))
    place.write(`seeds/${name}`, content);
  expect(await run(["build"])).toEqual(calm);
}, 240_000);

it.each([
  ["write elsewhere", `require("node:fs").writeFileSync(${JSON.stringify(outside.path("escaped"))}, "")`],
  ["make code of strings", `new Function("return 1")()`],
  ["start a process", `require("node:child_process").execSync("true")`],
  ["reach the network", `require("node:net").connect(80, "127.0.0.1")`],
])("the sandbox lets nobody %s", async (_, code) => {
  expect(await run([], ["--eval", code])).toEqual({
    code: 1,
    err: expect.stringMatching(/REACHED OUT|ERR_ACCESS_DENIED|EvalError/),
  });
});

describe("a build of hostile seeds", () => {
  it("gives the bytes that it gives outside the sandbox", async () => {
    expect(await place.run(["build", "--out", "free", "--no-cache"])).toMatchObject({ code: 0 });
    expect(contentOf(place.path("datasets"))).toEqual(contentOf(place.path("free")));
  });

  it("writes nothing beside its output and its cache, and nothing elsewhere", () => {
    expect(readdirSync(place.folder).sort()).toEqual([".cache", "datasets", "free", "seeds", "tmp"]);
    expect(readdirSync(outside.folder)).toEqual(["secret.txt"]);
    expect(existsSync(place.path("escaped"))).toBe(false);
    expect(
      readdirSync(place.path("datasets/1.0.0")).filter((name) => /escaped|bomb|passwd/.test(name)),
    ).toEqual([]);
  });

  it("takes in no file that a seed names, and no page past its measure", () => {
    const files = contentOf(place.path("datasets/1.0.0"));
    for (const [path, content] of Object.entries(files)) expect(content.includes(SECRET), path).toBe(false);
    const largest = Math.max(...Object.values(files).map(({ length }) => length));
    expect(largest).toBeLessThan(64 * 1024 * 1024);
  });

  it("keeps a formula as it is in the CSV of the dataset, and disarms it for Excel alone", async () => {
    expect(await run(["export", "--format", "excel", "--to", "exports/excel"])).toEqual(calm);
    const csv = readFileSync(place.path("datasets/1.0.0/sentences.csv"), "utf8");
    const excel = readFileSync(place.path("exports/excel/sentences.excel.csv"), "utf8");
    expect(csv).toMatch(/[,"]=HYPERLINK/);
    expect(excel).not.toMatch(/(?:^|,)"?[=+@]/m);
    expect(excel).toMatch(/'=HYPERLINK/);
  });
});

it("builds with workers in the sandbox too", async () => {
  for (let i = 0; i < 60; i++) place.write(`many/piece-${i}.txt`, article(i, 260));
  const plan = JSON.parse((await place.run(["build", "--seeds", "many", "--plan", "--json"])).out) as {
    inline: boolean;
  };
  expect(plan.inline).toBe(false);
  expect(await run(["build", "--seeds", "many", "--out", "with-workers", "--jobs", "2"])).toEqual(calm);
});

it.each([
  ["check", ["check"]],
  ["verify", ["verify"]],
  ["diff", ["diff", "datasets/1.0.0", "free/1.0.0", "--as", "page"]],
  ["inspect", ["inspect", "seeds/page.html"]],
  ["dropped", ["dropped", "seeds/page.html"]],
  ["parse", ["parse", "seeds/archive.warc.gz", "seeds/feed.xml"]],
  ["status", ["status"]],
  ...EXPORTS.map(({ id }) => id)
    .filter((id) => id !== "excel")
    .map((format): [string, ReadonlyArray<string>] => [
      `export ${format}`,
      ["export", "--format", format, "--to", `exports/${format}`],
    ]),
])("%s stays in the sandbox", async (_, args) => {
  expect(await run(args)).toEqual(calm);
  expect(readdirSync(outside.folder)).toEqual(["secret.txt"]);
});
