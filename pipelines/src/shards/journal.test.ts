import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newHolder, tagOf, type Holder } from "../holder.ts";
import { attemptsIn, forgetAttempts, openJournal } from "./journal.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "columnist-journal-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CODE = "c0de";
const SHARD = "0123456789abcdef";
// No process has this number: Linux gives none above 2^22.
const gone = (): Holder => ({ ...newHolder(), pid: 2 ** 22 + 1 });
const stranger = (): Holder => ({ ...newHolder(), host: "elsewhere" });

/** What an attempt left on disk. */
const left = (holder: Holder, lines: ReadonlyArray<string>, code = CODE): string => {
  const path = join(folder, `.journal-${SHARD}-${tagOf(holder)}`);
  writeFileSync(path, `${[code, ...lines].join("\n")}\n`);
  return path;
};
const AT_ARTICLE = ["+chunk a", "-chunk a", "+chunk b", "+article x", "-article x", "+article y"];

describe("a journal", () => {
  it("tells what an attempt whose process is gone was at", () => {
    left(gone(), AT_ARTICLE);
    const journal = openJournal(folder, SHARD, CODE);
    expect(["a", "b"].map((key) => journal.deathsAt("chunk", key))).toEqual([0, 1]);
    expect(["x", "y"].map((key) => journal.deathsAt("article", key))).toEqual([0, 1]);
    left(gone(), AT_ARTICLE);
    const next = openJournal(folder, SHARD, CODE);
    expect(next.deathsAt("article", "y")).toBe(2);
    next.close();
    journal.close();
    expect(attemptsIn(folder)).toEqual(new Map([[SHARD, 2]]));
  });

  it("says nothing of an attempt that is alive, of other code, or of another shard", () => {
    left(newHolder(), AT_ARTICLE);
    left(gone(), AT_ARTICLE, "other");
    const journal = openJournal(folder, SHARD, CODE);
    const other = openJournal(folder, "f".repeat(16), CODE);
    for (const one of [journal, other]) {
      expect(one.deathsAt("chunk", "b")).toBe(0);
      expect(one.deathsAt("article", "y")).toBe(0);
      one.close();
    }
  });

  it("counts an attempt that it cannot see as dead when it was silent for two minutes, and waits till then", () => {
    const paths = [left(stranger(), AT_ARTICLE), left(stranger(), AT_ARTICLE)];
    const journal = openJournal(folder, SHARD, CODE);
    expect(journal.deathsAt("chunk", "a")).toBe(0);
    expect(journal.deathsAt("chunk", "b")).toBeNull();
    expect(journal.deathsAt("article", "y")).toBeNull();
    const past = Date.now() / 1000 - 121;
    utimesSync(paths[0]!, past, past);
    expect(journal.deathsAt("article", "y")).toBeNull();
    utimesSync(paths[1]!, past, past);
    expect(journal.deathsAt("article", "y")).toBe(2);
    journal.close();
  });

  it("waits no longer for one that went on or ended", () => {
    const path = left(stranger(), AT_ARTICLE);
    const journal = openJournal(folder, SHARD, CODE);
    expect(journal.deathsAt("article", "y")).toBeNull();
    writeFileSync(path, `${[CODE, ...AT_ARTICLE, "-article y"].join("\n")}\n`);
    expect(journal.deathsAt("article", "y")).toBe(0);
    journal.close();
  });

  it("is gone when its attempt ends, and what the dead left when the shard is there", () => {
    const journal = openJournal(folder, SHARD, CODE);
    journal.begin("chunk", "a");
    expect(readdirSync(folder)).toHaveLength(1);
    journal.close();
    expect(readdirSync(folder)).toEqual([]);
    left(gone(), AT_ARTICLE);
    left(stranger(), AT_ARTICLE);
    forgetAttempts(folder, new Set());
    expect(readdirSync(folder)).toHaveLength(2);
    forgetAttempts(folder, new Set([SHARD]));
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
