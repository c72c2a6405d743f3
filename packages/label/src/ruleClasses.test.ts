import { expect, test } from "vitest";
import { REASONS } from "./models/contextFeatures.ts";
import { RULE_CLASSES, ruleClassOf } from "./ruleClasses.ts";

test("a rule's class goes by its label, and what the guideline tells apart of a report or a quote is one", () => {
  expect(RULE_CLASSES[ruleClassOf("O4", "claim")]).toEqual({ rule: "O4", label: "claim" });
  expect(ruleClassOf("O4", "opinion")).not.toBe(ruleClassOf("O4", "claim"));
  expect(ruleClassOf("C5", "claim")).toBe(ruleClassOf("R1", "claim"));
  expect(ruleClassOf("Q7", "quote")).toBe(ruleClassOf("Q2", "quote"));
  expect(ruleClassOf("O1", "claim")).toBe(-1);
});

test("the classes of a label stand together", () => {
  const labels = RULE_CLASSES.map(({ label }) => label);
  expect(labels.filter((label, i) => label !== labels[i - 1])).toEqual(["opinion", "claim", "quote"]);
});

test("reasons come in fives, as predictContext takes them", () => {
  expect(REASONS.length % 5).toBe(0);
});
