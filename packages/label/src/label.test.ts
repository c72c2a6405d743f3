import { sha256Hex } from "@columnist/model";
import { describe, expect, it } from "vitest";
import { explain } from "./explain.ts";
import { DENSE_NAMES } from "./features.ts";
import { label, type LabelInput } from "./label.ts";
import { FAST_SHAPE, FAST_WEIGHTS } from "./models/fast.weights.ts";
import { RULES } from "./rules.ts";

const article = (paragraphs: ReadonlyArray<ReadonlyArray<string>>, detectedLanguage = "en"): LabelInput => {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  const blocks = paragraphs.map((sentences) => {
    if (text !== "") text += "\n\n";
    const start = text.length;
    for (const [i, sentence] of sentences.entries()) {
      if (i > 0) text += " ";
      starts.push(text.length);
      text += sentence;
      ends.push(text.length);
    }
    return { kind: "paragraph" as const, start, end: text.length };
  });
  return {
    text,
    blocks,
    sentences: {
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    },
    detectedLanguage,
    genre: null,
  };
};

const HARBOUR = article([
  ["The council closed the east pier on 3 March.", "The repairs will cost £41,000, officials said."],
  ["It is a disgrace that nobody asked the fishermen.", "The council must open it again this week."],
  ['"We were never told," Ana Lutz said on Monday.'],
]);

describe("weights", () => {
  it("were made for features that the code computes: else run `pipeline train --area labels`", () => {
    expect(DENSE_NAMES).toEqual(expect.arrayContaining([...FAST_SHAPE.dense]));
  });
  it("are what was written, and under 8 MB", () => {
    const bytes = Uint8Array.from(atob(FAST_WEIGHTS.base64), (char) => char.charCodeAt(0));
    expect(sha256Hex(bytes)).toBe(FAST_WEIGHTS.sha256);
    expect(FAST_WEIGHTS.base64.length).toBeLessThan(8_000_000);
  });
});

describe("label", () => {
  it("tells fact, verdict, demand and quote apart in a short piece", () => {
    expect(label(HARBOUR).labels.map((one) => one.label)).toEqual([
      "claim",
      "claim",
      "opinion",
      "opinion",
      "quote",
    ]);
  });
  it("gives a rule of the guideline that goes with the label", () => {
    const { labels } = label(HARBOUR);
    expect(labels[3]!.rule).toBe("O1");
    expect(labels[4]!.rule).toBe("Q2");
    for (const one of labels.filter(({ label: given }) => given === "claim"))
      expect(["C", "R", undefined]).toContain(one.rule?.[0]);
  });
  it("gives claims a type and other labels none", () => {
    for (const one of label(HARBOUR).labels) expect(one.claimType !== null).toBe(one.label === "claim");
  });
  it("points evidence into the sentence it is for", () => {
    const { labels } = label(HARBOUR);
    for (const [i, one] of labels.entries())
      for (const { start, end } of one.evidence) {
        expect(start).toBeGreaterThanOrEqual(HARBOUR.sentences.starts[i]!);
        expect(end).toBeLessThanOrEqual(HARBOUR.sentences.ends[i]!);
        expect(end).toBeGreaterThan(start);
      }
  });
  it("abstains on every sentence of another language", () => {
    for (const one of label({ ...HARBOUR, detectedLanguage: "fr" }).labels) {
      expect(one.abstain).toBe(true);
      expect(one.abstainBetween).not.toBeNull();
      expect(one.pOpinion + one.pClaim + one.pQuote).toBeCloseTo(1, 9);
    }
  });
  it("gives nothing for no sentences", () => {
    expect(label(article([])).labels).toEqual([]);
  });
  it("names loaded words whole", () => {
    const { labels } = label(article([["The so-called reform, a self-serving stunt, passed on Tuesday."]]));
    expect(labels[0]!.loadedWords).toEqual(["so-called", "self-serving", "stunt"]);
  });
});

describe("explain", () => {
  it("names the rules that fired and a change that flips the label", () => {
    const found = explain(HARBOUR, 3)!;
    expect(found.rules.map(({ id }) => id)).toContain("O1");
    expect(found.rules.every(({ id }) => RULES.some((rule) => rule.id === id))).toBe(true);
    expect(found.flip).not.toBeNull();
    expect(found.flip!.label).not.toBe(found.judgement.label);
  });
  it("tells what the quote gate saw of a quote", () => {
    expect(explain(HARBOUR, 4)!.rules.map(({ id }) => id)).toContain("Q2");
  });
  it("shows what striking words would do, the most telling first", () => {
    const { strikes, judgement } = explain(HARBOUR, 2)!;
    expect(strikes.length).toBeGreaterThan(0);
    const odds = strikes.map(({ probability }) => probability);
    expect(odds).toEqual(odds.toSorted((a, b) => a - b));
    expect(odds[0]).toBeLessThan(judgement.pOpinion);
  });
  it("names no rule that is so of any sentence beside one that fired", () => {
    for (const i of [0, 1, 2, 3]) expect(explain(HARBOUR, i)!.rules.map(({ id }) => id)).not.toContain("C9");
  });
  it("gives null for a sentence that is not there", () => {
    expect(explain(HARBOUR, 99)).toBeNull();
  });
});
