import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { recordSplitter } from "@columnist/parse";
import { processArticle } from "columnist";
import { describe, expect, it } from "vitest";
import { render } from "./render.ts";

const folder = new URL("./", import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.includes("--") && !name.endsWith(".expected.txt"))
  .sort();

describe("articles through all stages", () => {
  it("are named area--case and cover every stage", () => {
    const areas = new Set(cases.map((name) => name.slice(0, name.indexOf("--"))));
    expect([...areas].sort()).toEqual(["clean", "label", "parse", "quotes", "segment"]);
  });

  it.each(cases)("%s", (name) => {
    const golden = new URL(name.replace(/\.\w+$/u, ".expected.txt"), folder);
    const bytes = readFileSync(new URL(name, folder));
    const splitter = recordSplitter(`articles/${name}`, bytes);
    const seen = [...splitter.push(bytes), ...splitter.end()]
      .map((source) => {
        const heading = source.record === null ? "" : `record: ${source.record}\n`;
        return heading + render(processArticle(source));
      })
      .join("\n");
    if (!existsSync(golden)) {
      // In CI nobody would look at a golden that wrote itself.
      expect(process.env["CI"], `no golden: run the test once on your machine and read ${golden.pathname}`).toBe(
        undefined,
      );
      writeFileSync(golden, seen);
    }
    expect(seen).toBe(readFileSync(golden, "utf8"));
  });
});
