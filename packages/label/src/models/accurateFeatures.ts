import { DENSE_NAMES } from "../features.ts";
import type { SentenceReading } from "../sentences.ts";
import { placesOf } from "./places.ts";

/** Numbers that the encoder gives of a sentence: means of its pieces' states after layers 3 and 6. */
export const ENCODER_WIDTH = 1536;

const PLACES = ["opens", "first", "last", "position", "quoted", "quotedBefore", "quotedAfter"] as const;

/** Names of what the accurate model is told of a sentence beside the encoder's numbers, in order. */
export const ACCURATE_NAMES: ReadonlyArray<string> = [
  ...DENSE_NAMES,
  ...PLACES.map((place) => `place.${place}`),
];

/**
 * Words, rules, quotes and place of each sentence: one row a sentence, ACCURATE_NAMES.length numbers wide.
 * @param isLone each sentence is read as if nothing stood around it
 */
export const accurateFeatures = (reading: SentenceReading, isLone: boolean): Float32Array => {
  const { dense, gate, opens } = placesOf(reading);
  const n = gate.length;
  const D = DENSE_NAMES.length;
  const width = ACCURATE_NAMES.length;
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    const row = i * width;
    out.set(dense.subarray(i * D, (i + 1) * D), row);
    out[row + D] = opens[i] === 1 && !isLone ? 1 : 0;
    out[row + D + 1] = i === 0 || isLone ? 1 : 0;
    out[row + D + 2] = i === n - 1 || isLone ? 1 : 0;
    out[row + D + 3] = n > 1 && !isLone ? i / (n - 1) : 0;
    out[row + D + 4] = gate[i]!;
    out[row + D + 5] = i > 0 && !isLone ? gate[i - 1]! : 0;
    out[row + D + 6] = i + 1 < n && !isLone ? gate[i + 1]! : 0;
  }
  return out;
};
