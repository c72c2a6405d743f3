import { describe, expect, it } from "vitest";
import { explain, label, type LabelInput } from "@columnist/label";
import { ENCODER_HEADS } from "@columnist/label/features";
import { askUntilKnown } from "./askUntilKnown.ts";

const SENTENCES = ["Rents rose.", "The council must act.", "Rents rose.", "It is a disgrace."];

const inputOf = (sentences: ReadonlyArray<string>): LabelInput => {
  const starts: Array<number> = [];
  let text = "";
  for (const sentence of sentences) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += sentence;
  }
  return {
    text,
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    sentences: {
      starts: Int32Array.from(starts),
      ends: Int32Array.from(starts, (start, i) => start + sentences[i]!.length),
    },
    detectedLanguage: "en",
    genre: null,
  };
};

/** An encoder that takes long sentences for opinions, and remembers what it was asked. */
const encoderOf = () => {
  const asked: Array<string> = [];
  return {
    asked,
    encode: (sentence: string): Promise<Float32Array> => {
      asked.push(sentence);
      return Promise.resolve(new Float32Array(ENCODER_HEADS.length).fill(sentence.length > 12 ? 3 : -3));
    },
  };
};

describe("askUntilKnown", () => {
  it("asks for each sentence once, and labels with what it was told", async () => {
    const encoder = encoderOf();
    const model = await askUntilKnown(encoder, (some) => label(inputOf(SENTENCES), some));
    const { labels } = label(inputOf(SENTENCES), model);
    expect(encoder.asked).toEqual(["Rents rose.", "The council must act.", "It is a disgrace."]);
    const [first, second, third] = labels.map(({ pOpinion }) => pOpinion);
    expect(second).toBeGreaterThan(first!);
    expect(second).toBeGreaterThan(third!);
  });

  it("ends for a computation that asks for what the answers led it to", async () => {
    const encoder = encoderOf();
    const model = await askUntilKnown(encoder, (some) => explain(inputOf(SENTENCES), 1, some));
    const explanation = explain(inputOf(SENTENCES), 1, model);
    expect(explanation?.text).toBe("The council must act.");
    expect(new Set(encoder.asked).size).toBe(encoder.asked.length);
    expect(encoder.asked.length).toBeGreaterThan(3);
  });

  it("asks nothing for a computation that labels nothing", async () => {
    const encoder = encoderOf();
    expect((await askUntilKnown(encoder, () => 7)).id).toBe("accurate");
    expect(encoder.asked).toEqual([]);
  });
});
