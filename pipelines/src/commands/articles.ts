/** Articles of files named on the command line, through all four stages, one at a time. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { failureRow, processArticle } from "columnist";
import type { FailureRow, LabeledArticle, Source } from "@columnist/model";
import { withModel } from "../accurate/labelModel.ts";
import { readInput } from "../seeds/inputFiles.ts";

export interface ArticleRead {
  readonly source: Source;
  readonly article: LabeledArticle;
}

/** Gives each article of a file to `use`, and what was refused to `refuse`. */
export const eachArticle = <E1, R1, E2, R2>(
  path: string,
  fetchedAt: string | null,
  use: (read: ArticleRead) => Effect.Effect<void, E1, R1>,
  refuse: (row: FailureRow) => Effect.Effect<void, E2, R2>,
) =>
  readInput(path).pipe(
    Stream.runForEach(
      Effect.fnUntraced(function* ({ sources, failures }) {
        for (const source of sources) {
          const asked = { ...source, fetchedAt: source.fetchedAt ?? fetchedAt };
          const result = yield* withModel((model) => processArticle(asked, model));
          if (result.ok) yield* use({ source, article: result.value });
          else yield* refuse(failureRow(source, result.refusal));
        }
        for (const row of failures) yield* refuse(row);
      }),
    ),
  );
