/** A file as the dataset would have it: the same stages, the same rows. */
import { articleRows, failureRow, processArticle, STAGE_VERSIONS, type ArticleRows } from "columnist";
import type { FailureRow } from "@columnist/model";
import { recordSplitter } from "@columnist/parse";

export interface InputRead {
  readonly articles: ReadonlyArray<ArticleRows>;
  readonly failures: ReadonlyArray<FailureRow>;
}

// What a form of input is known by: as much as a build looks at.
const HEAD = 4096;

/** @param path its name decides its form, and the ids of its rows */
export const readInput = (path: string, bytes: Uint8Array): InputRead => {
  const splitter = recordSplitter(path, bytes.subarray(0, HEAD));
  const articles: Array<ArticleRows> = [];
  const failures: Array<FailureRow> = [];
  for (const source of [...splitter.push(bytes), ...splitter.end()]) {
    const result = processArticle(source);
    if (result.ok) articles.push(articleRows(source, result.value, STAGE_VERSIONS));
    else failures.push(failureRow(source, result.refusal));
  }
  return { articles, failures };
};
