import { clean } from "@columnist/clean";
import { label, type OpinionModel } from "@columnist/label";
import {
  accept,
  refuse,
  type Article,
  type CleanArticle,
  type LabeledArticle,
  type Result,
  type SegmentedArticle,
  type Source,
} from "@columnist/model";
import { parse } from "@columnist/parse";
import { segment } from "@columnist/segment";
import { skipDateline } from "./dateline.ts";

/** Cleans; refuses an article of which nothing is left, so that it ends in `failures` and not in silence. */
export const cleanArticle = (article: Article): Result<CleanArticle> => {
  const cleaned = clean(article);
  return cleaned.text === ""
    ? refuse(
        "clean.article.empty",
        `no article text: all ${article.raw.length} characters are markup, fields, furniture or space`,
        "see the dropped text with `pipeline dropped FILE`; remove the file if it holds no article",
      )
    : accept(cleaned);
};

/** Cuts the cleaned text into sentences; a dateline stays in the text and outside the first sentence. */
export const segmentArticle = (article: CleanArticle): SegmentedArticle => ({
  ...article,
  sentences: skipDateline(article, segment(article.text)),
});

/** Labels each sentence and reads the quotes; by the model that ships unless told. */
export const labelArticle = (
  article: SegmentedArticle,
  model: string | OpinionModel = "fast",
): LabeledArticle => ({
  ...article,
  ...label(
    {
      text: article.text,
      blocks: article.blocks,
      sentences: article.sentences,
      detectedLanguage: article.detectedLanguage,
      genre: article.metadata.genre?.value ?? null,
    },
    model,
  ),
});

/**
 * One article through all four stages.
 *
 * @param source the article's bytes and where they came from
 * @param model judges opinion against claim; the one that ships unless told
 * @returns the labeled article (offsets in UTF-16 units of `text` and `raw`), or a refusal that says what is wrong with
 *   the input; never throws for bad input
 */
export const processArticle = (
  source: Source,
  model: string | OpinionModel = "fast",
): Result<LabeledArticle> => {
  const parsed = parse(source);
  if (!parsed.ok) return parsed;
  const cleaned = cleanArticle(parsed.value);
  return cleaned.ok ? accept(labelArticle(segmentArticle(cleaned.value), model)) : cleaned;
};
