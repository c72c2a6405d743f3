/** Writes the variants that the teacher judges, a JSON string a line. usage: node variants.ts DATA OUT */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readGold, variantsOf } from "@columnist/learn";

const [data = "", out = ""] = process.argv.slice(2);
const read = (path: string): Uint8Array | null => {
  try {
    return readFileSync(join(data, path));
  } catch {
    return null;
  }
};
writeFileSync(
  out,
  variantsOf(readGold(read))
    .map((text) => JSON.stringify(text))
    .join("\n"),
);
