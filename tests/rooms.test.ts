import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;

/** Which rooms a room may import. Everything else is a wall. */
const DOORS: Readonly<Record<string, ReadonlyArray<string>>> = {
  model: [],
  statistics: [],
  parse: ["@columnist/model"],
  clean: ["@columnist/model"],
  segment: ["@columnist/model"],
  label: ["@columnist/model"],
  columnist: [
    "@columnist/model",
    "@columnist/parse",
    "@columnist/clean",
    "@columnist/segment",
    "@columnist/label",
  ],
  dataset: ["@columnist/model", "@columnist/statistics"],
  review: ["@columnist/dataset/judgements", "@columnist/model", "@columnist/statistics"],
  learn: [
    "@columnist/model",
    "@columnist/statistics",
    "@columnist/parse",
    "@columnist/clean",
    "@columnist/segment",
    "@columnist/label",
  ],
};

/**
 * Which folders of pipelines/src a folder may import: no two import each other. Beside these each may import the files
 * that lie in no folder.
 */
const PIPELINE_DOORS: Readonly<Record<string, ReadonlyArray<string>>> = {
  accurate: [],
  seeds: [],
  store: [],
  rows: ["accurate"],
  workers: ["rows", "store"],
  bundle: ["build"],
  build: ["accurate", "rows", "seeds", "store", "workers"],
  shards: ["accurate", "build", "rows", "seeds", "store", "workers"],
  learning: ["accurate"],
  reviewing: ["seeds", "store"],
  commands: ["accurate", "build", "learning", "reviewing", "rows", "seeds", "shards", "store", "workers"],
};

const sources = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === "node_modules" || name === "dist") return [];
    if (statSync(path).isDirectory()) return sources(path);
    return path.endsWith(".ts") ? [path] : [];
  });

/** Source with template literals blanked: an example inside one is text, not an import. */
const sourceOf = (file: string): string => readFileSync(file, "utf8").replace(/`(?:[^`\\]|\\.)*`/g, "``");

const importsOf = (file: string): ReadonlyArray<string> =>
  [...sourceOf(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);

/** The code with comments and strings blanked, so that a word in a comment is not taken for a call. */
const codeOf = (file: string): string =>
  sourceOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gm, "");

describe.each(Object.entries(DOORS))("packages/%s", (room, doors) => {
  const files = sources(join(root, "packages", room, "src"));
  const shipped = files.filter((file) => !file.endsWith(".test.ts"));

  test("imports only through its doors", () => {
    const wrong = shipped.flatMap((file) =>
      importsOf(file)
        .filter(
          (name) =>
            /^(?:@columnist\/|columnist$|pipelines)/.test(name) &&
            !doors.some((door) => name === door || name.startsWith(`${door}/`)),
        )
        .map((name) => `${file.slice(root.length)} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("knows no Effect, file system, process or clock", () => {
    const wrong = shipped.flatMap((file) => [
      ...importsOf(file)
        .filter((name) =>
          /^(?:effect|@effect\/|node:|fs|path|os|crypto|child_process)(?:$|\/|[a-z])/.test(name),
        )
        .map((name) => `${file.slice(root.length)} imports ${name}`),
      ...[
        ...codeOf(file).matchAll(
          /\b(?:Date\.now|new Date\(\)|performance\.now|Math\.random|process\.|toLocale\w+)/g,
        ),
      ].map((match) => `${file.slice(root.length)} uses ${match[0]}`),
    ]);
    expect(wrong).toEqual([]);
  });

  test("keeps only literals in data/", () => {
    const wrong = files
      .filter((file) => file.includes("/data/") && !file.endsWith(".test.ts"))
      .filter((file) => /=>|\bfunction\b|\bnew (?!Set|Map)/.test(codeOf(file)))
      .map((file) => file.slice(root.length));
    expect(wrong).toEqual([]);
  });
});

describe("pipelines", () => {
  const home = join(root, "pipelines/src");

  test("has the rooms that have doors", () => {
    const rooms = readdirSync(home).filter((name) => statSync(join(home, name)).isDirectory());
    expect(rooms.sort()).toEqual(Object.keys(PIPELINE_DOORS).sort());
  });

  test.each(Object.entries(PIPELINE_DOORS))("%s imports only through its doors", (room, doors) => {
    const wrong = sources(join(home, room))
      .filter((file) => !file.endsWith(".test.ts"))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith("."))
          .map((name) => relative(home, join(dirname(file), name)).split("/"))
          .filter((path) => path.length > 1 && path[0] !== room && !doors.includes(path[0]!))
          .map((path) => `${file.slice(root.length)} imports ${path.join("/")}`),
      );
    expect(wrong).toEqual([]);
  });
});

test("no file is a drawer for what found no name", () => {
  const rooms = [...Object.keys(DOORS).map((room) => join("packages", room, "src")), "pipelines/src"];
  const drawers = rooms
    .flatMap((room) => sources(join(root, room)))
    .filter((file) => /\/(?:utils?|helpers?|common|core|manager|misc)(?:\.ts|\/)/i.test(file));
  expect(drawers.map((file) => file.slice(root.length))).toEqual([]);
});
