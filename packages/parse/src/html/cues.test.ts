import { expect, test } from "vitest";
import { buildTree } from "./build.ts";
import { CUES, cueReader } from "./cues.ts";
import { LINE_KINDS, lineKinds } from "./lines.ts";

const cuesOf = (tag: string): ReadonlyArray<string> => {
  const tree = buildTree(tag);
  const { low, high } = cueReader(tree)(1);
  return CUES.filter((_, bit) => ((bit < 30 ? low >> bit : high >> (bit - 30)) & 1) === 1);
};

test.each([
  ['<div class="article__body">', ["article", "body"]],
  ['<div class="entryContent">', ["article", "body"]],
  ['<section id="leserkommentare">', ["comment"]],
  ['<p itemprop="articleBody">', ["article", "body"]],
  ['<div class="c-share-bar">', ["share"]],
  ['<aside role="complementary">', ["sidebar"]],
  ['<div class="a1b2 xk-9">', []],
  ["<div>", []],
])("%s says %j", (tag, cues) => {
  expect(cuesOf(tag)).toEqual(cues);
});

const kindsOf = (text: string): ReadonlyArray<string> =>
  LINE_KINDS.filter((_, bit) => ((lineKinds(text) >> bit) & 1) === 1);

test.each([
  ["Read more: the weir", ["related"]],
  ["Photograph: Tom Roe", ["credit"]],
  ["» Zum Thema", ["related"]],
  ["The weir leaks.", []],
])("%j may begin %j", (text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});
