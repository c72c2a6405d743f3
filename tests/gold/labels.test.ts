/**
 * The shipped labeller on the project's own gold, against floors.json. A third of the documents took no part in any fit,
 * the shipped one neither: `held out` is what the shipped bytes do on text they have not seen; `fitted` only holds them
 * to what they could do.
 */
import { readFileSync } from "node:fs";
import { label } from "@columnist/label";
import { confusionOf, f1Of, macroF1, readGold, THREE_CLASSES, type GoldDocument } from "@columnist/learn";
import { ruleClassOf } from "@columnist/label/features";
import { inputOf } from "@columnist/learn/encode";
import { expect, test } from "vitest";

const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Readonly<
  Record<"held out" | "fitted", Readonly<Record<string, number>>>
>;
const documents = readGold((path) =>
  path === "gold/labels.jsonl" ? readFileSync(new URL("labels.jsonl", import.meta.url)) : null,
);

const figuresOf = (some: ReadonlyArray<GoldDocument>): Readonly<Record<string, number>> => {
  const gold: number[] = [];
  const given: number[] = [];
  let right = 0;
  let named = 0;
  let rules = 0;
  for (const document of some) {
    const { labels } = label({ ...inputOf(document.sentences), detectedLanguage: "en", genre: "opinion" });
    for (const [i, sentence] of document.sentences.entries()) {
      gold.push(THREE_CLASSES.findIndex((name) => name === sentence.label));
      given.push(THREE_CLASSES.indexOf(labels[i]!.label));
      const { label: answer, rule } = labels[i]!;
      if (answer !== sentence.label) continue;
      right++;
      if (rule === null) continue;
      named++;
      if (ruleClassOf(rule, answer) === sentence.ruleClass) rules++;
    }
  }
  const confusion = confusionOf(THREE_CLASSES, gold, given);
  return {
    "macro f1": macroF1(confusion),
    ...Object.fromEntries(THREE_CLASSES.map((name, k) => [`f1 of ${name}`, f1Of(confusion, k)])),
    "rule named": named / right,
    "named rule right": rules / named,
    "share of rules": rules / gold.length,
  };
};

test("about a third of the sentences is held out, by document", () => {
  const count = (some: ReadonlyArray<GoldDocument>): number =>
    some.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const share = count(documents.filter(({ fold }) => fold === 0)) / count(documents);
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.4);
});

test.each(["held out", "fitted"] as const)("labels and rules reach their floors: %s", (part) => {
  const figures = figuresOf(documents.filter(({ fold }) => (fold === 0) === (part === "held out")));
  console.log(part, figures);
  for (const [name, floor] of Object.entries(floors[part]))
    expect(figures[name], `${name} fell below its floor`).toBeGreaterThanOrEqual(floor);
});
