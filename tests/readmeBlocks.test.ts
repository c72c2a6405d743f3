/**
 * Every block of code of the README, of a version's card and of the packages' READMEs runs as it is printed, in a clone: the
 * shell's in order, with a home folder that holds nothing but the articles that they name; Python's and R's where there is
 * one to be had.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { compareVersions, VERSION_NAME } from "@columnist/dataset";
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { article } from "./cli/pipeline.ts";
import { cleanEnvironment } from "./cli/cleanEnvironment.ts";
import { readersPython } from "./readers/python.ts";
import { skipsWithout } from "./skips.ts";

const root = new URL("..", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "columnist-readme-"));
const clone = join(folder, "clone");
const home = join(folder, "home");

// This test is part of what it would start.
const NOT_RUN = /^npx -y pnpm@[\d.]+ test\b.*$/m;

interface Block {
  readonly language: string;
  readonly code: string;
}

const blocksOf = (path: string): ReadonlyArray<Block> =>
  [...readFileSync(path, "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
    language: language!,
    code: code!,
  }));

const readme = blocksOf(join(root, "README.md"));
const inLanguage = (blocks: ReadonlyArray<Block>, language: string): Array<[string, string]> =>
  blocks.filter((block) => block.language === language).map(({ code }) => [code.split("\n", 1)[0]!, code]);

// Packages were fetched before; nothing else of the person's home is seen.
const environment = {
  ...cleanEnvironment(),
  HOME: home,
  XDG_DATA_HOME: process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local/share"),
  XDG_CACHE_HOME: process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
  npm_config_cache: process.env["npm_config_cache"] ?? join(homedir(), ".npm"),
  HF_HOME: join(home, "hf"),
  HF_HUB_OFFLINE: "1",
};

const run = (command: string, args: ReadonlyArray<string>, cwd: string): string => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: environment,
    timeout: 300_000,
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  return stdout + stderr;
};

beforeAll(() => {
  execFileSync("git", ["clone", "-q", root, clone]);
  // What is printed now, though it be committed later.
  for (const path of ["README.md", "seeds/README.md"])
    writeFileSync(join(clone, path), readFileSync(join(root, path)));
  mkdirSync(join(home, "articles"), { recursive: true });
  for (const number of [1, 2]) writeFileSync(join(home, `articles/piece-${number}.txt`), article(number));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** Folder of the newest version: the README goes back to an older one, whose card is an older one too. */
const newestVersion = (): string => {
  const datasets = join(clone, "datasets");
  const versions = readdirSync(datasets).filter((name) => VERSION_NAME.test(name));
  return join(datasets, versions.sort(compareVersions).at(-1)!);
};

test("every language that the README is written in is known here", () => {
  expect([...new Set(readme.map(({ language }) => language))].sort()).toEqual(["python", "r", "sh", "ts"]);
});

test.each(inLanguage(readme, "sh"))("sh: %s", (_, code) => {
  const said = run("bash", ["--norc", "-eo", "pipefail", "-c", code.replace(NOT_RUN, "")], clone);
  expect(said).not.toMatch(/\bat .*\.ts:\d+|ERR_/);
});

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED Python of the README: no environment (${python.why})`);

describe.skipIf(skipsWithout("python", python.ok))("Python", () => {
  // The shell's blocks went back to an older version, whose tables have fewer columns.
  beforeAll(() => execFileSync("git", ["checkout", "-q", "--", "datasets"], { cwd: clone }));

  const path = python.ok ? python.path : "";
  test.each(inLanguage(readme, "python"))("%s", (_, code) => {
    expect(run(path, ["-c", code], clone).trim()).not.toBe("");
  });

  test("of the card, in the folder of its version", () => {
    const card = newestVersion();
    const blocks = inLanguage(blocksOf(join(card, "README.md")), "python");
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, code] of blocks) run(path, ["-c", code], card);
  });
});

const hasR = spawnSync("Rscript", ["-e", "library(readr); library(jsonlite)"]).status === 0;
if (!hasR) console.warn("SKIPPED R of the README: no Rscript with readr and jsonlite");

test.skipIf(skipsWithout("r", hasR)).each(inLanguage(readme, "r"))("R: %s", (_, code) => {
  expect(run("Rscript", ["-e", code], clone)).toContain("opinion");
});

test("TypeScript of the README and of the card, where apache-arrow is installed", () => {
  const card = newestVersion();
  const example = join(clone, "packages/dataset/example.mts");
  const blocks = [
    ...inLanguage(readme, "ts").map(([, code]) => [clone, code] as const),
    ...inLanguage(blocksOf(join(card, "README.md")), "ts").map(([, code]) => [card, code] as const),
  ];
  expect(blocks).toHaveLength(2);
  for (const [cwd, code] of blocks) {
    writeFileSync(example, code);
    run(process.execPath, [example], cwd);
  }
});

describe("the packages' READMEs", () => {
  const examples = globSync("packages/*/README.md", { cwd: root })
    .sort()
    .flatMap((path) => inLanguage(blocksOf(join(root, path)), "ts").map(([, code]) => [path, code] as const));
  // The tests' own folder is the one from which every package is found.
  test.each(examples)("%s", (_, code) => {
    run(process.execPath, ["--input-type=module-typescript", "--eval", code], join(root, "tests"));
  });
});
