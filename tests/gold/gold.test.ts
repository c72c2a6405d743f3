import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alpha, alphaOf } from "./agreement.ts";

interface Judged {
  readonly doc: string;
  readonly sent_index: number;
  readonly label: string;
  readonly rule: string;
}
interface Labeled extends Judged {
  readonly text: string;
  readonly kind: string;
  readonly voice: string;
  readonly quote_kind: string;
  readonly claim_type: string | null;
  readonly also?: ReadonlyArray<string>;
  readonly speaker?: string | null;
}
interface Adjudicated extends Judged {
  readonly text: string;
  readonly first: Pick<Judged, "label" | "rule">;
  readonly second: Pick<Judged, "label" | "rule">;
  readonly reason: string;
}

const readText = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const readLines = (name: string): ReadonlyArray<unknown> =>
  readText(name)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);

const labels = readLines("labels.jsonl") as ReadonlyArray<Labeled>;
const first = readLines("first.jsonl") as ReadonlyArray<Judged>;
const second = readLines("second.jsonl") as ReadonlyArray<Judged>;
const adjudicated = readLines("adjudicated.jsonl") as ReadonlyArray<Adjudicated>;
const readme = readText("README.md");
// Repairs change white space and hyphens at line ends only.
const fold = (text: string): string => text.replaceAll(/(?<=\p{L})-\n(?=\p{Ll})|\s+/gu, "");
const idOf = (row: Judged): string => `${row.doc}#${row.sent_index}`;
const short = (value: number, places: number): string => value.toFixed(places).replace(/^0/u, "");

describe("gold labels", () => {
  it("quote their documents word for word, in order", () => {
    const missing: Array<string> = [];
    for (const doc of new Set(labels.map((row) => row.doc))) {
      const text = fold(readText(doc.startsWith("seeds/") ? `../../${doc}` : doc));
      let at = 0;
      for (const row of labels.filter((each) => each.doc === doc)) {
        const found = text.indexOf(fold(row.text), at);
        if (found === -1) missing.push(`${idOf(row)} ${row.text}`);
        else at = found + fold(row.text).length;
      }
    }
    expect(missing).toEqual([]);
  });

  it("name a speaker that the document names, or null, wherever words are somebody's", () => {
    const odd = labels.filter((row) => {
      if ((row.speaker === undefined) !== (row.quote_kind === "none")) return true;
      const text = readText(row.doc.startsWith("seeds/") ? `../../${row.doc}` : row.doc);
      return (
        typeof row.speaker === "string" &&
        !fold(text).toLowerCase().includes(fold(row.speaker).toLowerCase())
      );
    });
    expect(odd.map((row) => `${idOf(row)} ${row.speaker}`)).toEqual([]);
  });

  it("name rules of the guideline, and a claim type for each claim", () => {
    const rule = /^(?:S2|Q[1-8]|R[1-4]|O[1-9]|O10|C[1-9]|C10)$/u;
    const odd = labels.filter(
      (row) =>
        ![row.rule, ...(row.also ?? [])].every((id) => rule.test(id)) ||
        (row.claim_type === null) === (row.label === "claim") ||
        (row.claim_type !== null && !/^C\d+$/u.test(row.claim_type)),
    );
    expect(odd.map(idOf)).toEqual([]);
    expect(labels.length).toBeGreaterThanOrEqual(450);
  });

  it("show every rule of the guideline that a sentence can have", () => {
    const seen = new Set(labels.flatMap((row) => [row.rule, row.claim_type, ...(row.also ?? [])]));
    const count = { Q: 8, R: 4, O: 10, C: 10 };
    const rules = Object.entries(count).flatMap(([letter, n]) =>
      Array.from({ length: n }, (_, i) => `${letter}${i + 1}`),
    );
    expect(rules.filter((rule) => !seen.has(rule))).toEqual([]);
  });

  it("are the first pass but for what was adjudicated", () => {
    const decided = new Map(adjudicated.map((row) => [idOf(row), row]));
    expect(labels.map((row) => [idOf(row), row.label, row.rule])).toEqual(
      first.map((row) => {
        const last = decided.get(idOf(row)) ?? row;
        return [idOf(row), last.label, last.rule];
      }),
    );
  });

  it("keep every difference of the two passes, with a reason", () => {
    expect(second.map(idOf)).toEqual(first.map(idOf));
    const decided = new Set(adjudicated.map(idOf));
    const split = first.filter((row, i) => row.label !== second[i]!.label);
    expect(split.map(idOf).filter((id) => !decided.has(id))).toEqual([]);
    expect(
      adjudicated.filter((row) => row.first.label === row.second.label && row.first.rule === row.second.rule),
    ).toEqual([]);
    expect(adjudicated.filter((row) => row.reason === "")).toEqual([]);
  });

  it("agree as the README says", () => {
    const labelsOf = (rows: ReadonlyArray<Judged>) => rows.map((row) => row.label);
    const rulesOf = (rows: ReadonlyArray<Judged>) => rows.map((row) => row.rule);
    expect(readme).toContain(
      `Three labels: **${short(alpha(labelsOf(first), labelsOf(second)), 3)}**. Rules: **${short(alpha(rulesOf(first), rulesOf(second)), 3)}**.`,
    );
    for (const label of ["opinion", "claim", "quote"])
      expect(readme).toContain(
        `| ${label} | ${labels.filter((row) => row.label === label).length} | ${short(alphaOf(label, labelsOf(first), labelsOf(second)), 2)} |`,
      );
    for (const rule of new Set(rulesOf(labels)))
      expect(readme).toContain(
        `| ${rule} | ${[labels, first, second].map((rows) => rows.filter((row) => row.rule === rule).length).join(" | ")} |`,
      );
  });

  it("measure agreement as published: 12 of 15 units alike give .6", () => {
    const one = [..."aaaaaabbbbbbbbb"];
    const other = [..."aaaabbbbbbbbbba"];
    // By hand: n = 30, 11 a and 19 b, 6 unlike values of 30 seen, 2·11·19/29 by chance.
    expect(alpha(one, other)).toBeCloseTo(1 - 6 / ((2 * 11 * 19) / 29), 10);
    expect(alpha(one, one)).toBe(1);
  });
});
