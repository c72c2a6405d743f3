/** The packages for npm and pip: packed, installed from their archives into empty folders, and run there. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { article } from "./cli/pipeline.ts";
import { cleanEnvironment } from "./cli/cleanEnvironment.ts";
import { readersPython } from "./readers/python.ts";

const root = new URL("..", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "columnist-doors-"));
const doors = join(scratch, "doors");
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// This Node before all others: the one that a machine has may be older than the program needs.
const env = {
  ...cleanEnvironment(),
  PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
  COLUMNIST_CACHE: join(scratch, "cache"),
  NO_COLOR: "1",
};

const attempt = (cwd: string, command: string, ...args: ReadonlyArray<string>) =>
  spawnSync(command, args, { cwd, env, encoding: "utf8", timeout: 240_000 });

const run = (cwd: string, command: string, ...args: ReadonlyArray<string>): string => {
  const { status, stdout, stderr } = attempt(cwd, command, ...args);
  expect(status, `${command} ${args.join(" ")}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
};

const folderWith = (name: string): string => {
  const folder = join(scratch, name);
  mkdirSync(join(folder, "seeds"), { recursive: true });
  for (const number of [1, 2]) writeFileSync(join(folder, `seeds/piece-${number}.txt`), article(number, 2));
  return folder;
};

const sentencesOf = (folder: string): string =>
  readFileSync(join(folder, "datasets/1.0.0/sentences.csv"), "utf8");

/** What the sources give of the same seeds. */
let expected: string;

beforeAll(() => {
  run(root, process.execPath, "pipelines/src/bundle/doors.ts", doors);
  const folder = folderWith("sources");
  run(folder, process.execPath, join(root, "pipelines/start.js"), "build");
  expected = sentencesOf(folder);
}, 120_000);

test("npm: `npx columnist build` in an empty folder, from the packed archive", () => {
  const [archive] = JSON.parse(
    run(join(doors, "npm"), "npm", "pack", "--json", "--pack-destination", scratch),
  ) as [{ filename: string; size: number }];
  expect(archive.size).toBeLessThan(20e6);
  const folder = folderWith("npm");
  run(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", join(scratch, archive.filename));
  run(folder, "npx", "--offline", "columnist", "build");
  expect(sentencesOf(folder)).toBe(expected);
  run(folder, "npx", "--offline", "columnist", "export", "--format", "sqlite");
  expect(readdirSync(join(folder, "exports/1.0.0-sqlite"))).toContain("columnist.sqlite");
  const accurate = attempt(folder, "npx", "--offline", "columnist", "build", "--model", "accurate");
  expect([accurate.status, accurate.stderr]).toEqual([1, expect.stringMatching(/accurate.*--model fast/)]);
}, 240_000);

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED the package for pip: no Python environment (${python.why})`);

const LABEL = `
import json, sys, columnist
texts = ["Let the ferries run 🚢 now. The pier closed in May.", "  ", "“No,” she said."]
frames = [columnist.label(texts), columnist.label(texts, frame="polars").to_pandas()]
for frame in frames:
    assert list(frame["text"]) == ["Let the ferries run 🚢 now.", "The pier closed in May.", "“No,” she said."], frame
    assert list(frame["text_index"]) == [0, 0, 2]
    assert set(frame["label"]) <= {"opinion", "claim", "quote"}
assert len(columnist.label([])) == 0 and len(columnist.label("It rains.")) == 1
folder = columnist.build("seeds", "datasets")
pandas, polars = columnist.load(folder), columnist.load("datasets", frame="polars")
assert list(pandas["text"]) == polars["text"].to_list() and len(columnist.load(folder, "documents")) == 2
refused = []
for attempt in (lambda: columnist.load(folder, "rumours"), lambda: columnist.build("nowhere", "datasets"), lambda: columnist.load("nowhere")):
    try:
        attempt()
    except columnist.ColumnistError as error:
        refused.append(str(error))
print(json.dumps({"folder": str(folder), "rows": len(pandas), "refused": refused}))
`;
import { skipsWithout } from "./skips.ts";

describe.skipIf(skipsWithout("python", python.ok))("pip", () => {
  test("label, build and load, from the built wheel", () => {
    const path = python.ok ? python.path : "";
    run(scratch, path, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", scratch, join(doors, "python"));
    const [wheel] = readdirSync(scratch).filter((name) => name.endsWith(".whl"));
    const site = join(scratch, "site");
    run(
      scratch,
      path,
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-deps",
      "--target",
      site,
      join(scratch, wheel!),
    );
    const folder = folderWith("pip");
    writeFileSync(
      join(folder, "use.py"),
      `import sys\nsys.path.insert(0, ${JSON.stringify(site)})\n${LABEL}`,
    );
    const said = JSON.parse(run(folder, path, "use.py")) as {
      folder: string;
      rows: number;
      refused: ReadonlyArray<string>;
    };
    expect(said).toEqual({
      folder: "datasets/1.0.0",
      rows: expect.any(Number),
      refused: [
        expect.stringMatching(/has no table 'rumours'/),
        expect.stringMatching(/nowhere/),
        expect.stringMatching(/has no table 'sentences'/),
      ],
    });
    expect(sentencesOf(folder)).toBe(expected);
  }, 240_000);
});
