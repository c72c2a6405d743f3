import type { OpinionModel } from "@columnist/label";
import {
  accept,
  type Article,
  type CleanArticle,
  type FailureRow,
  type LabeledArticle,
  type Refusal,
  type Result,
  type SegmentedArticle,
  type Source,
} from "@columnist/model";
import { parse } from "@columnist/parse";
import { cleanArticle, labelArticle, segmentArticle } from "./processArticle.ts";

/** Some articles between two stages, each with the source that it came from, and what was refused so far. */
export interface Chunk<A> {
  readonly items: ReadonlyArray<{ readonly source: Source; readonly value: A }>;
  readonly failures: ReadonlyArray<FailureRow>;
}

/** A refusal as a row: the stage is the first word of its code. */
export const failureRow = (source: Pick<Source, "path" | "record">, refusal: Refusal): FailureRow => ({
  source_path: source.path,
  source_record: source.record,
  stage: refusal.code.split(".", 1)[0]!,
  error: refusal.code,
  detail: refusal.message,
  advice: refusal.advice,
});

/**
 * Applies a stage to each article; a refusal becomes a failure and leaves the others alone.
 *
 * @throws Error naming the path where the stage itself throws: a bug, not bad input
 */
const through = <A, B>(chunk: Chunk<A>, stage: string, one: (value: A) => Result<B>): Chunk<B> => {
  const items: Array<{ source: Source; value: B }> = [];
  const failures = [...chunk.failures];
  for (const { source, value } of chunk.items) {
    let result: Result<B>;
    try {
      result = one(value);
    } catch (cause) {
      const record = source.record === null ? "" : ` record ${source.record}`;
      throw new Error(`${stage} failed on ${source.path}${record}`, { cause });
    }
    if (result.ok) items.push({ source, value: result.value });
    else failures.push(failureRow(source, result.refusal));
  }
  return { items, failures };
};

export const parseChunk = (sources: ReadonlyArray<Source>): Chunk<Article> =>
  through({ items: sources.map((source) => ({ source, value: source })), failures: [] }, "parse", parse);

export const cleanChunk = (chunk: Chunk<Article>): Chunk<CleanArticle> =>
  through(chunk, "clean", cleanArticle);

export const segmentChunk = (chunk: Chunk<CleanArticle>): Chunk<SegmentedArticle> =>
  through(chunk, "segment", (article) => accept(segmentArticle(article)));

/** @param model judges opinion against claim; the one that ships unless told */
export const labelChunk = (
  chunk: Chunk<SegmentedArticle>,
  model: string | OpinionModel = "fast",
): Chunk<LabeledArticle> => through(chunk, "label", (article) => accept(labelArticle(article, model)));
