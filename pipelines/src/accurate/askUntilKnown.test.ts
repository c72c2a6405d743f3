import { describe, expect, it } from "vitest";
import { explain, label, type LabelInput } from "@columnist/label";
import { accurateModel, ENCODER_WIDTH } from "@columnist/label/accurate";
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

/** An encoder that remembers what it was asked: numbers that hang on the length of a sentence. */
const encoderOf = () => {
  const asked: Array<string> = [];
  return {
    asked,
    encode: (sentences: ReadonlyArray<string>, wanted: Uint8Array): Promise<Float32Array> => {
      const some = sentences.filter((_, i) => wanted[i] === 1);
      asked.push(some.join(" | "));
      const states = new Float32Array(some.length * ENCODER_WIDTH);
      for (const [i, sentence] of some.entries())
        states.fill(Math.sin(sentence.length), i * ENCODER_WIDTH, (i + 1) * ENCODER_WIDTH);
      return Promise.resolve(states);
    },
  };
};

describe("askUntilKnown", () => {
  it("asks for a text once, and labels with what it was told", async () => {
    const encoder = encoderOf();
    const model = await askUntilKnown(encoder, accurateModel, (some) => label(inputOf(SENTENCES), some));
    const { labels } = label(inputOf(SENTENCES), model);
    expect(encoder.asked).toEqual([SENTENCES.join(" | ")]);
    expect(labels[0]!.pOpinion).not.toBe(labels[3]!.pOpinion);
  });

  it("asks for each sentence of a list by itself, for one that comes twice once", async () => {
    const encoder = encoderOf();
    const list = { ...inputOf(SENTENCES), isList: true };
    const model = await askUntilKnown(encoder, accurateModel, (some) => label(list, some));
    expect(encoder.asked).toEqual(["Rents rose.", "The council must act.", "It is a disgrace."]);
    const given = label(list, model).labels.map(({ pOpinion }) => pOpinion);
    expect(given.every((share) => share > 0 && share < 1)).toBe(true);
  });

  it("ends for a computation that asks for what the answers led it to", async () => {
    const encoder = encoderOf();
    const model = await askUntilKnown(encoder, accurateModel, (some) => explain(inputOf(SENTENCES), 1, some));
    const explanation = explain(inputOf(SENTENCES), 1, model);
    expect(explanation?.text).toBe("The council must act.");
    expect(new Set(encoder.asked).size).toBe(encoder.asked.length);
    expect(encoder.asked.length).toBeGreaterThan(1);
  });

  it("asks nothing for a computation that labels nothing", async () => {
    const encoder = encoderOf();
    expect((await askUntilKnown(encoder, accurateModel, () => 7)).id).toBe("accurate");
    expect(encoder.asked).toEqual([]);
  });
});
