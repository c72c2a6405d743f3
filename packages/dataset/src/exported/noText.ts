import { columnsOf, TABLE_NAMES, type TableName } from "@columnist/model";
import type { ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { writeCsvColumns } from "../formats/csv.ts";

/** Name of a table's file. */
export const noTextPath = (name: TableName): string => `${name}.no-text.csv`;

/** Columns that hold words of an article. Titles, names and addresses are facts about it and stay. */
const TEXT_COLUMNS: { readonly [T in TableName]: ReadonlySet<string> } = {
  sentences: new Set(["text", "loaded_words"]),
  quotes: new Set(["text", "cue"]),
  quote_sentences: new Set(),
  documents: new Set(["text", "standfirst", "corrections", "disclaimer"]),
  dropped: new Set(["text"]),
  // Columns of a table may be texts too: abstracts, captions.
  fields: new Set(["value"]),
  failures: new Set(),
  offset_map: new Set(),
  judgements: new Set(),
};

/**
 * CSV files without the texts. Offsets and digests stay: who has the same seeds gets every text back by slicing
 * the article, whose digest tells that it is the same one (hydrate.ts).
 */
export const exportNoText = (source: ExportSource): ReadonlyArray<DatasetFile> =>
  TABLE_NAMES.map((name) => {
    const columns = columnsOf(name).filter((spec) => !TEXT_COLUMNS[name].has(spec.name));
    return {
      path: noTextPath(name),
      pieces: () => writeCsvColumns(name, columns, () => source.batches(name)),
    };
  });
