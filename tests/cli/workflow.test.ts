/**
 * The workflow that users get, run for real: its own shell steps in a scratch clone, with a seed added.
 * Skipped where datasets/ is not committed yet, since there is nothing that could be stale.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = new URL("../..", import.meta.url).pathname;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
}
const workflow = parse(readFileSync(join(root, ".github/workflows/dataset.yml"), "utf8")) as {
  readonly jobs: { readonly dataset: { readonly steps: ReadonlyArray<Step> } };
};
const step = (id: string): string =>
  workflow.jobs.dataset.steps.find((candidate) => candidate.id === id)!.run!;

/** A runner's environment: nothing of the package manager that started these tests, which tells its children not to install. */
const environment = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => !/^(?:CI|VITEST.*|NODE_.*|(?:p?npm|INIT)_.*)$/i.test(name))
    .map(([name, value]) =>
      name === "PATH"
        ? [
            name,
            value!
              .split(":")
              .filter((folder) => !folder.includes("node_modules"))
              .join(":"),
          ]
        : [name, value],
    ),
);

const SEED = `Opinion

Give the ferry its bell back

By Oda Renn

2 April 2026

The ferry at Lowmarsh lost its bell in 2019, when the company fitted a loudspeaker.

The loudspeaker is a mistake. “Nobody understands a word of it,” said the ferryman, Pieter Aas.
`;

describe.skipIf(!existsSync(join(root, "datasets/latest.json")))("the workflow in a scratch clone", () => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-workflow-"));
  const clone = join(folder, "clone");
  const output = join(folder, "output");

  /** Runs a step as the runner does: bash, stopping at the first failure. */
  const run = (id: string): { status: number | null; said: string; outputs: Record<string, string> } => {
    writeFileSync(output, "");
    const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", step(id)], {
      cwd: clone,
      encoding: "utf8",
      env: { ...environment, GITHUB_OUTPUT: output },
    });
    const outputs = Object.fromEntries(
      readFileSync(output, "utf8")
        .split("\n")
        .filter((line) => line.includes("="))
        .map((line) => line.split("=", 2) as [string, string]),
    );
    return { status, said: stdout + stderr, outputs };
  };

  beforeAll(() => {
    execFileSync("git", ["clone", "-q", root, clone]);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("a seed makes it stale, a build makes it fresh, and the diff tells the rows", () => {
    const fresh = run("check");
    expect(fresh.said + fresh.status).toMatch(/0$/);
    expect(fresh.outputs["stale"]).toBe("false");

    writeFileSync(join(clone, "seeds/ferry-bell.txt"), SEED);
    const stale = run("check");
    expect(stale.status, stale.said).toBe(0);
    expect(stale.outputs["stale"]).toBe("true");

    const before = (
      JSON.parse(readFileSync(join(clone, "datasets/latest.json"), "utf8")) as { version: string }
    ).version;
    const built = run("build");
    expect(built.status, built.said).toBe(0);
    expect(built.outputs["version"]).not.toBe(before);
    const diff = readFileSync(join(clone, "diff.md"), "utf8");
    expect(diff).toContain("The ferry at Lowmarsh lost its bell");

    expect(run("check").outputs["stale"]).toBe("false");
    // The version that was there is as it was.
    expect(
      execFileSync("git", ["status", "--porcelain", `datasets/${before}`], { cwd: clone, encoding: "utf8" }),
    ).toBe("");
  });

  test("only a push commits, and only a pull request is commented on", () => {
    const conditions = workflow.jobs.dataset.steps
      .map((each) => each.if ?? "")
      .filter((each) => each.includes("event_name"));
    expect(conditions).toHaveLength(2);
    for (const condition of conditions) expect(condition).toContain("steps.check.outputs.stale == 'true'");
  });
});
