/** Every link of a page and every path that a page or a comment names is there: a reader who follows it finds something. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { slugOf } from "@columnist/site/slug";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));

// Versions of the dataset are of their time, and expected outputs and articles hold other people's words.
const isOurs = (path: string): boolean =>
  !/^(?:datasets\/\d|seeds\/|tests\/articles\/.*\.(?:html|txt|md)$)/.test(path);
const pages = tracked.filter((path) => path.endsWith(".md") && isOurs(path));
const sources = tracked.filter(
  (path) => /\.(?:ts|js|sh|py)$/.test(path) && !/\.weights\.ts$|\.test\.ts$/.test(path),
);

/** Pages that only a build writes, and places that are somebody's own. */
const MADE = /(?:^|\/)(?:report\.html|diff\.html|dist|node_modules|\.cache)(?:\/|$)/;

/** Paths from the root that a text names; with a star, a placeholder or an ellipsis they stand for many. */
const pathsIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/(?<![\w./@-])(?:packages|pipelines|tests|docs|\.ci|\.github)\/[\w.@/-]*\w/g)]
    .filter((match) => !/^[*{<…[]/.test(text.slice(match.index + match[0].length)))
    .map((match) => match[0])
    .filter(
      (path) =>
        !MADE.test(path) && !/[A-Z]{2,}/.test(path.replace(/(?:README|CHANGELOG|CONTRIBUTING|LICENSE)/g, "")),
    );

/** Comments of a source: there alone a path is for people. */
const commentsOf = (path: string, text: string): string =>
  /\.(?:ts|js)$/.test(path)
    ? [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm)].map(([comment]) => comment).join("\n")
    : [...text.matchAll(/^\s*#.*$/gm)].map(([comment]) => comment).join("\n");

const isThere = (path: string): boolean => existsSync(join(root, path));

test("there are pages and sources to look at", () => {
  expect(pages.length).toBeGreaterThan(15);
  expect(sources.length).toBeGreaterThan(300);
});

describe("links", () => {
  test.each(pages)("%s", (page) => {
    const text = readFileSync(join(root, page), "utf8").replace(/^```[\s\S]*?^```/gm, "");
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = "", heading] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path);
        if (MADE.test(target)) return false;
        if (!isThere(target)) return true;
        if (heading === undefined || !target.endsWith(".md")) return false;
        const headings = [...readFileSync(join(root, target), "utf8").matchAll(/^#+ (.*)$/gm)];
        return !headings.some((found) => slugOf(found[1]!) === heading);
      });
    expect(broken).toEqual([]);
  });
});

test("paths that pages name are there", () => {
  expect(pages.flatMap((page) => pathsIn(readFileSync(join(root, page), "utf8"))).length).toBeGreaterThan(80);
  const gone = pages.flatMap((page) =>
    pathsIn(readFileSync(join(root, page), "utf8"))
      .filter((path) => !isThere(path))
      .map((path) => `${page}: ${path}`),
  );
  expect(gone).toEqual([]);
});

test("paths that comments name are there", () => {
  expect(pathsIn("// As packages/model/src/gone.ts says.")).toEqual(["packages/model/src/gone.ts"]);
  const gone = sources.flatMap((source) =>
    pathsIn(commentsOf(source, readFileSync(join(root, source), "utf8")))
      .filter((path) => !isThere(path))
      .map((path) => `${source}: ${path}`),
  );
  expect(gone).toEqual([]);
});

test("the glossary has each word once", () => {
  const text = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const words = [...text.slice(text.indexOf("## Words")).matchAll(/^\| (\w+) \|/gm)].map(
    (match) => match[1]!,
  );
  expect(words.length).toBeGreaterThanOrEqual(30);
  expect(words).toEqual([...new Set(words)]);
});
