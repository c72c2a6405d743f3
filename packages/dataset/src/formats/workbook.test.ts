import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { MOST_UNITS, workbook, type Cell } from "./workbook.ts";

const sheetOf = (rows: ReadonlyArray<ReadonlyArray<Cell>>): string => {
  const bytes = Buffer.concat([...workbook([{ name: "one", names: ["a"], rows: () => rows }])]);
  return strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
};

const textsOf = (xml: string): ReadonlyArray<string> =>
  Array.from(xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g), ([, text]) => text!).slice(1);

test("a text longer than a cell is cut with a mark, never within a character; one that just fits stays", () => {
  const fits = "x".repeat(MOST_UNITS);
  const [whole, cut, astral] = textsOf(
    sheetOf([[fits], [`${fits}y`], [`${"x".repeat(MOST_UNITS - 2)}🚢🚢`]]),
  );
  expect(whole).toBe(fits);
  expect(cut).toBe(`${"x".repeat(MOST_UNITS - 1)}…`);
  expect(astral).toBe(`${"x".repeat(MOST_UNITS - 2)}…`);
});

test("a character that XML has no word for is written as Excel does, and a text that looks like it is not read as one", () => {
  expect(textsOf(sheetOf([["bell\u0007"], ["_x0007_"], ["a\r\nb"], ["<&>"]]))).toEqual([
    "bell_x0007_",
    "_x005F_x0007_",
    "a&#13;\nb",
    "&lt;&amp;&gt;",
  ]);
});

test("a number is a number, a flag a flag, nothing an empty cell", () => {
  expect(sheetOf([[1.5, true, null]])).toContain('<row><c><v>1.5</v></c><c t="b"><v>1</v></c><c/></row>');
});
