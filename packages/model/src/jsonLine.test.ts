import { expect, test } from "vitest";
import { jsonLine } from "./index.ts";

test("a line ends nowhere but at its end, and reads back as it was", () => {
  const value = { text: "a\u2028b\u2029c\u0085d\ne", "k\u2028": ["\u0085"] };
  const line = jsonLine(value);
  expect(line.match(/[\n\r\v\f\u0085\u2028\u2029]/g)).toEqual(["\n"]);
  expect(JSON.parse(line)).toEqual(value);
});
