import { readFileSync } from "node:fs";
import { processArticle } from "columnist";
import { describe, expect, it } from "vitest";

/** A line that is furniture, or prose in the same words. */
interface Line {
  readonly id: string;
  readonly line: string;
  /** Where it is put: above the first paragraph, between two, behind the last; each letter is a case of its own. */
  readonly where: string;
  readonly keep: boolean;
}

const HEAD = ["Opinion", "The wall at Mill Cross", "By Ida Brook", "3 May 2026"];
const BODY = [
  "The wall at Mill Cross has been leaning since the winter, and the council has been leaning with it.",
  "There have been two surveys. The first said that it would fall, and the second said that the first had been expensive.",
  "I walk under it every day with my daughter, who is six and has asked me why nobody props it up.",
  "It would cost less than the surveys did. The council should send a man with a plank.",
];

const articleWith = (line: string, zone: string): string => {
  // Above the first paragraph furniture follows the byline; prose there is the first paragraph.
  const at = zone === "T" ? 0 : zone === "M" ? 2 : BODY.length;
  return [...HEAD, ...BODY.slice(0, at), line, ...BODY.slice(at)].join("\n\n");
};

const isKept = (line: string, zone: string): boolean => {
  const result = processArticle({
    path: "lines.txt",
    record: null,
    bytes: new TextEncoder().encode(articleWith(line, zone)),
    mediaType: null,
    url: null,
    fetchedAt: null,
  });
  return result.ok && result.value.text.split("\n\n").includes(line);
};

const lines = readFileSync(new URL("lines.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row) as Line);

describe("lines of furniture and prose in the same words", () => {
  it("are dropped and kept as often as lines.floor.json says, or more often", () => {
    const floor = JSON.parse(readFileSync(new URL("lines.floor.json", import.meta.url), "utf8")) as {
      kept: number;
      dropped: number;
    };
    const cases = lines.flatMap(({ id, line, where, keep }) =>
      Array.from(where, (zone) => ({ id, line, zone, keep, isRight: isKept(line, zone) === keep })),
    );
    for (const { id, line, zone, keep, isRight } of cases)
      if (!isRight) console.log(`${id} ${zone} ${keep ? "lost" : "leaked"}: ${line}`);
    const right = (keep: boolean): number =>
      cases.filter((each) => each.keep === keep && each.isRight).length;
    const all = (keep: boolean): number => cases.filter((each) => each.keep === keep).length;
    console.log(
      `prose kept: ${right(true)} of ${all(true)}; furniture dropped: ${right(false)} of ${all(false)}`,
    );
    expect(right(true), "prose that was kept before is lost now").toBeGreaterThanOrEqual(floor.kept);
    expect(right(false), "furniture that was dropped before leaks now").toBeGreaterThanOrEqual(floor.dropped);
  });
});
