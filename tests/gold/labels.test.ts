/**
 * The shipped labeller on the project's own gold, against floors.json. The model was fitted on these sentences too, so
 * this holds the shipped bytes to what they could do, and says nothing of unseen text (models/card.md does).
 */
import { readFileSync } from "node:fs";
import { label } from "@columnist/label";
import { confusionOf, f1Of, macroF1, readGold, THREE_CLASSES } from "@columnist/learn";
import { inputOf } from "@columnist/learn/encode";
import { expect, test } from "vitest";

const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Readonly<
  Record<string, number>
>;
const documents = readGold((path) =>
  path === "gold/labels.jsonl" ? readFileSync(new URL("labels.jsonl", import.meta.url)) : null,
);

test("labels, rules and voices reach their floors", () => {
  const gold: number[] = [];
  const given: number[] = [];
  let rules = 0;
  for (const document of documents) {
    const { labels } = label({ ...inputOf(document.sentences), detectedLanguage: "en", genre: "opinion" });
    for (const [i, sentence] of document.sentences.entries()) {
      gold.push(THREE_CLASSES.findIndex((name) => name === sentence.label));
      given.push(THREE_CLASSES.indexOf(labels[i]!.label));
      if (labels[i]!.rule === sentence.nativeLabel) rules++;
    }
  }
  const confusion = confusionOf(THREE_CLASSES, gold, given);
  const figures: Readonly<Record<string, number>> = {
    "macro f1": macroF1(confusion),
    ...Object.fromEntries(THREE_CLASSES.map((name, k) => [`f1 of ${name}`, f1Of(confusion, k)])),
    "share of rules": rules / gold.length,
  };
  console.log(figures);
  for (const [name, floor] of Object.entries(floors))
    expect(figures[name], `${name} fell below its floor`).toBeGreaterThanOrEqual(floor);
});
