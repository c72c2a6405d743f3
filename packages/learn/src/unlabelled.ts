import type { ReadData } from "./figures.ts";
import { readJsonLines, type GoldDocument } from "./gold.ts";
import { NEWS_PREFIX, sentenceHash, type Aids } from "./targets.ts";
import { variantsOf } from "./variants.ts";

/** Fold of what is only learnt from, never judged. */
const NO_FOLD = 9;

/** Sentences without gold that the teacher has judged: other news, and variants of the data. Each a document of one. */
export const readUnlabelled = (
  read: ReadData,
  documents: ReadonlyArray<GoldDocument>,
  soft: Aids["soft"],
): ReadonlyArray<GoldDocument> => {
  if (soft === null || soft.size === 0) return [];
  const bytes = read("labels/polnear-sents.jsonl");
  const news =
    bytes === null
      ? []
      : (readJsonLines(bytes) as ReadonlyArray<{ readonly text: string }>).map(({ text }) => text);
  const gold = new Set(documents.flatMap((document) => document.sentences.map(({ text }) => text)));
  const texts = new Set(
    [...news, ...variantsOf(documents)].filter((text) => !gold.has(text) && soft.has(sentenceHash(text))),
  );
  const isNews = new Set(news);
  return [...texts].map((text, i) => ({
    id: `${isNews.has(text) ? NEWS_PREFIX : "variant-"}${i}`,
    source: `unlabelled-${i}`,
    set: "unlabelled",
    fold: NO_FOLD,
    sentences: [
      {
        id: `${isNews.has(text) ? NEWS_PREFIX : "variant-"}${i}`,
        text,
        label: null,
        nativeLabel: "",
        kind: "paragraph",
        paragraph: -1,
        outlet: null,
        agreement: null,
      },
    ],
  }));
};
