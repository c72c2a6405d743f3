import { DENSE_NAMES, sequenceFeatures } from "@columnist/label/features";
import type { Encoded } from "./encode.ts";
import type { GoldSet } from "./gold.ts";
import { seededRandom, shuffle } from "./random.ts";

/** Sets of single sentences: people give such sentences as one list too. */
export const SINGLE_SETS: ReadonlySet<GoldSet> = new Set(["babe", "checkthat", "multidimnews"]);

/** Sentences of a list; each sentence stands in one list of each length. */
const LENGTHS = [8, 100];

/**
 * Sentences that have nothing to do with each other, read as one text: lists within a set and a fold, drawn at random
 * with a fixed seed.
 * @param logits of every sentence, `heads` numbers each
 * @param visit is given a sentence and its row of sequence features
 */
export const eachList = (
  data: Encoded,
  logits: Float32Array,
  heads: number,
  visit: (sentence: number, features: Float32Array) => void,
): void => {
  const D = DENSE_NAMES.length;
  const random = seededRandom(7);
  const groups = new Map<string, number[]>();
  for (let i = 0; i < data.count; i++) {
    if (!SINGLE_SETS.has(data.sets[i]!)) continue;
    const key = `${data.sets[i]!} ${data.folds[i]!}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  }
  for (const group of groups.values())
    for (const length of LENGTHS) {
      const order = Int32Array.from(group);
      shuffle(order, random);
      for (let at = 0; at < order.length; at += length) {
        const list = order.subarray(at, at + length);
        const some = new Float32Array(list.length * heads);
        const dense = new Float32Array(list.length * D);
        for (const [n, i] of list.entries()) {
          some.set(logits.subarray(i * heads, (i + 1) * heads), n * heads);
          dense.set(data.dense.subarray(i * D, (i + 1) * D), n * D);
        }
        const features = sequenceFeatures({
          count: list.length,
          heads,
          logits: some,
          dense,
          opens: new Uint8Array(list.length).fill(2),
          gate: Uint8Array.from(list, (i) => data.gate[i]!),
        });
        const width = features.length / list.length;
        for (const [n, i] of list.entries()) visit(i, features.subarray(n * width, (n + 1) * width));
      }
    }
};
