/** Inputs that cannot be read or parsed: each is a row of failures, and the articles beside them are built. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, makePlace, type Run } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const MB = 1024 * 1024;
const good = article(1);

/** Each bad file with the code that its row of failures has. */
const BAD: ReadonlyArray<readonly [name: string, content: string | Uint8Array, error: string]> = [
  ["empty.txt", "", "parse.input.empty"],
  ["noise.bin", Uint8Array.from({ length: 20_000 }, (_, i) => (i * 2654435761) >>> 24), "parse.encoding."],
  [
    "broken-utf8.txt",
    Buffer.from("The br\xff\xfeidge \xc3\x28 rusts, and the council must act.\n", "latin1"),
    "parse.encoding.",
  ],
  ["nul.txt", "The coun\u0000cil must act now. It is bad that it waits.\n", "parse.encoding.nul"],
  ["line.txt", "a".repeat(50 * MB), "read.record.large"],
  ["broken.gz", Buffer.from("\x1f\x8bgarbage", "latin1"), "read.gzip.broken"],
  ["cut.txt.gz", gzipSync(good.repeat(50)).subarray(0, 200), "read.gzip.broken"],
  ["bomb.txt.gz", gzipSync(Buffer.alloc(100 * MB, "a")), "read.record.large"],
];

let built: Run;
let failures: string;
let documents: string;

beforeAll(async () => {
  place.write("seeds/good.txt", good);
  place.write("seeds/utf16.txt", Buffer.from(`\ufeff${article(2)}`, "utf16le"));
  place.write("seeds/zipped.txt.gz", gzipSync(article(3)));
  place.write('seeds/new\nline 😀 , "name".txt', article(4));
  place.write("seeds/deep/er/piece.txt", article(5));
  for (const [name, content] of BAD) place.write(`seeds/${name}`, content);
  symlinkSync(".", place.path("seeds/loop"));
  symlinkSync("../..", place.path("seeds/deep/up"));
  symlinkSync("nowhere", place.path("seeds/dangling.txt"));
  symlinkSync("/proc/self/mem", place.path("seeds/memory.txt"));
  execFileSync("sh", ["-c", 'mkfifo "$0"', place.path("seeds/pipe.txt")]);
  writeFileSync(
    Buffer.concat([Buffer.from(place.path("seeds/")), Buffer.from([0x62, 0xff, 0x2e, 0x74])]),
    good,
  );
  built = await place.run(["build"]);
  failures = readFileSync(place.path("datasets/1.0.0/failures.csv"), "utf8");
  documents = readFileSync(place.path("datasets/1.0.0/documents.csv"), "utf8");
}, 120_000);

describe("a folder of good and bad files", () => {
  it("builds the good ones", () => {
    expect(built.code).toBe(0);
    expect(built.out).toContain("5 articles");
    for (const name of ["good.txt", "utf16.txt", "zipped.txt.gz", "new\nline 😀", "deep/er/piece.txt"])
      expect(documents).toContain(name);
  });

  it.each<[string, string]>([
    ...BAD.map(([name, , error]) => [name, error] as [string, string]),
    ["dangling.txt", "read.link.broken"],
    ["memory.txt", "read.file.error"],
    ["pipe.txt", "read.file.special"],
    ["b\ufffd.t", "read.name.encoding"],
  ])("says of %s that it failed: %s", (name, error) => {
    const row = failures.split("\n").find((line) => line.startsWith(`${name},`));
    expect(row).toContain(error);
  });

  it("counts the failures in its last words", () => {
    expect(built.out).toContain(`${failures.trim().split("\n").length - 1} inputs failed`);
  });

  it("knows at the next build that nothing changed: what was broken is known to be what it was", async () => {
    expect((await place.run(["build", "--plan", "--json"])).out).toContain('"current":"1.0.0"');
    const { out } = await place.run(["status", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ current: "1.0.0", seeds: { new: 0, changed: 0, unreadable: 3 } });
  });

  it("gives a dataset that holds", async () => {
    expect(await place.run(["verify"])).toMatchObject({ code: 0 });
  });
});

describe("a seeds folder that gives nothing", () => {
  it.each([
    ["is missing", "none", "missing"],
    ["is a file", "seeds/good.txt", "not a folder"],
    ["is empty", "void", "empty"],
    ["holds only what is no seed", "notes", "empty"],
  ])("%s: one line, and no dataset", async (_, folder, reason) => {
    mkdirSync(place.path("void"), { recursive: true });
    place.write("notes/README.md", "How to add a piece");
    const { code, out, err } = await place.run(["build", "--seeds", folder, "--out", "never"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(`Cannot read seeds from ${place.path(folder)}: ${reason}`);
    expect(err).toContain("--seeds");
  });
});

describe("a folder of which nothing can be used", () => {
  it("gives no version but the list of what is wrong, unless it is asked for", async () => {
    const other = makePlace();
    other.write("seeds/empty.txt", "");
    other.write("seeds/blank.txt", " \n");
    const { code, out, err } = await other.run(["build"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("No input gave an article, so no version was written:\n");
    expect(err).toMatch(/^ {2}blank\.txt: .* \(parse\.\S+\)$/m);
    expect(err).toMatch(/^ {2}empty\.txt: .* \(parse\.input\.empty\)$/m);
    expect(readdirSync(other.path("datasets"))).toEqual([]);
    const asked = await other.run(["build", "--allow-empty"]);
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.out).toContain("0 articles, 0 sentences");
    other.remove();
  });
});
