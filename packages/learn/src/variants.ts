import type { GoldDocument } from "./gold.ts";
import { seededRandom } from "./random.ts";

/**
 * New sentences made from those of the data, for a larger model to judge and the small one to learn from: a stretch of
 * each sentence, and its first half joined to the second half of another. Deterministic: same data, same variants.
 * They carry no gold label.
 */
export const variantsOf = (documents: ReadonlyArray<GoldDocument>): ReadonlyArray<string> => {
  const random = seededRandom(11);
  const texts = documents.flatMap((document) =>
    document.fold === 0 || document.set === "unlabelled" || document.set === "gold"
      ? []
      : document.sentences.map((sentence) => sentence.text.split(/\s+/u)),
  );
  const variants: string[] = [];
  for (const words of texts) {
    const other = texts[Math.floor(random() * texts.length)]!;
    const share = 0.4 + 0.4 * random();
    const place = random();
    if (words.length < 8) continue;
    const length = Math.max(5, Math.floor(words.length * share));
    const from = Math.floor(place * (words.length - length + 1));
    variants.push(words.slice(from, from + length).join(" "));
    if (other.length >= 8)
      variants.push([...words.slice(0, words.length >> 1), ...other.slice(other.length >> 1)].join(" "));
  }
  return variants;
};
