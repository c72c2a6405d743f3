/** Seeds that change while they are read: what ends in the dataset is one content that the file had, or it is said. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { article, contentOf, makePlace, type Run } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const PRELOAD = new URL("./preloads/writeWhileRead.ts", import.meta.url).href;
const SMALL = article(1, 40);
const other = (text: string): string => text.replaceAll("Kelda", "Skara");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
/** A file of some records, larger than what is read at a time: each has a field that no article needs. */
const LARGE = Array.from(
  { length: 20 },
  (_, i) => `${JSON.stringify({ id: `r${i}`, text: article(i), notes: "x".repeat(60_000) })}\n`,
).join("");

let out = 0;
beforeEach(async () => {
  out++;
  place.write("seeds/calm.txt", article(0));
  place.write("seeds/busy.txt", SMALL);
});

/** Builds while `path` is written to at a look at its bytes. */
const build = (path: string, how: string, at: number | "all"): Promise<Run> => {
  const variables = `NODE_OPTIONS=--import=${PRELOAD} WRITE_TO=${place.path(path)} WRITE_HOW=${how} WRITE_AT=${at}`;
  const { child, ended } = place.start(["build", "--no-cache", "--out", `out-${out}`], `export ${variables}`);
  child.stdin?.end();
  return ended;
};

const written = (file: string): string => readFileSync(place.path(`out-${out}/1.0.0/${file}`), "utf8");

describe("a seed that changes while it is read", () => {
  it.each([
    ["rewritten", "rewrite", other(SMALL)],
    ["cut short", "truncate", SMALL.slice(0, SMALL.length >> 1)],
    ["added to", "append", `${SMALL}\n\nThis line came late, at look 1.\n`],
  ])("is read again where it is %s once", async (_, how, then) => {
    expect(await build("seeds/busy.txt", how, 1)).toMatchObject({ code: 0 });
    expect(written("documents.csv")).toContain(sha256(then));
    expect(written("manifest.json")).toContain(sha256(then));
    expect((await place.run(["build", "--out", `out-${out}`])).out).toContain("Nothing changed");
  });

  it("is a failure where it changes all the time, and stops nothing else", async () => {
    const { code, out: said } = await build("seeds/busy.txt", "append", "all");
    expect(code).toBe(0);
    expect(said).toContain("1 article,");
    expect(written("failures.csv")).toMatch(/^busy\.txt,,read,read\.file\.changing,.*build again/m);
    expect((await place.run(["build", "--out", `out-${out}`])).out).toContain("2 articles");
  });

  it("keeps what it held where it is removed, and says that it changed", async () => {
    const { code, out: said } = await build("seeds/busy.txt", "remove", 1);
    expect(code).toBe(0);
    expect(written("documents.csv")).toContain(sha256(SMALL));
    expect(said).toContain("Changed after they were read: busy.txt");
  });
});

describe("a large seed that changes while it is read", () => {
  it.each(["rewrite", "truncate", "append"])(
    "fails the build by name, and leaves what is published: %s",
    async (how) => {
      await place.run(["build", "--out", `out-${out}`]);
      const before = contentOf(place.path(`out-${out}`));
      place.write("seeds/large.jsonl", LARGE);
      const { code, out: said, err } = await build("seeds/large.jsonl", how, 1);
      expect({ code, said }).toEqual({ code: 1, said: "" });
      expect(err).toMatch(
        /^The seed large\.jsonl changed while it was read: .*; existing versions are untouched$/m,
      );
      expect(contentOf(place.path(`out-${out}`))).toEqual(before);
    },
  );

  it("is taken as it is once it is left alone", async () => {
    place.write("seeds/large.jsonl", LARGE);
    expect(await place.run(["build", "--out", `out-${out}`])).toMatchObject({ code: 0 });
    expect(written("manifest.json")).toContain(sha256(LARGE));
  });
});
