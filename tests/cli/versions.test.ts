import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { article, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

beforeAll(async () => {
  place.write("seeds/piece-1.txt", article(1));
  await place.run(["build"]);
}, 120_000);

it("takes a major step from a version of another contract, and does not stop there", async () => {
  const path = "datasets/1.0.0/schema.json";
  const schema = JSON.parse(readFileSync(place.path(path), "utf8"));
  schema.contract.tables.sentences.columns.mood = {
    storage: "utf8",
    unit: null,
    nullable: true,
    values: null,
  };
  place.write(path, JSON.stringify(schema));
  place.write("seeds/piece-2.txt", article(2));
  const built = await place.run(["build", "--json"]);
  expect(JSON.parse(built.out)).toMatchObject({
    version: "2.0.0",
    reason: "major: sentences.mood is gone",
  });
  place.write("datasets/2.0.0/schema.json", "{}");
  place.write("seeds/piece-3.txt", article(3));
  expect(JSON.parse((await place.run(["build", "--json"])).out)).toMatchObject({ version: "3.0.0" });
});

it("keeps every version, or as many as retention.json says", async () => {
  expect(existsSync(place.path("datasets/1.0.0"))).toBe(true);
  place.write("datasets/retention.json", '{"keep": 0}\n');
  place.write("seeds/piece-4.txt", article(4));
  const refused = await place.run(["build"]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('retention.json: it must hold {"keep": N}');

  place.write("datasets/retention.json", '{"keep": 2}\n');
  expect(JSON.parse((await place.run(["build", "--json"])).out)).toMatchObject({ version: "3.1.0" });
  const there = ["1.0.0", "2.0.0", "3.0.0", "3.1.0"].filter((version) =>
    existsSync(place.path(`datasets/${version}`)),
  );
  expect(there).toEqual(["3.0.0", "3.1.0"]);
  expect(await place.run(["verify"])).toMatchObject({ code: 0 });
});
