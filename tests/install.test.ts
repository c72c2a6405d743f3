/** What a clone needs to be one: bytes as they were committed, one version of each tool, and a clear line for the rest. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = new URL("..", import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const cli = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [join(root, "pipelines/start.js"), ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      NO_COLOR: "1",
      COLUMNIST_CACHE: join(tmpdir(), "columnist-none", String(process.pid)),
    },
  });

describe("a clone by a Git that changes the ends of lines (core.autocrlf, as on Windows)", () => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-autocrlf-"));
  const clone = join(folder, "clone");
  const git = (...args: ReadonlyArray<string>): string =>
    execFileSync("git", ["-C", clone, ...args], { encoding: "utf8" });

  beforeAll(() => {
    execFileSync("git", [
      "clone",
      "-q",
      "--depth",
      "1",
      "--config",
      "core.autocrlf=true",
      `file://${root}`,
      clone,
    ]);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  test("has every file as it was committed, byte for byte", () => {
    // Git's own digest of the bytes in the working tree, nothing converted, against that of the commit.
    const committed = git("ls-tree", "-r", "HEAD").trim().split("\n");
    const paths = committed.map((line) => line.slice(line.indexOf("\t") + 1));
    const digests = execFileSync("git", ["-C", clone, "hash-object", "--no-filters", "--stdin-paths"], {
      encoding: "utf8",
      input: `${paths.join("\n")}\n`,
    });
    expect(digests.trim().split("\n")).toEqual(committed.map((line) => line.split(/\s/)[2]));
    expect(git("status", "--porcelain")).toBe("");
  });

  test("keeps the bytes of a new seed with ends of lines of its own", () => {
    execFileSync("sh", ["-c", `printf 'One.\\r\\nTwo.\\r\\n' >"${clone}/seeds/crlf.txt"`]);
    git("add", "seeds/crlf.txt");
    expect(execFileSync("git", ["-C", clone, "cat-file", "-p", ":seeds/crlf.txt"]).toString()).toBe(
      "One.\r\nTwo.\r\n",
    );
    git("rm", "-q", "--cached", "seeds/crlf.txt");
    rmSync(join(clone, "seeds/crlf.txt"));
  });

  test("has a dataset that holds and seeds that are those of the dataset", () => {
    expect(cli("verify", join(clone, "datasets"))).toMatchObject({ status: 0 });
    const status = cli("status", "--seeds", join(clone, "seeds"), "--out", join(clone, "datasets"));
    expect(status.stdout).toContain("0 new, 0 changed, 0 gone");
  });
});

test("one version of pnpm stands everywhere", () => {
  const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  for (const path of ["README.md", ".ci/run", ".github/workflows/dataset.yml", "pipelines/start.js"]) {
    const named = read(path).match(/pnpm@\d[\d.]*\d/g) ?? [];
    expect(named.length, path).toBeGreaterThan(0);
    expect([...new Set(named)], path).toEqual([packageManager]);
  }
});

test("what the root installs has the version of the catalog", () => {
  // npm reads no catalog; where it stops there it never comes to the line that says to use pnpm.
  const { devDependencies, engines } = JSON.parse(read("package.json")) as Record<
    string,
    Record<string, string>
  >;
  const { catalog } = parse(read("pnpm-workspace.yaml")) as { catalog: Record<string, string> };
  for (const [name, version] of Object.entries(devDependencies!)) {
    expect(version).not.toContain(":");
    if (name in catalog) expect([name, version]).toEqual([name, catalog[name]]);
  }
  expect(engines!["npm"]).toContain("npx -y pnpm@");
});

test("an old Node is told in one line what to do", () => {
  const old = `Object.defineProperty(process.versions, "node", { value: "20.20.2" }); await import(${JSON.stringify(
    join(root, "pipelines/start.js"),
  )})`;
  const { status, stderr, stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", old], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(
    /^Columnist needs Node 24 or later, and this is 20\.20\.2: run `npx -y pnpm@.* install`.*\n$/,
  );
});
