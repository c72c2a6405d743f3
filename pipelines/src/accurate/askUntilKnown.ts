import { accurateModel, type OpinionModel } from "@columnist/label/accurate";
import type { Encoder } from "./encoder.ts";

/**
 * The accurate model, knowing every sentence that a pure computation asks it about: it is run until it asks for none that
 * the encoder has not read, so that the packages stay synchronous. Labelling a text takes two runs; `explain` one more
 * for each change it tries.
 */
export const askUntilKnown = async (
  { encode }: Pick<Encoder, "encode">,
  compute: (model: OpinionModel) => unknown,
): Promise<OpinionModel> => {
  const known = new Map<string, Float32Array>();
  for (;;) {
    const asked = new Set<string>();
    const model = accurateModel((sentence) => {
      const logits = known.get(sentence);
      if (logits === undefined) asked.add(sentence);
      return logits ?? null;
    });
    compute(model);
    if (asked.size === 0) return model;
    for (const sentence of asked) known.set(sentence, await encode(sentence));
  }
};
