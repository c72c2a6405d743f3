import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BookChanged, BookNotUsable, openBook } from "./book.ts";

let seeds: string;
beforeEach(() => void (seeds = mkdtempSync(join(tmpdir(), "columnist-book-"))));
afterEach(() => rmSync(seeds, { recursive: true, force: true }));

const line = (sent: string, rest: object = {}) =>
  ({
    action: "label",
    label: "claim",
    rule_id: "human",
    doc_id: "d_1",
    sent_id: sent,
    exact: "It closed.",
    prefix: "",
    suffix: "",
    by: "ana",
    decides: false,
    queue: "doubt",
    ...rest,
  }) as const;
const path = (): string => join(seeds, "corrections/ana.jsonl");
const ids = (): ReadonlyArray<string> =>
  readFileSync(path(), "utf8")
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => (JSON.parse(text) as { sent_id: string }).sent_id);

it("keeps a line at a time, undoes to the first, and finds them again", () => {
  const book = openBook(seeds, "ana");
  for (const id of ["s_1", "s_2", "s_3"]) book.add(line(id));
  expect(book.undo()).toMatchObject({ sent_id: "s_3" });
  book.close();
  const again = openBook(seeds, "ana");
  expect(again.lines()).toBe(2);
  again.undo();
  expect(ids()).toEqual(["s_1"]);
  again.undo();
  expect(again.undo()).toBe(null);
  expect(readFileSync(path(), "utf8")).toBe("");
  again.close();
});

it("takes back nothing that was written by hand", () => {
  mkdirSync(join(seeds, "corrections"));
  writeFileSync(path(), `${JSON.stringify({ ...line("s_1"), queue: undefined })}\n`);
  const book = openBook(seeds, "ana");
  expect(book.undo()).toBe(null);
  expect(ids()).toEqual(["s_1"]);
  book.close();
});

it("writes over nothing that another process wrote", () => {
  const book = openBook(seeds, "ana");
  book.add(line("s_1"));
  appendFileSync(path(), `${JSON.stringify(line("s_2"))}\n`);
  expect(() => book.add(line("s_3"))).toThrow(BookChanged);
  expect(() => book.undo()).toThrow(BookChanged);
  expect(ids()).toEqual(["s_1", "s_2"]);
  book.reread();
  book.add(line("s_3"));
  expect(ids()).toEqual(["s_1", "s_2", "s_3"]);
  book.close();
});

it("cuts off what a crash left of a line, and ends one that is whole", () => {
  mkdirSync(join(seeds, "corrections"));
  const whole = JSON.stringify(line("s_1"));
  writeFileSync(path(), `${whole}\n${JSON.stringify(line("s_2")).slice(0, 40)}`);
  openBook(seeds, "ana").close();
  expect(readFileSync(path(), "utf8")).toBe(`${whole}\n`);
  writeFileSync(path(), whole);
  openBook(seeds, "ana").close();
  expect(readFileSync(path(), "utf8")).toBe(`${whole}\n`);
});

it("follows no link, and takes no name that leads elsewhere", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "columnist-elsewhere-"));
  symlinkSync(elsewhere, join(seeds, "corrections"));
  expect(() => openBook(seeds, "ana")).toThrow(BookNotUsable);
  rmSync(join(seeds, "corrections"));
  mkdirSync(join(seeds, "corrections"));
  symlinkSync(join(elsewhere, "x"), path());
  expect(() => openBook(seeds, "ana")).toThrow(BookNotUsable);
  for (const name of ["../x", "a/b", "", ".x", "a\u0000b", "x".repeat(41)])
    expect(() => openBook(seeds, name)).toThrow(BookNotUsable);
  rmSync(elsewhere, { recursive: true });
});

it("refuses a file with a line that it cannot read, and says which", () => {
  mkdirSync(join(seeds, "corrections"));
  writeFileSync(path(), `${JSON.stringify(line("s_1"))}\n{}\n`);
  expect(() => openBook(seeds, "ana")).toThrow(/ana\.jsonl, line 2/);
});
