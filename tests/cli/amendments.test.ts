import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { article, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const table = (version: string, name: string): string =>
  readFileSync(place.path(`datasets/${version}/${name}.csv`), "utf8");

const manifest = (version: string): { readonly takedowns: number; readonly corrections: unknown } =>
  JSON.parse(readFileSync(place.path(`datasets/${version}/manifest.json`), "utf8"));

beforeAll(async () => {
  for (let i = 1; i <= 3; i++) place.write(`seeds/piece-${i}.txt`, article(i));
  await place.run(["build"]);
}, 120_000);

it("replays a correction on each build, as a new version that says why", async () => {
  const row = table("1.0.0", "sentences")
    .split("\n")
    .find((line) => line.includes(",Give Kelda its ferry number 2,"))!;
  const [sent_id, doc_id] = row.split(",");
  const correction = {
    doc_id,
    sent_id,
    exact: "Give Kelda its ferry number 2",
    prefix: "",
    suffix: "",
    by: "A. Reader",
    action: "label",
    label: "opinion",
  };
  place.write("seeds/corrections/reader.jsonl", `${JSON.stringify(correction)}\n`);
  const { code, out, err } = await place.run(["build", "--json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toMatchObject({ changed: true, version: "1.0.1", conflicts: [] });
  const corrected = table("1.0.1", "sentences")
    .split("\n")
    .find((line) => line.startsWith(sent_id!));
  expect(corrected).toContain(",human,");
  expect(manifest("1.0.1").corrections).toMatchObject({ applied: 1, conflicts: 0 });
});

it("tells how far people agree who judged the same sentences", async () => {
  const rows = table("1.0.1", "sentences")
    .split("\n")
    .filter((line) => line.startsWith("s_"))
    .slice(0, 4)
    .map((line) => line.split(",") as [string, string]);
  const judged = (by: string, labels: ReadonlyArray<string>): string =>
    rows
      .map(([sent_id, doc_id], i) =>
        JSON.stringify({
          doc_id,
          sent_id,
          exact: "x",
          prefix: "",
          suffix: "",
          by,
          action: "label",
          label: labels[i],
        }),
      )
      .join("\n");
  const before = place.path("seeds/corrections/two.jsonl");
  place.write(
    "seeds/corrections/two.jsonl",
    `${judged("Ann", ["claim", "claim", "opinion", "opinion"])}\n${judged("Ben", ["claim", "claim", "opinion", "claim"])}\n`,
  );
  const { code, out, err } = await place.run(["status"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  // Three of four alike; alpha by hand: 1 - 7 * 2 / (64 - 25 - 9) = .533; kappa (.75 - .5) / (1 - .5) = .5.
  // Sentences of one article are no sample of articles: no interval.
  expect(out).toContain("2 people labelled the same sentences: alpha 0.53 on 4 sentences, kappa 0.50\n");
  rmSync(before);
});

it("leaves an article that was taken down out of the next version, and keeps the count", async () => {
  const sha256 = createHash("sha256").update(article(3)).digest("hex");
  place.write("seeds/takedowns.jsonl", `${JSON.stringify({ sha256, reason: "asked for" })}\n`);
  expect(JSON.parse((await place.run(["build", "--json"])).out)).toMatchObject({ version: "1.1.0" });
  for (const name of ["documents", "sentences", "quotes", "dropped"])
    expect(table("1.1.0", name)).not.toContain("number 3");
  expect(manifest("1.1.0").takedowns).toBe(1);
  expect(await place.run(["verify"])).toMatchObject({ code: 0 });
});

it("fails on a decision that it cannot read, rather than build without it", async () => {
  place.write("seeds/takedowns.jsonl", "{\n");
  const { code, out, err } = await place.run(["build"]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("takedowns.jsonl, line 1 is no JSON");
  place.write("seeds/takedowns.jsonl", '{"sha": "x"}\n');
  const missing = await place.run(["build"]);
  expect(missing.err).toMatch(/^takedowns\.jsonl, line 1: "sha256" is missing; a line is /);
});
