import { jsonLine } from "@columnist/model";
import { articlesOf, linesFile, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortestFloat32 } from "../formats/float32.ts";

// Float32 cells are doubles here: 0.1 would print as 0.10000000149011612.
const short = (_key: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) ? Number(shortestFloat32(value)) : value;

/** One line an article: the columns of documents, with `sentences` and `quotes` as lists of their rows. */
export const exportJsonl = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  linesFile("columnist.jsonl", function* () {
    for (const { document, sentences, quotes } of articlesOf(source))
      yield jsonLine({ ...document, sentences, quotes }, short);
  }),
];
