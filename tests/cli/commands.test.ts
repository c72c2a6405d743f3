import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, contentOf, makePlace, type Run } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

let first: Run;
beforeAll(async () => {
  for (let i = 1; i <= 5; i++) place.write(`seeds/piece-${i}.txt`, article(i));
  first = await place.run(["build"]);
}, 120_000);

describe("the invocation", () => {
  it("explains itself, with examples for every command", async () => {
    const { code, out } = await place.run(["--help"]);
    expect(code).toBe(0);
    const commands = [...out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name!);
    expect(commands).toEqual(
      expect.arrayContaining(["build", "check", "diff", "verify", "inspect", "explain", "dropped", "status"]),
    );
    for (const command of commands) {
      const help = await place.run([command, "--help"]);
      expect({ command, code: help.code }).toEqual({ command, code: 0 });
      expect(help.out).toContain("EXAMPLES");
    }
  });

  it.each([
    [["build", "--sedes", "x"], "Unrecognized flag: --sedes", "--seeds"],
    [["biuld"], 'Unknown subcommand "biuld"', "build"],
    [["parse"], "Missing required argument: FILE", "--help"],
    [["segment", "--offsets", "words"], "words", "codepoint"],
    [["build", "--jobs", "0"], '--jobs cannot be "0"', "a number from 1"],
    [["build", "--jobs", "many"], "many", "--help"],
    [["build", "--fetched-at", "yesterday"], '--fetched-at cannot be "yesterday"', "2026-01-31T08:00:00Z"],
    [["build", "--fetched-at", "2026-01-31T08:00"], "--fetched-at cannot be", "offset"],
  ])("says in one line what is wrong with %j", async (args, what, advice) => {
    const { code, out, err } = await place.run(args);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(what);
    expect(err).toContain(advice);
  });
});

describe("build", () => {
  it("publishes a version that holds", async () => {
    expect(first.code).toBe(0);
    expect(first.out).toContain("5 articles");
    expect(first.out).toContain("Wrote datasets/1.0.0");
    expect(JSON.parse(readFileSync(place.path("datasets/latest.json"), "utf8"))).toMatchObject({
      version: "1.0.0",
    });
    const verified = await place.run(["verify"]);
    expect(verified).toMatchObject({
      code: 0,
      out: "datasets/1.0.0 holds: every checksum and every invariant\n",
    });
  });

  it("says with --log-level debug how long each stage took and what went through, beside the result", async () => {
    const built = await place.run(["build", "--no-cache", "--json", "--log-level", "debug"]);
    expect(JSON.parse(built.out)).toMatchObject({ changed: false });
    for (const stage of ["parse", "clean", "segment", "label", "rows", "encode"])
      expect(built.err).toMatch(new RegExp(`^${stage} +[\\d.]+ s +\\d+ times +5 articles$`, "m"));
    for (const step of ["read", "duplicates", "settle", "write", "build"])
      expect(built.err).toMatch(new RegExp(`^${step} +[\\d.]+ s +1 times$`, "m"));
    const published = await place.run(["build", "--out", "timed", "--log-level", "debug"]);
    expect(published.err).toMatch(/^publish +[\d.]+ s +1 times$/m);
    expect(first.err).not.toMatch(/^parse /m);
  });

  it("writes no escape sequence where no terminal reads", () => {
    expect(first.out + first.err).not.toContain("\u001b");
  });

  it("makes no new version of the same content, with and without what it remembers", async () => {
    const before = contentOf(place.path("datasets"));
    expect((await place.run(["build"])).out).toContain("Nothing changed");
    const anew = await place.run(["build", "--no-cache", "--json"]);
    expect(JSON.parse(anew.out)).toMatchObject({ version: "1.0.0", changed: false });
    expect(contentOf(place.path("datasets"))).toEqual(before);
  });

  it("prints a plan and runs nothing", async () => {
    const { code, out } = await place.run(["build", "--out", "elsewhere", "--plan"]);
    expect(code).toBe(0);
    expect(out).toContain("would run");
    expect(contentOf(place.folder)).not.toHaveProperty(["elsewhere/latest.json"]);
  });

  it("gives the same bytes in another folder, whatever the order of names on disk and the number of jobs", async () => {
    const other = makePlace();
    for (const i of [4, 2, 5, 1, 3]) other.write(`deep/er/seeds/piece-${i}.txt`, article(i));
    const { code } = await other.run(["build", "--seeds", "deep/er/seeds", "--out", "out", "--jobs", "2"]);
    expect(code).toBe(0);
    expect(contentOf(other.path("out"))).toEqual(contentOf(place.path("datasets")));
    other.remove();
  });
});

describe("a changed seed", () => {
  it("is stale for check, then the next version, then fresh; diff says what changed", async () => {
    expect(await place.run(["check"])).toMatchObject({ code: 0 });
    place.write("seeds/piece-6.txt", article(6));
    const stale = await place.run(["check"]);
    expect(stale.code).toBe(2);
    expect(stale.err).toContain("pnpm pipeline build");
    expect(stale.out).toContain("1 article added (seed)");
    const status = await place.run(["status"]);
    expect(status.out).toContain("1 new, 0 changed, 0 gone since 1.0.0");
    expect(status.out).toContain("a build would run");
    const built = await place.run(["build", "--json"]);
    expect(JSON.parse(built.out)).toMatchObject({ version: "1.1.0", changed: true });
    expect(await place.run(["check"])).toMatchObject({ code: 0 });
    const diff = await place.run(["diff", "1.0.0", "1.1.0", "--json"]);
    expect(JSON.parse(diff.out)).toMatchObject({
      documents: [{ change: "added", source_path: "piece-6.txt", cause: "seed" }],
    });
    const as = async (...flags: ReadonlyArray<string>): Promise<string> =>
      (await place.run(["diff", "1.0.0", "1.1.0", ...flags])).out;
    expect(await as()).toMatch(/^ {2}\+ \w+ \w+ \| The ferry to Kelda ran 6 times/m);
    expect(await as("--as", "markdown")).toMatch(/^\*\*piece\S*6.txt\*\*$/m);
    expect(await as("--as", "page")).toContain("<!doctype html>");
    expect(await place.run(["verify", "datasets/1.0.0"])).toMatchObject({ code: 0 });
  });
});

describe("looking at results", () => {
  it("inspects an article, a line a sentence", async () => {
    const { code, out } = await place.run(["inspect", "seeds/piece-1.txt"]);
    expect(code).toBe(0);
    expect(out).toContain("Give Kelda its ferry number 1");
    expect(out).toMatch(/^quote +\.\d\d Q2 +\| "We will not sell the harbour 1,".* — .*Lutz/m);
    expect(out).toMatch(/^(?:opinion|claim) +\.\d\d [OC]\d+ +\| Let the ferries run\./m);
  });

  it("explains a sentence by its id", async () => {
    const csv = readFileSync(place.path("datasets/1.0.0/sentences.csv"), "utf8");
    const id = csv
      .split("\n")
      .find((line) => line.includes("Let the ferries run."))!
      .slice(0, 18);
    const { code, out } = await place.run(["explain", id]);
    expect(code).toBe(0);
    expect(out).toContain("Let the ferries run.");
    expect(out).toMatch(/^label +(?:opinion|claim) by [OC]\d+ \(/m);
    expect(out).toMatch(/^strike +\S/m);
    expect(await place.run(["explain", "s_nowhere"])).toMatchObject({ code: 1, out: "" });
  });

  it("lists drops with their rules", async () => {
    place.write("dropped.txt", `${article(1)}\n\nShare\n\n0 Comments\n`);
    const { code, out } = await place.run(["dropped", "dropped.txt"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^- clean\.\S+ \| 0 Comments$/m);
    expect((await place.run(["dropped"])).code).toBe(0);
  });

  it("shows control characters of a hostile text as spaces", async () => {
    place.write("hostile.txt", article(1).replace("March", "\u001b]0;owned\u0007March\u001b[2J"));
    for (const command of ["inspect", "dropped"]) {
      const { out } = await place.run([command, "hostile.txt"]);
      expect(out).not.toContain("\u001b");
      expect(out).not.toContain("\u0007");
    }
  });
});

describe("verify", () => {
  it("sees a changed byte", async () => {
    const other = makePlace();
    other.write("seeds/piece.txt", article(1));
    await other.run(["build"]);
    const csv = readFileSync(other.path("datasets/1.0.0/sentences.csv"), "utf8");
    other.write("datasets/1.0.0/sentences.csv", csv.replace("ferry", "fairy"));
    const { code, out, err } = await other.run(["verify"]);
    expect(code).toBe(1);
    expect(out).toContain("sentences.csv");
    expect(err).toContain("invariants");
    rmSync(other.path("datasets/1.0.0/manifest.json"));
    expect(await other.run(["verify"])).toMatchObject({ code: 1 });
    other.remove();
  });
});
