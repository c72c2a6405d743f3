/** Each block of docs/recipes.md runs as it is printed, in their order, beside the dataset of our seeds. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlace } from "./cli/pipeline.ts";
import { readersPython } from "./readers/python.ts";
import { skipsWithout } from "./skips.ts";

const root = new URL("..", import.meta.url).pathname;
const place = makePlace();
afterAll(place.remove);

const BLOCKS = [
  ...readFileSync(join(root, "docs/recipes.md"), "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm),
].map(([, language, code], index) => ({
  name: `${index + 1}, ${language}`,
  language: language!,
  code: code!,
}));

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED Python of the recipes: no environment (${python.why})`);
const hasR = spawnSync("Rscript", ["-e", "library(readr); library(jsonlite)"]).status === 0;
if (!hasR) console.warn("SKIPPED R of the recipes: no Rscript with readr and jsonlite");

// What pnpm would do, from where a reader of the page stands.
const SHELL = `pnpm() { shift 2; "${process.execPath}" "${join(root, "pipelines/start.js")}" "$@"; }\n`;

const COMMANDS: Readonly<Record<string, readonly [command: string, ...args: ReadonlyArray<string>]>> = {
  sh: ["bash", "--norc", "-eo", "pipefail", "-c"],
  ...(python.ok ? { python: [python.path, "-W", "error", "-c"] } : {}),
  ...(hasR ? { r: ["Rscript", "-e"] } : {}),
};

beforeAll(async () => {
  // Of these each split holds some.
  cpSync(join(root, "seeds"), place.path("seeds"), { recursive: true });
  const built = await place.run(["build"]);
  expect(built.code).toBe(0);
  cpSync(join(root, "datasets/notebooks"), place.path("datasets/notebooks"), { recursive: true });
}, 120_000);

test("no language is on the page that is neither run nor known to be Stata's", () => {
  expect([...new Set(BLOCKS.map(({ language }) => language))].sort()).toEqual(["python", "r", "sh", "stata"]);
});

test.each(BLOCKS.filter(({ language }) => language in COMMANDS))(
  "block $name",
  ({ language, code }) => {
    const [command, ...args] = COMMANDS[language]!;
    const { status, stdout, stderr } = spawnSync(
      command,
      [...args, language === "sh" ? SHELL + code : code],
      {
        cwd: place.folder,
        encoding: "utf8",
        env: {
          ...process.env,
          COLUMNIST_CACHE: place.path(".cache"),
          HF_HOME: place.path("hf"),
          HF_HUB_OFFLINE: "1",
          HF_HUB_DISABLE_PROGRESS_BARS: "1",
        },
        timeout: 120_000,
      },
    );
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(stdout.trim()).not.toBe("");
  },
  120_000,
);

test.skipIf(skipsWithout("python", python.ok))("the blocks leave what they say", () => {
  for (const name of ["train.spacy", "prodigy.jsonl", "doccano.jsonl", "sentences.dta", "answers.csv"])
    expect([name, statSync(place.path(name)).size > 100]).toEqual([name, true]);
});
