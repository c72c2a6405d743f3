import { jsonLine } from "@columnist/model";
import { articlesOf, linesFile, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortFloats } from "../formats/float32.ts";

/** One line an article: the columns of documents, with `sentences` and `quotes` as lists of their rows. */
export const exportJsonl = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  linesFile("columnist.jsonl", function* () {
    for (const { document, sentences, quotes } of articlesOf(source))
      yield jsonLine({ ...document, sentences, quotes }, shortFloats);
  }),
];
