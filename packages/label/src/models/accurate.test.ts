import { describe, expect, it } from "vitest";
import { DENSE_NAMES } from "../features.ts";
import { label, type LabelInput } from "../label.ts";
import { RULE_CLASSES } from "../ruleClasses.ts";
import { ACCURATE_SHAPE } from "./accurate.weights.ts";
import { accurateModel, balancedModel, type EncoderStates } from "./accurate.ts";
import { ACCURATE_NAMES, ENCODER_WIDTH } from "./accurateFeatures.ts";
import { EDITORIAL } from "./editorial.ts";

const textOf = (sentences: ReadonlyArray<string>): LabelInput => {
  const text = sentences.join(" ");
  let at = 0;
  const starts = sentences.map((sentence) => {
    const start = at;
    at += sentence.length + 1;
    return start;
  });
  return {
    text,
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    sentences: {
      starts: Int32Array.from(starts),
      ends: Int32Array.from(starts, (start, i) => start + sentences[i]!.length),
    },
    detectedLanguage: "en",
    genre: null,
  } as LabelInput;
};

const FEW = ["The council should be ashamed of this plan.", "The ferry carried 1,204 passengers in May."];
const MANY = [0, 1, 2, 3].flatMap(() => FEW);

/** States that push all sentences one way, and what was asked for. */
const encoderOf = (value: number) => {
  const asked: Array<ReadonlyArray<number>> = [];
  const statesOf: EncoderStates = (sentences, wanted) => {
    asked.push([...wanted]);
    expect(sentences).toHaveLength(wanted.length);
    return new Float32Array(wanted.filter((one) => one === 1).length * ENCODER_WIDTH).fill(value);
  };
  return { asked, statesOf };
};

describe("the head that ships", () => {
  it("was fitted on features that are still counted, for reasons that the guideline knows", () => {
    expect(ACCURATE_SHAPE.features.filter((name) => !ACCURATE_NAMES.includes(name))).toEqual([]);
    expect(ACCURATE_SHAPE.features.filter((name) => DENSE_NAMES.includes(name)).length).toBeGreaterThan(50);
    expect(ACCURATE_SHAPE.namedAbove).toHaveLength(RULE_CLASSES.length);
  });

  it("gives reasons that sum to the share of their label", () => {
    const { statesOf } = encoderOf(0.1);
    const { labels } = label(textOf(FEW), accurateModel(statesOf));
    for (const { pOpinion, pClaim, pQuote } of labels) expect(pOpinion + pClaim + pQuote).toBeCloseTo(1, 5);
  });
});

describe("the balanced model", () => {
  it("asks about all of a text of few sentences", () => {
    const { asked, statesOf } = encoderOf(0.1);
    label(textOf(FEW), balancedModel(statesOf));
    expect(asked).toEqual([[1, 1]]);
  });

  it("asks about what the fast model is not sure of in a longer one, and takes its word for the rest", () => {
    const input = textOf(MANY);
    const { asked, statesOf } = encoderOf(0.1);
    const balanced = label(input, balancedModel(statesOf)).labels;
    const fast = label(input, EDITORIAL).labels;
    const wanted = asked[0] ?? MANY.map(() => 0);
    expect(wanted.includes(0)).toBe(true);
    for (const [i, { pOpinion }] of balanced.entries())
      if (wanted[i] === 0) expect(pOpinion).toBe(fast[i]!.pOpinion);
  });
});
