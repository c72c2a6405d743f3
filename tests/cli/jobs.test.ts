import { afterAll, expect, it } from "vitest";
import { article, contentOf, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

// Above 2 MB a build uses workers, and the cache.
const PIECES = 300;
const PARAGRAPHS = 48;

it("gives the same bytes with one worker, with two, and from the cache", async () => {
  for (let i = 0; i < PIECES; i++) place.write(`seeds/piece-${i}.txt`, article(i, PARAGRAPHS));
  place.write("seeds/empty.txt", "");
  const plan = JSON.parse((await place.run(["build", "--plan", "--json"])).out) as { inline: boolean };
  expect(plan.inline).toBe(false);
  expect(await place.run(["build", "--out", "one", "--jobs", "1", "--no-cache"])).toMatchObject({ code: 0 });
  expect(await place.run(["build", "--out", "two", "--jobs", "2"])).toMatchObject({ code: 0 });
  expect(await place.run(["build", "--out", "cached", "--jobs", "2"])).toMatchObject({ code: 0 });
  const one = contentOf(place.path("one"));
  expect(one["1.0.0/documents.csv"]!.split("\nd_").length - 1).toBe(PIECES);
  expect(one["1.0.0/failures.csv"]).toContain("parse.input.empty");
  expect(contentOf(place.path("two"))).toEqual(one);
  expect(contentOf(place.path("cached"))).toEqual(one);
}, 300_000);
