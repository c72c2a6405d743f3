/** The invented sentences that training learns from: whole, decided, and none of those that later judge it. */
import { readFileSync } from "node:fs";
import { inventedGold, sentenceHash } from "@columnist/learn";
import { expect, test } from "vitest";

const documents = inventedGold();
const texts = documents.flatMap(({ sentences }) => sentences.map(({ text }) => text));

test("fill every slot of every frame", () => {
  expect(texts.length).toBeGreaterThan(1500);
  expect(texts.filter((text) => /[{}]| {2}|undefined/u.test(text) || text !== text.trim())).toEqual([]);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.filter((text) => !/^[“\p{Lu}\d]/u.test(text))).toEqual([]);
});

test("are of both labels, and the same on every call", () => {
  const opinions = documents.filter(({ sentences }) => sentences[0]!.label === "opinion").length;
  expect(opinions / documents.length).toBeGreaterThan(0.4);
  expect(opinions / documents.length).toBeLessThan(0.7);
  expect(inventedGold()).toEqual(documents);
});

test("are no minimal pair, no example of the guideline and no sentence of the gold", () => {
  const judged = new Set<number>();
  const pairs = readFileSync(new URL("../properties/pairs/pairs.jsonl", import.meta.url), "utf8");
  for (const line of pairs.split("\n").filter((each) => each !== "")) {
    const { a, b } = JSON.parse(line) as { readonly a: string; readonly b: string };
    judged.add(sentenceHash(a)).add(sentenceHash(b));
  }
  const gold = readFileSync(new URL("labels.jsonl", import.meta.url), "utf8");
  for (const line of gold.split("\n").filter((each) => each !== ""))
    judged.add(sentenceHash((JSON.parse(line) as { readonly text: string }).text));
  const guideline = readFileSync(
    new URL("../../packages/label/guideline.md", import.meta.url),
    "utf8",
  );
  expect(texts.filter((text) => judged.has(sentenceHash(text)) || guideline.includes(text))).toEqual([]);
});
