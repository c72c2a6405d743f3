import type { EncoderStates, OpinionModel } from "@columnist/label/accurate";
import type { Encoder } from "./encoder.ts";

interface Question {
  readonly sentences: ReadonlyArray<string>;
  readonly wanted: Uint8Array;
}

/**
 * A model of the encoder, knowing every sentence that a pure computation asks it about: it is run until it asks for none
 * that the encoder has not read, so that the packages stay synchronous. Labelling a text takes two runs; `explain` one
 * more for each change it tries.
 * @param modelOf the model, by what it is told of sentences
 */
export const askUntilKnown = async (
  { encode }: Pick<Encoder, "encode">,
  modelOf: (statesOf: EncoderStates) => OpinionModel,
  compute: (model: OpinionModel) => unknown,
): Promise<OpinionModel> => {
  const known = new Map<string, Float32Array>();
  const windows = new Map<string, Float32Array>();
  for (;;) {
    const asked = new Map<string, Question>();
    const model = modelOf((sentences, wanted) => {
      const key = `${wanted.join("")}\n${sentences.join("\n")}`;
      const states = known.get(key);
      if (states === undefined) asked.set(key, { sentences, wanted });
      return states ?? null;
    });
    compute(model);
    if (asked.size === 0) return model;
    for (const [key, { sentences, wanted }] of asked)
      known.set(key, await encode(sentences, wanted, windows));
  }
};
