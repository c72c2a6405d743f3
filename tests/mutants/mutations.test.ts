import { expect, it } from "vitest";
import { mutationsOf } from "./mutations.ts";

it("changes one thing on one line, and no comment or text", () => {
  const source = ["// a === b", "if (a === b && c < 4) return true;", 'const s = "a === b";'].join("\n");
  expect(mutationsOf(source).map(({ after }) => after)).toEqual([
    "if (a !== b && c < 4) return true;",
    "if (a === b && c >= 4) return true;",
    "if (a === b || c < 4) return true;",
    "if (a === b && c < 5) return true;",
    "if (a === b && c < 4) return false;",
  ]);
});
