/** One part of a dataset as bytes: its stretch of every table's CSV and Arrow file. A worker's job; pure. */
import {
  byTable,
  joinBytes,
  type Table,
  type TableName,
  type Tables,
  type WordColumn,
} from "@columnist/model";
import { cutBatches, fitsBatch, placeRows, stretchesIn } from "./corpus.ts";
import {
  addWords,
  dictionaryOf,
  numberedBy,
  openColumns,
  sortedWords,
  type Numbering,
} from "./dictionary.ts";
import type { Cluster } from "./duplicates.ts";
import { arrowBlock, closedNumberings, type ArrowBlock, type Numberings } from "./formats/arrow.ts";
import { csvLines } from "./formats/csv.ts";

/** What only the whole dataset knows of an article of a part. */
export interface Placement extends Cluster {
  readonly docId: string;
  /** Number of `cluster` among the clusters of the dataset, in code units. */
  readonly clusterNumber: number;
}

/** The words of a table's open dictionary columns but for ids of articles: all words of the dataset, sorted. */
export type PartWords = Readonly<Record<string, ReadonlyArray<string>>>;

/** What a part is made from. */
export interface PartInput {
  /** Rows of the part's articles, sorted by doc_id; the columns that only the whole dataset knows hold anything. */
  readonly tables: Tables;
  /** The part's articles, sorted by docId. */
  readonly placements: ReadonlyArray<Placement>;
  readonly words: Readonly<Record<TableName, PartWords>>;
  /** How many articles before this part have rows in each table: the number of the part's first word of doc_id. */
  readonly docsBefore: Readonly<Record<TableName, number>>;
}

/** A table's stretch of its files. */
export interface EncodedTable {
  readonly rows: number;
  readonly csv: Uint8Array;
  readonly blocks: ReadonlyArray<ArrowBlock>;
}

export interface EncodedPart {
  readonly encoded: Readonly<Record<TableName, EncodedTable>>;
  /** The part's rows, every column filled in. */
  readonly tables: Tables;
}

/** Dictionary columns whose words are ids of articles: too many to give to every part. */
const ID_COLUMNS: ReadonlySet<string> = new Set(["doc_id", "dup_cluster"]);

/** Dictionary columns of a table whose words must be gathered over the dataset. */
export const wordColumns = (name: TableName): ReadonlyArray<string> =>
  openColumns(name).filter((column) => !ID_COLUMNS.has(column));

/** What the numbers in a part's Arrow blocks depend on. */
export type PartNumbers = Omit<PartInput, "tables">;

const wordsIn = (column: WordColumn): ReadonlyArray<string> => {
  const met = new Set<string>();
  addWords(met, column);
  return sortedWords(met);
};

const numberingOf = (name: TableName, table: Table, input: PartNumbers): Numberings => {
  const { placements, words, docsBefore } = input;
  const numbering = new Map<string, Numbering>(closedNumberings(name));
  for (const column of openColumns(name)) {
    if (column === "doc_id") {
      const docs = wordsIn(table.columns[column] as WordColumn);
      const numbers = new Map(docs.map((doc, i) => [doc, docsBefore[name] + i]));
      numbering.set(
        column,
        numberedBy((doc) => numbers.get(doc)),
      );
    } else if (column === "dup_cluster") {
      const numbers = new Map(placements.map(({ cluster, clusterNumber }) => [cluster, clusterNumber]));
      numbering.set(
        column,
        numberedBy((cluster) => numbers.get(cluster)),
      );
    } else numbering.set(column, dictionaryOf(words[name][column] ?? []));
  }
  return numbering;
};

/** Most parts are a batch as they are; only a large one is cut. */
const batchesOf = (name: TableName, tables: Tables): Iterable<Table> => {
  const table = tables[name];
  if (table.rows === 0) return [];
  return fitsBatch(table) ? [table] : cutBatches(name, stretchesIn(tables, name), []);
};

/** The Arrow blocks of a part's table alone, where its rows are known and its words have other numbers now. */
export const partBlocks = (
  name: TableName,
  tables: Tables,
  numbers: PartNumbers,
): ReadonlyArray<ArrowBlock> => {
  const numbering = numberingOf(name, tables[name], numbers);
  return Array.from(batchesOf(name, tables), (batch) => arrowBlock(name, batch, numbering));
};

/**
 * Makes a part. Same input, same bytes, whatever stands around it.
 *
 * @throws BatchFault for rows that break the contract
 */
export const encodePart = (input: PartInput): EncodedPart => {
  const clusters = new Map(input.placements.map((placement) => [placement.docId, placement]));
  const placed: Tables = byTable((name) => placeRows(name, input.tables[name], clusters));
  const encoded = byTable((name): EncodedTable => {
    const table = placed[name];
    const numbering = numberingOf(name, table, input);
    const csv: Array<Uint8Array> = [];
    const blocks: Array<ArrowBlock> = [];
    for (const batch of batchesOf(name, placed)) {
      // First, since it is what checks the batch.
      blocks.push(arrowBlock(name, batch, numbering));
      csv.push(csvLines(name, batch));
    }
    return { rows: table.rows, csv: joinBytes(csv), blocks };
  });
  return { encoded, tables: placed };
};
