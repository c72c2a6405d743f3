import type { GoldDocument, GoldSet } from "./gold.ts";
import { foldHash, seededRandom } from "./random.ts";

/** Sets whose sentences are varied. */
const VARIED: ReadonlySet<GoldSet> = new Set(["webis", "babe", "checkthat", "mpqa", "multidimnews"]);

// The teacher judged variants of these documents only: a fixed four fifths, whatever the folds of a fit.
const isVaried = (document: GoldDocument): boolean => {
  if (!VARIED.has(document.set)) return false;
  if (document.set === "checkthat") return document.fold !== 0;
  return document.set === "multidimnews" || foldHash(document.source) % 5 !== 0;
};

/**
 * New sentences made from those of the data, for a larger model to judge and the small one to learn from: a stretch of
 * each sentence, and its first half joined to the second half of another. Deterministic: same data, same variants.
 * They carry no gold label. Nothing that comes from a held-out document is given back.
 */
export const variantsOf = (documents: ReadonlyArray<GoldDocument>): ReadonlyArray<string> => {
  const random = seededRandom(11);
  const texts = documents.filter(isVaried).flatMap((document) =>
    document.sentences.map((sentence) => ({
      words: sentence.text.split(/\s+/u),
      isHeld: document.fold === 0,
    })),
  );
  const variants: string[] = [];
  for (const { words, isHeld } of texts) {
    const other = texts[Math.floor(random() * texts.length)]!;
    const share = 0.4 + 0.4 * random();
    const place = random();
    if (words.length < 8 || isHeld) continue;
    const length = Math.max(5, Math.floor(words.length * share));
    const from = Math.floor(place * (words.length - length + 1));
    variants.push(words.slice(from, from + length).join(" "));
    if (other.words.length >= 8 && !other.isHeld)
      variants.push(
        [...words.slice(0, words.length >> 1), ...other.words.slice(other.words.length >> 1)].join(" "),
      );
  }
  return variants;
};
