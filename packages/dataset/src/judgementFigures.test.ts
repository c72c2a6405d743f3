import { LABELS, type JudgementRow } from "@columnist/model";
import { expect, test } from "vitest";
import { judgementFigures } from "./judgementFigures.ts";

type Label = (typeof LABELS)[number];

const row = (
  by: string,
  at: number,
  label: Label | null,
  rest: Partial<JudgementRow> = {},
): JudgementRow => ({
  file: `corrections/${by}.jsonl`,
  line: at + 1,
  doc_id: `d_${Math.floor(at / 10)}`,
  sent_id: `s_${at}`,
  quote_id: null,
  by,
  at: null,
  action: label === null ? "skip" : "label",
  label,
  rule_id: null,
  speaker: null,
  quoted: null,
  queue: null,
  inclusion: null,
  blind: true,
  decides: false,
  machine_label: "claim",
  machine_p_opinion: 0.25,
  machine_p_claim: 0.75,
  machine_p_quote: 0,
  machine_rule_id: null,
  machine_version: "1",
  dataset_version: "1.0.0",
  applied: true,
  conflict: null,
  ...rest,
});

/** 200 sentences of two raters, some of which one left out; the same numbers were given to the Python package krippendorff. */
const twoRaters = (): ReadonlyArray<JudgementRow> => {
  let state = 12345;
  const random = (below: number): number => {
    state = Number((BigInt(state) * 1103515245n + 12345n) % 2147483648n);
    return Math.floor(state / 256) % below;
  };
  return Array.from({ length: 200 }, (_, i) => {
    const a = random(3);
    const b = random(10) < 7 ? a : random(3);
    const missing = random(20);
    return [
      row("ana", i, missing === 0 ? null : LABELS[a]!),
      row("ben", i, missing === 1 ? null : LABELS[b]!),
    ];
  }).flat();
};

test("two raters' 200 sentences have the alpha that krippendorff 0.9.0 (Python) gives, to four digits", () => {
  const { agreement, people } = judgementFigures(twoRaters());
  expect(people).toEqual(["ana", "ben"]);
  expect(agreement!.sentences).toBe(187);
  expect(agreement!.alpha!.toFixed(4)).toBe("0.6690");
  const [low, high] = agreement!.interval!;
  expect(low).toBeLessThan(agreement!.alpha!);
  expect(high).toBeGreaterThan(agreement!.alpha!);
});

test("a person's last label counts, and a decision is no rating", () => {
  const rows = [
    row("ana", 0, "claim"),
    row("ana", 0, "opinion", { line: 9 }),
    row("ben", 0, "opinion"),
    row("cem", 0, "quote", { decides: true }),
    row("ana", 1, "claim"),
    row("ben", 1, "claim"),
  ];
  expect(judgementFigures(rows).agreement).toMatchObject({ sentences: 2, alpha: 1 });
  expect(judgementFigures([row("ana", 0, "claim")]).agreement).toBe(null);
  expect(judgementFigures([row("ana", 0, "claim"), row("ben", 0, "claim")]).agreement).toMatchObject({
    alpha: null,
  });
});

test("an audit counts each draw as the inverse of its probability, of one version, and says what was left", () => {
  const audit = (at: number, label: Label | null, inclusion: number, rest: Partial<JudgementRow> = {}) =>
    row("ana", at, label, { queue: "audit", inclusion, ...rest });
  const rows = [
    audit(0, "claim", 0.5),
    audit(1, "opinion", 0.1),
    audit(2, null, 0.5),
    audit(3, "claim", 0.5, { dataset_version: "2.0.0" }),
    row("ana", 4, "quote", { queue: "doubt" }),
  ];
  const { audit: found } = judgementFigures(rows);
  expect(found).toMatchObject({ dataset: "1.0.0", sentences: 2, left: 1 });
  expect(found!.right).toMatchObject({ share: 2 / 12, n: 2, population: 12 });
  expect(found!.labels.map(({ share }) => share.share)).toEqual([10 / 12, 2 / 12, 0]);
  expect(found!.bands).toMatchObject([{ from: 0.7, to: 0.8, said: 0.75 }]);
});

test("agreement by the rule that the machine had named; a sentence whose line tells nothing of the machine is in none", () => {
  const both = (at: number, labels: readonly [Label, Label], rest: Partial<JudgementRow>) => [
    row("ana", at, labels[0], rest),
    row("ben", at, labels[1], rest),
  ];
  const { byRule, byMachine } = judgementFigures([
    ...both(0, ["claim", "claim"], { machine_rule_id: "C1" }),
    ...both(1, ["opinion", "opinion"], { machine_rule_id: "C1" }),
    ...both(11, ["opinion", "claim"], {}),
    ...both(12, ["opinion", "opinion"], { machine_label: null }),
  ]);
  expect(byRule.map(({ of, sentences, alpha }) => [of, sentences, alpha])).toEqual([
    ["C1", 2, 1],
    ["none", 1, 0],
  ]);
  expect(byMachine.map(({ of, sentences }) => [of, sentences])).toEqual([["claim", 3]]);
});

test("kappa of two people, none of three; who shares no sentence with anybody has no part", () => {
  const two = [
    row("ana", 0, "claim"),
    row("ben", 0, "claim"),
    row("ana", 1, "opinion"),
    row("ben", 1, "claim"),
    row("cem", 2, "claim"),
  ];
  // Alike by half; by chance (1/2 * 1 + 1/2 * 0) = 1/2.
  expect(judgementFigures(two).agreement).toMatchObject({ people: ["ana", "ben"], sentences: 2, kappa: 0 });
  expect(judgementFigures([...two, row("cem", 0, "claim")]).agreement).toMatchObject({ kappa: null });
});
