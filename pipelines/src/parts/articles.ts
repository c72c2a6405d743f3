/** What a build keeps in memory of every article while its rows lie on disk. */
import type { Clusterable } from "@columnist/dataset";
import { TABLE_NAMES, type TableName } from "@columnist/model";

export interface ArticleFacts extends Clusterable {
  /** Hash of the article's bytes, of what else its rows depend on and of the code; null where rows must not be kept. */
  readonly inputKey: string | null;
  /** SHA-256 of the record's bytes, in hex. */
  readonly rawSha256: string;
  /** The tables in which the article has rows: bit `i` for `TABLE_NAMES[i]`. */
  readonly tables: number;
}

/** The bit of a table in `ArticleFacts.tables`. */
export const tableBit = (name: TableName): number => 1 << TABLE_NAMES.indexOf(name);
