/** A Node that knows other letters than the one that datasets are made with would give other rows, so nothing runs on it. */
import { existsSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { article, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

place.write("other.mjs", 'Object.defineProperty(process.versions, "unicode", { value: "15.1" });\n');

it.each(["build", "parse seeds/a.txt", "verify", "shard plan"])(
  "%s refuses another Unicode in one line",
  async (command) => {
    place.write("seeds/a.txt", article(0));
    const { child, ended } = place.start(
      command.split(" "),
      `export NODE_OPTIONS=--import=${place.path("other.mjs")}`,
    );
    child.stdin?.end();
    const { code, err } = await ended;
    expect(code).toBe(3);
    expect(err.trim()).toMatch(
      /^This Node \([\d.]+, Unicode 15\.1\) does not read texts .*npx -y pnpm@\S+ install/,
    );
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(existsSync(place.path("datasets"))).toBe(false);
  },
);
