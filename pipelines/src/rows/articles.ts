/** What a build keeps in memory of every article while its rows lie on disk. */
import type { Dated } from "@columnist/dataset";
import {
  columnsOf,
  LOOSE_TABLES,
  TABLE_NAMES,
  textReader,
  type Int32Column,
  type StringColumn,
  type TableName,
  type TimestampColumn,
  type Tables,
  type WordColumn,
} from "@columnist/model";

export interface ArticleFacts extends Dated {
  readonly path: string;
  /** SHA-256 of the record's bytes, in hex. */
  readonly rawSha256: string;
  /** Rows in `sentences`. */
  readonly sentences: number;
  /** The tables in which the article has rows: bit `i` for `TABLE_NAMES[i]`. */
  readonly tables: number;
}

/** The bit of a table in `ArticleFacts.tables`. */
export const tableBit = (name: TableName): number => 1 << TABLE_NAMES.indexOf(name);

/** Facts of all articles in some tables, in the order of `documents`. */
export const factsIn = (tables: Tables): ReadonlyArray<ArticleFacts> => {
  const bits = new Map<string, number>();
  for (const name of TABLE_NAMES) {
    if (LOOSE_TABLES.has(name) || !columnsOf(name).some((spec) => spec.name === "doc_id")) continue;
    const { ids, words } = tables[name].columns["doc_id"] as WordColumn;
    let last = -1;
    for (const id of ids) {
      if (id === last) continue;
      last = id;
      bits.set(words[id]!, (bits.get(words[id]!) ?? 0) | tableBit(name));
    }
  }
  const { rows, columns } = tables.documents;
  const textOf = (column: string) => textReader(columns[column] as StringColumn);
  const [docAt, pathAt, rawAt, textAt] = [
    textOf("doc_id"),
    textOf("source_path"),
    textOf("raw_sha256"),
    textOf("text_sha256"),
  ];
  const published = columns["published_at"] as TimestampColumn;
  const sentences = (columns["n_sentences"] as Int32Column).values;
  return Array.from({ length: rows }, (_, row) => ({
    docId: docAt(row)!,
    textSha256: textAt(row)!,
    publishedAt: published.valid?.[row] === 0 ? null : published.values[row]!,
    path: pathAt(row)!,
    rawSha256: rawAt(row)!,
    sentences: sentences[row]!,
    tables: bits.get(docAt(row)!) ?? 0,
  }));
};
