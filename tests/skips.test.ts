import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { skipsWithout } from "./skips.ts";

const root = join(import.meta.dirname, "..");

it("fails under CI where the need must be met", () => {
  expect(skipsWithout("dataset", true, { CI: "true" })).toBe(false);
  expect(skipsWithout("dataset", false, {})).toBe(true);
  expect(() => skipsWithout("dataset", false, { CI: "true" })).toThrow(/no dataset/);
  expect(skipsWithout("python", false, { CI: "true" })).toBe(true);
  expect(() => skipsWithout("python", false, { CI: "true", GITHUB_ACTIONS: "true" })).toThrow();
  expect(skipsWithout("root", false, { CI: "true", GITHUB_ACTIONS: "true" })).toBe(true);
});

it("is asked by every file that skips", () => {
  const files = execFileSync(
    "git",
    ["ls-files", "packages/*.test.ts", "pipelines/*.test.ts", "tests/*.test.ts"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  const silent = files
    .trim()
    .split("\n")
    .filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return (
        /\.(?:skipIf|runIf)\(|\b(?:it|test|describe)\.(?:skip|todo|only)\(/.test(text) &&
        !text.includes("skipsWithout(")
      );
    });
  expect(silent.filter((file) => file !== "tests/skips.test.ts")).toEqual([]);
});
