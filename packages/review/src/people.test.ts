import { expect, test } from "vitest";
import { exampleChunks, wholeTables } from "@columnist/dataset/example";
import { assemble } from "@columnist/dataset/oracle";
import { rowsFrom } from "@columnist/model";
import { peopleSection } from "./people.ts";

const ana = rowsFrom("judgements", wholeTables(assemble(exampleChunks(40))).judgements);
const ben = ana.map((row, i) => ({ ...row, by: "ben", label: i % 5 === 0 ? ("quote" as const) : row.label }));

test("says how far people agree and what an audit gives; a name is text", () => {
  const html = peopleSection([
    ...ana,
    ...ben,
    { ...ana[0]!, by: "<img src=x>", action: "skip", label: null },
  ]);
  expect(html).toContain(`${ana.length * 2 + 1} judgements of`);
  expect(html).toMatch(/alpha.*<b>0\.\d\d \(0\.\d\d to 0\.\d\d\)<\/b>/);
  expect(html).toContain("judged blind:");
  expect(html).toContain("machine&#39;s rule");
  expect(html).not.toContain("<img");
});

test("nothing where nobody judged", () => {
  expect(peopleSection([])).toBe("");
});
