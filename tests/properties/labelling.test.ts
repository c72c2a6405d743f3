/** Laws of the label stage that hold for any text: total, same in same out, probabilities that sum to one, linear. */
import { label, type LabelInput } from "@columnist/label";
import { LABELS } from "@columnist/model";
import fc from "fast-check";
import { expect, test } from "vitest";

const PIECES = [
  "The council must act.",
  '"We will not sell," she said',
  "“Not now",
  "”",
  "'so-called'",
  "12,000 per cent",
  "Why?",
  "it’s a disgrace",
  "\u{1f600}",
  "数字",
  "",
  " ",
  "—",
  "I",
  "In 1987 the weir broke, so the town moved.",
];

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(" ")),
);

const inputOf = (parts: ReadonlyArray<string>): LabelInput => {
  const kept = parts.filter((part) => part.length > 0);
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  for (const part of kept) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += part;
    ends.push(text.length);
  }
  return {
    text,
    blocks: text === "" ? [] : [{ kind: "paragraph", start: 0, end: text.length }],
    sentences: {
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    },
    detectedLanguage: "und",
    genre: null,
  };
};

test("any sentences get labels that keep the contract", () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 8 }), (parts) => {
      const input = inputOf(parts);
      const { labels, quotes } = label(input);
      expect(labels.length).toBe(input.sentences.starts.length);
      for (const [i, one] of labels.entries()) {
        expect(LABELS).toContain(one.label);
        expect(one.pOpinion + one.pClaim + one.pQuote).toBeCloseTo(1, 9);
        const own = { opinion: one.pOpinion, claim: one.pClaim, quote: one.pQuote }[one.label];
        expect(own).toBeGreaterThanOrEqual(Math.max(one.pOpinion, one.pClaim, one.pQuote) - 1e-9);
        expect(one.confidence).toBeGreaterThan(0);
        expect(one.confidence).toBeLessThanOrEqual(1);
        expect(one.abstain).toBe(one.abstainBetween !== null);
        for (const at of one.quotes) expect(at).toBeLessThan(quotes.length);
        for (const { start, end, weight } of one.evidence) {
          expect(start).toBeGreaterThanOrEqual(input.sentences.starts[i]!);
          expect(end).toBeLessThanOrEqual(input.sentences.ends[i]!);
          expect(Number.isFinite(weight)).toBe(true);
        }
      }
      expect(label(input)).toEqual({ labels, quotes });
    }),
    { numRuns: 150 },
  );
});

test("one sentence of 200,000 words gets a label", () => {
  const { labels } = label(inputOf(["the council must act and ".repeat(50_000)]));
  expect(labels).toHaveLength(1);
});
