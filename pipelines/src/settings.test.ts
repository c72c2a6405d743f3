import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { setting, SETTINGS } from "./settings.ts";

afterEach(() => vi.unstubAllEnvs());

it("gives a variable as it is now, and null where it is empty or not set", () => {
  vi.stubEnv("COLUMNIST_CACHE", "/some/where");
  expect(setting("COLUMNIST_CACHE")).toBe("/some/where");
  vi.stubEnv("COLUMNIST_CACHE", "");
  expect(setting("COLUMNIST_CACHE")).toBeNull();
  vi.stubEnv("COLUMNIST_CACHE", undefined);
  expect(setting("COLUMNIST_CACHE")).toBeNull();
});

const here = fileURLToPath(new URL(".", import.meta.url));

it("is the only place of the program that looks at the environment", () => {
  const others = readdirSync(here, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      path.endsWith(".ts") &&
      !path.endsWith(".test.ts") &&
      readFileSync(here + path, "utf8").includes("process.env"),
  );
  expect(others).toEqual([]);
  const program = readFileSync(`${here}../program.js`, "utf8");
  const early = new Set(program.match(/(?<=process\.env\.)\w+/g));
  expect([...early].filter((name) => !(name in SETTINGS))).toEqual([]);
});

it("is listed in the README, a line a variable", () => {
  const readme = readFileSync(`${here}../README.md`, "utf8");
  const listed = [...readme.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name, meaning]) => [
    name,
    meaning,
  ]);
  const known = Object.entries(SETTINGS).map(([name, { meaning }]) => [name, meaning]);
  expect(listed).toEqual(known);
});
