import { afterAll, describe, expect, it } from "vitest";
import { makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const figures = (out: string): ReadonlyArray<Record<string, unknown>> =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("evaluate", () => {
  it("measures the shipped labeller on the gold of the repository, without data", async () => {
    const { code, out, err } = await place.run(["evaluate", "--json"]);
    expect(code).toBe(0);
    expect(err).toContain("gold: measuring");
    const found = figures(out).filter(({ metric }) => metric === "macro f1");
    expect(found.map(({ set, n }) => [set, n])).toEqual([
      ["fast, documents that no fit saw", 242],
      ["fast, documents that were fitted on", 612],
    ]);
    for (const { value } of found) expect(value).toBeGreaterThan(0.8);
  });

  it("measures it on anybody's sentences, and tells what it left out", async () => {
    place.write(
      "mine.csv",
      'Sentence;Label;Doc\n"It is a disgrace; they must ""go"".";SUBJ;a\nRents rose by 4 per cent in 2019.;OBJ;a\n;OBJ;a\n',
    );
    const { code, out, err } = await place.run(["evaluate", "--file", "mine.csv", "--json"]);
    expect(code).toBe(0);
    expect(err).toContain("1 row without text or label left out");
    expect(figures(out)[0]).toMatchObject({ metric: "label right", value: 1, n: 2 });
  });

  it("says which columns it saw where none is the text or the label", async () => {
    place.write("odd.jsonl", '{"body": "Rents rose.", "class": "fact"}\n');
    const { code, err } = await place.run(["evaluate", "--file", "odd.jsonl"]);
    expect(code).not.toBe(0);
    expect(err).toContain("body, class");
  });

  it("names what it needs for an area whose gold is elsewhere", async () => {
    const { code, err } = await place.run(["evaluate", "--area", "segment"]);
    expect(code).not.toBe(0);
    expect(err).toContain("--data DIR");
  });
});
