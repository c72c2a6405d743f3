/** The project's own gold lies in the repository, whatever the data folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadData } from "@columnist/learn";
import { ROOT } from "../workspace.ts";

const OWN_GOLD = "gold/labels.jsonl";

export const withOwnGold =
  (read: ReadData): ReadData =>
  (path) =>
    read(path) ?? (path === OWN_GOLD ? readFileSync(join(ROOT, "tests", path)) : null);
