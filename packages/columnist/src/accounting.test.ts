/** What accountFor must refuse: each case breaks one thing of an article that is whole. */
import type { Drop, LabeledArticle } from "@columnist/model";
import { expect, it } from "vitest";
import { accountFor } from "./accounting.ts";

type Article = Pick<LabeledArticle, "text" | "raw" | "encoding" | "byteStarts" | "offsets" | "dropped">;

const asBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** UTF-16 offsets of a text to bytes of UTF-8 that begin at `first`. */
const bytesFrom =
  (text: string, first = 0) =>
  (at: number): number =>
    first + asBytes(text.slice(0, at)).length;
const drops = (...ranges: ReadonlyArray<readonly [number, number]>): ReadonlyArray<Drop> =>
  ranges.map(([start, end]) => ({ rule: "clean.space", kind: "space", start, end }));

/** "Ab, é": two runs, with a dropped stretch before, between and after them. */
const WHOLE: Article = {
  text: "Abé",
  raw: "xAb, éyz",
  encoding: "utf-8",
  byteStarts: null,
  offsets: Int32Array.of(0, 1, 2, 2, 5, 1),
  dropped: drops([0, 1], [3, 5], [6, 7], [7, 8]),
};

const check = (article: Article, bytes = asBytes(article.raw), first = 0): void =>
  accountFor(
    { bytes } as Parameters<typeof accountFor>[0],
    article,
    bytesFrom(article.raw, first),
    asBytes(article.text),
    bytesFrom(article.text),
  );

const withMark = (mark: number): Uint8Array => Uint8Array.of(...new Uint8Array(mark), ...asBytes(WHOLE.raw));

it("takes an article each byte of which is kept once or dropped once", () => {
  expect(() => check(WHOLE)).not.toThrow();
});

it.each([2, 3])("takes a byte-order mark of %i bytes, which no character holds", (mark) => {
  expect(() => check(WHOLE, withMark(mark), mark)).not.toThrow();
  expect(() =>
    check({ ...WHOLE, text: "", raw: "", offsets: new Int32Array(0), dropped: [] }, new Uint8Array(mark)),
  ).not.toThrow();
});

it("takes no more for a byte-order mark than three bytes, and none but the first", () => {
  expect(() => check(WHOLE, withMark(4), 4)).toThrow("bytes 0 to 4 are neither kept nor dropped");
  const nothing = { ...WHOLE, text: "", raw: "", offsets: new Int32Array(0), dropped: [] };
  expect(() => check(nothing, new Uint8Array(4))).toThrow("bytes 0 to 4 are neither kept nor dropped");
  const later = { ...WHOLE, dropped: drops([0, 1], [4, 5], [6, 7], [7, 8]) };
  expect(() => check(later)).toThrow("bytes 3 to 4 are neither kept nor dropped");
});

it.each<readonly [string, ReadonlyArray<Drop>, string]>([
  ["before the first run", drops([0, 2], [3, 5], [6, 7], [7, 8]), "byte 1 is accounted for twice"],
  ["between two runs", drops([0, 1], [3, 6], [6, 7], [7, 8]), "byte 5 is accounted for twice"],
  ["inside a run", drops([0, 1], [2, 3], [3, 5], [6, 7], [7, 8]), "byte 2 is accounted for twice"],
  ["after the last run", drops([0, 1], [3, 5], [6, 7], [6, 8]), "byte 7 is accounted for twice"],
])("refuses bytes that are accounted for twice %s", (_, dropped, detail) => {
  expect(() => check({ ...WHOLE, dropped })).toThrow(`verify.accounting in offset_map: ${detail}`);
});

it.each<readonly [string, ReadonlyArray<Drop>, string]>([
  ["between two runs", drops([0, 1], [6, 7], [7, 8]), "bytes 3 to 5"],
  ["between two drops", drops([0, 1], [3, 5], [7, 8]), "bytes 7 to 8"],
  ["at the end", drops([0, 1], [3, 5], [6, 7]), "bytes 8 to 9"],
])("refuses bytes that are neither kept nor dropped %s", (_, dropped, detail) => {
  expect(() => check({ ...WHOLE, dropped })).toThrow(
    `verify.accounting in offset_map: ${detail} are neither kept nor dropped`,
  );
});

it.each<readonly [string, string]>([
  ["its first character", "Xbé"],
  ["its last byte", "Abè"],
  ["its length in bytes", "Abe"],
])("refuses a text that differs from its bytes in %s", (_, text) => {
  for (const byteStarts of [null, new Int32Array(0)])
    expect(() => check({ ...WHOLE, text, byteStarts })).toThrow("verify.raw in offset_map: the run at");
});

it("compares bytes where the input is UTF-8, and characters where it is not", () => {
  const bytes = asBytes(WHOLE.raw.replace("b", "c"));
  expect(() => check(WHOLE, bytes)).toThrow("verify.raw in offset_map: the run at 0 differs from its bytes");
  expect(() => check({ ...WHOLE, encoding: "windows-1252" }, bytes)).not.toThrow();
  expect(() => check({ ...WHOLE, byteStarts: new Int32Array(0) }, bytes)).not.toThrow();
});
