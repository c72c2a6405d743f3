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
import { cleanEnvironment } from "./cleanEnvironment.ts";
import { skipsWithout } from "../skips.ts";

const root = new URL("../..", import.meta.url).pathname;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
}
const workflow = parse(readFileSync(join(root, ".github/workflows/dataset.yml"), "utf8")) as {
  readonly jobs: {
    readonly [J in "dataset" | "gates"]: { readonly if?: string; readonly steps: ReadonlyArray<Step> };
  };
};
const step = (id: string): string =>
  workflow.jobs.dataset.steps.find((candidate) => candidate.id === id)!.run!;

const SEED = `Opinion

Give the ferry its bell back

By Oda Renn

2 April 2026

The ferry at Lowmarsh lost its bell in 2019, when the company fitted a loudspeaker.

The loudspeaker is a mistake. “Nobody understands a word of it,” said the ferryman, Pieter Aas.
`;

const isUnbuilt = skipsWithout("dataset", existsSync(join(root, "datasets/latest.json")));

describe.skipIf(isUnbuilt)("the workflow in a scratch clone", () => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-workflow-"));
  const clone = join(folder, "clone");
  const output = join(folder, "output");

  /** Runs a step as the runner does: bash, stopping at the first failure. */
  const run = (id: string): { status: number | null; said: string; outputs: Record<string, string> } => {
    writeFileSync(output, "");
    const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", step(id)], {
      cwd: clone,
      encoding: "utf8",
      env: { ...cleanEnvironment(), GITHUB_OUTPUT: output },
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

  test("only a push commits", () => {
    const committing = workflow.jobs.dataset.steps.filter(({ run: script }) => script?.includes("git push"));
    expect(committing.map((each) => each.if)).toEqual([
      "steps.check.outputs.stale == 'true' && github.event_name == 'push'",
    ]);
  });
});

describe("the comment under a pull request", () => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-comment-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the step with a `gh` that writes down how it is called, and knows of the comments in `known`. */
  const comment = (known: string, rest: Readonly<Record<string, string>> = {}) => {
    const calls = join(folder, "calls");
    for (const name of ["calls", "summary"]) writeFileSync(join(folder, name), "");
    writeFileSync(join(folder, "diff.md"), "- 1 article added (seed)\n");
    writeFileSync(
      join(folder, "gh"),
      `#!/bin/sh\necho "$@" >>"${calls}"\ncase "$*" in *--paginate*) printf '%s' "${known}";; esac\n`,
      { mode: 0o755 },
    );
    const { status, stderr } = spawnSync("bash", ["--norc", "-eo", "pipefail", "-c", step("comment")], {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: `${folder}:/usr/bin:/bin`,
        GITHUB_STEP_SUMMARY: join(folder, "summary"),
        GITHUB_REPOSITORY: "us/columnist",
        NUMBER: "7",
        STALE: "true",
        VERSION: "1.1.0",
        FROM_FORK: "false",
        ...rest,
      },
    });
    expect(stderr + String(status)).toBe("0");
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    return { calls: read("calls").trim().split("\n"), summary: read("summary") };
  };

  test("is written once, and edited from then on", () => {
    const first = comment("");
    expect(first.calls.at(-1)).toContain("--method POST repos/us/columnist/issues/7/comments");
    expect(first.summary).toContain("builds version 1.1.0");
    expect(first.summary).toContain("1 article added");
    const second = comment("41\n42\n");
    expect(second.calls.at(-1)).toContain("--method PATCH repos/us/columnist/issues/comments/41");
    const fresh = comment("41\n", { STALE: "false" });
    expect(fresh.calls.at(-1)).toContain("PATCH");
    expect(fresh.summary).toContain("changes nothing");
    expect(comment("", { STALE: "false" }).calls).toHaveLength(1);
  });

  test("is not asked for from a fork, which may not write it", () => {
    const { calls, summary } = comment("", { FROM_FORK: "true" });
    expect(calls).toEqual([""]);
    expect(summary).toContain("1 article added");
  });
});

test("a pull request and a push run every gate, and an installation finds its packages again", () => {
  const { gates, dataset } = workflow.jobs;
  expect(gates.steps.some(({ run: script }) => script?.startsWith(".ci/run"))).toBe(true);
  expect(gates.if).toBe(undefined);
  for (const { steps } of [gates, dataset])
    expect(steps.some(({ uses }) => uses?.startsWith("actions/cache@"))).toBe(true);
});
