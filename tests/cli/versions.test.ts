/** Versions forwards and backwards, and whatever people do to the folder by hand. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { article, contentOf, makePlace, type Place } from "./pipeline.ts";

/** Three versions, 1.0.0 to 1.2.0, each with an article more than the last; built once, copied for each test. */
const three = makePlace();
beforeAll(async () => {
  for (const number of [1, 2, 3]) {
    three.write(`seeds/piece-${number}.txt`, article(number));
    await three.run(["build"]);
  }
}, 120_000);
afterAll(three.remove);

let place: Place;
beforeEach(() => {
  place = makePlace();
  for (const folder of ["seeds", "datasets"])
    cpSync(three.path(folder), place.path(folder), { recursive: true });
});
afterEach(() => place.remove());

const build = async (): Promise<Record<string, unknown>> =>
  JSON.parse((await place.run(["build", "--json"])).out) as Record<string, unknown>;

const latest = (): { version: string; rolled_back_from?: string } =>
  JSON.parse(readFileSync(place.path("datasets/latest.json"), "utf8"));

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Writes a file of a version as if the program had written it so: with its digest in the manifest and the sums. */
const rewrite = (version: string, name: string, text: string): void => {
  const at = (file: string): string => `datasets/${version}/${file}`;
  const read = (file: string): string => readFileSync(place.path(at(file)), "utf8");
  const manifest = JSON.parse(read("manifest.json"));
  const entry = manifest.files.find(({ path }: { path: string }) => path === name);
  const [before, wrote] = [sha256(read("manifest.json")), entry.sha256];
  Object.assign(entry, { bytes: Buffer.byteLength(text), sha256: sha256(text) });
  const after = `${JSON.stringify(manifest, null, 2)}\n`;
  place.write(at(name), text);
  place.write(at("manifest.json"), after);
  place.write(
    at("SHA256SUMS"),
    read("SHA256SUMS").replace(before, sha256(after)).replace(wrote, sha256(text)),
  );
  place.write("datasets/latest.json", JSON.stringify({ ...latest(), manifest_sha256: sha256(after) }));
};

it("takes a major step from a version of another contract, and does not stop there", async () => {
  const schema = JSON.parse(readFileSync(place.path("datasets/1.2.0/schema.json"), "utf8"));
  schema.contract.tables.sentences.columns.mood = {
    storage: "utf8",
    unit: null,
    nullable: true,
    values: null,
  };
  rewrite("1.2.0", "schema.json", JSON.stringify(schema));
  place.write("seeds/piece-4.txt", article(4));
  expect(await build()).toMatchObject({
    version: "2.0.0",
    note: null,
    reason: "major: sentences.mood is gone",
  });
  rewrite("2.0.0", "schema.json", "{}");
  place.write("seeds/piece-5.txt", article(5));
  expect(await build()).toMatchObject({ version: "3.0.0", note: null });
});

it("keeps every version, or as many as retention.json says", async () => {
  place.write("datasets/retention.json", '{"keep": 0}\n');
  place.write("seeds/piece-4.txt", article(4));
  const refused = await place.run(["build"]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('retention.json: it must hold {"keep": N}');

  place.write("datasets/retention.json", '{"keep": 2}\n');
  expect(await build()).toMatchObject({ version: "1.3.0" });
  const there = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"].filter((version) =>
    existsSync(place.path(`datasets/${version}`)),
  );
  expect(there).toEqual(["1.2.0", "1.3.0"]);
  expect(await place.run(["verify"])).toMatchObject({ code: 0 });
});

describe("back to an older version", () => {
  it("points to it, touches none, and numbers the next one behind the highest", async () => {
    const before = contentOf(place.path("datasets"));
    const { code, out } = await place.run(["rollback", "1.0.0"]);
    expect(code).toBe(0);
    expect(out).toContain("latest.json points to datasets/1.0.0 (it was 1.2.0)");
    const { "latest.json": pointed, ...versions } = contentOf(place.path("datasets"));
    expect(versions).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name in versions)));
    expect(JSON.parse(pointed!)).toMatchObject({ version: "1.0.0", rolled_back_from: "1.2.0" });
    expect((await place.run(["versions"])).out).toMatch(/^▶ {2}1\.0\.0 /m);
    expect((await place.run(["status"])).out).toContain("dataset  1.0.0");

    rmSync(place.path("seeds/piece-2.txt"));
    expect(await build()).toMatchObject({ version: "1.3.0", changed: true });
    const changes = readFileSync(place.path("datasets/1.3.0/CHANGELOG.md"), "utf8");
    expect(changes).toContain("After a rollback from 1.2.0 to 1.0.0.");
    expect(latest()).not.toHaveProperty("rolled_back_from");
    expect((await place.run(["check"])).code).toBe(0);
  }, 120_000);

  it("points forwards again where the seeds still give the newer version, and writes none twice", async () => {
    await place.run(["rollback", "1.0.0"]);
    expect((await place.run(["check"])).code).toBe(2);
    expect(await build()).toMatchObject({ version: "1.2.0", changed: false });
    expect(latest().version).toBe("1.2.0");
    expect(existsSync(place.path("datasets/1.3.0"))).toBe(false);
  }, 120_000);

  it("says which versions there are where one is asked for that is not", async () => {
    for (const command of [
      ["rollback", "9.9.9"],
      ["diff", "9.9.9"],
      ["diff", "1.0.0", "9.9.9"],
      ["verify", "--version", "9.9.9"],
      ["dropped", "--version", "9.9.9"],
      ["inspect", "seeds/piece-1.txt", "--version", "9.9.9"],
      ["export", "--format", "jsonl", "--version", "9.9.9"],
      ["explain", "s_0123456789abcdef", "--version", "9.9.9"],
    ]) {
      const { code, err } = await place.run(command);
      expect({ command, code, err }).toMatchObject({ code: 1 });
      expect(err).toMatch(
        /^There is no version 9\.9\.9 in .*datasets; there are 1\.0\.0, 1\.1\.0, 1\.2\.0\n$/,
      );
    }
  }, 120_000);
});

it("takes a patch for what dataset.json says of the whole, and says what it does not", async () => {
  place.write("seeds/dataset.json", '{"title": "Kelda", "licence": "CC0-1.0"}');
  expect((await place.run(["check"])).code).toBe(2);
  const built = await place.run(["build"]);
  expect(built.out).toContain("The card states no description, creators, contact: write seeds/dataset.json");
  expect(built.out).toContain("Wrote datasets/1.2.1 (patch: what dataset.json says of the whole)");
  expect(readFileSync(place.path("datasets/1.2.1/README.md"), "utf8")).toContain("license: cc0-1.0\n");
  expect(existsSync(place.path("datasets/1.2.1/CITATION.cff"))).toBe(true);
  expect(await build()).toMatchObject({ version: "1.2.1", changed: false });
  expect((await place.run(["check"])).code).toBe(0);
  expect((await place.run(["verify"])).code).toBe(0);
  place.write("seeds/dataset.json", '{"licence": "free"} ');
  expect((await place.run(["build"])).code).toBe(0);
  place.write("seeds/dataset.json", '{"licence": "free for all"}');
  expect((await place.run(["build"])).err).toBe(
    'dataset.json: "licence" cannot be "free for all"; mend it: docs/dataset-json.md shows one\n',
  );
}, 120_000);

describe("a version by its number", () => {
  it("is what inspect, dropped, explain, export, diff and verify look at", async () => {
    place.write("seeds/piece-1.txt", article(7));
    expect(await build()).toMatchObject({ version: "1.3.0" });
    const inspected = await place.run(["inspect", "seeds/piece-1.txt", "--version", "1.0.0"]);
    expect(inspected.out).toContain("ferry number 1");
    expect(inspected.out).not.toContain("ferry number 7");
    const id = /s_[0-9a-f]{16}/.exec(inspected.out)![0];
    expect((await place.run(["explain", id])).code).toBe(1);
    expect((await place.run(["explain", id, "--version", "1.0.0"])).out).toContain("ferry number 1");
    expect((await place.run(["dropped", "seeds/piece-1.txt", "--version", "1.0.0"])).code).toBe(0);
    const exported = await place.run(["export", "--format", "jsonl", "--version", "1.0.0"]);
    expect(exported.out).toBe("Wrote 1 file into exports/1.0.0-jsonl\n");
    expect((await place.run(["diff", "1.0.0"])).out).toContain("datasets/1.0.0 → datasets/1.3.0");
    expect((await place.run(["diff", "1.3.0", "--version", "1.0.0"])).out).toContain(
      "datasets/1.3.0 → datasets/1.0.0",
    );
    expect((await place.run(["verify", "--version", "1.0.0"])).out).toContain("datasets/1.0.0 holds");
  }, 120_000);
});

describe("done by hand", () => {
  const pointer = "datasets/latest.json";
  const cases: ReadonlyArray<readonly [what: string, harm: () => void, note: string, next: string]> = [
    ["latest.json deleted", () => rmSync(place.path(pointer)), "latest.json is missing: 1.2.0", "1.3.0"],
    ["latest.json emptied", () => place.write(pointer, ""), "not what this program writes: 1.2.0", "1.3.0"],
    ["latest.json of another shape", () => place.write(pointer, "[1]"), "not what this program", "1.3.0"],
    [
      "an older version written into latest.json",
      () => place.write(pointer, JSON.stringify({ ...latest(), version: "1.0.0" })),
      "edited by hand: 1.0.0 is taken",
      "1.3.0",
    ],
    [
      "nothing but a number in latest.json",
      () => place.write(pointer, '{"version": "1.1.0"}'),
      "edited by hand: 1.1.0 is taken",
      "1.3.0",
    ],
    [
      "the newest version deleted",
      () => rmSync(place.path("datasets/1.2.0"), { recursive: true }),
      "names 1.2.0, whose folder is gone: 1.1.0",
      "1.3.0",
    ],
    [
      "a file of the newest version deleted",
      () => rmSync(place.path("datasets/1.2.0/sentences.csv")),
      "names 1.2.0, which is not whole (sentences.csv is missing): 1.1.0",
      "1.3.0",
    ],
    [
      "a file of the newest version cut short",
      () => truncateSync(place.path("datasets/1.2.0/quotes.arrow"), 10),
      "which is not whole (quotes.arrow has 10 bytes",
      "1.3.0",
    ],
    [
      "the newest manifest edited",
      () => place.write("datasets/1.2.0/manifest.json", "{}"),
      "which is not whole (manifest.json is not what this program writes): 1.1.0",
      "1.3.0",
    ],
    [
      "every version deleted",
      () => {
        for (const version of ["1.0.0", "1.1.0", "1.2.0"])
          rmSync(place.path(`datasets/${version}`), { recursive: true });
      },
      "whose folder is gone: no whole version is there",
      "2.0.0",
    ],
  ];

  it.each(cases)(
    "%s: a build says so and goes on",
    async (_, harm, note, next) => {
      harm();
      place.write("seeds/piece-4.txt", article(4));
      const { code, out, err } = await place.run(["build", "--json"]);
      expect({ code, err }).toMatchObject({ code: 0 });
      expect(err).toContain(note);
      expect(JSON.parse(out)).toMatchObject({ version: next, changed: true });
      expect(latest().version).toBe(next);
      expect(await place.run(["verify"])).toMatchObject({ code: 0, err: "" });
    },
    120_000,
  );

  it("with seeds as they were: latest.json is written again, and no version twice", async () => {
    const before = contentOf(place.path("datasets"));
    rmSync(place.path(pointer));
    const status = await place.run(["status"]);
    expect(status).toMatchObject({ code: 0 });
    expect(status.err).toContain("latest.json is missing: 1.2.0");
    expect(await build()).toMatchObject({ version: "1.2.0", changed: false });
    expect(contentOf(place.path("datasets"))).toEqual(before);
  }, 120_000);
});
