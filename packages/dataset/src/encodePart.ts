/**
 * One part of a dataset as bytes, before the dataset is known: its stretch of every table's CSV and Arrow file. Numbers
 * stand for the part's own words, and each article for its own cluster; `settlePart` puts both right. A worker's job; pure.
 */
import {
  byTable,
  joinBytes,
  type Table,
  type TableName,
  type Tables,
  type WordColumn,
} from "@columnist/model";
import { cutBatches, fitsBatch, placeRows, stretchesIn } from "./corpus.ts";
import { addWords, numberedBy, openColumns, sortedWords } from "./dictionary.ts";
import { arrowBlock, closedNumberings, type ArrowBlock } from "./formats/arrow.ts";
import { csvLines, type CsvLines } from "./formats/csv.ts";

/** The words of a table's open dictionary columns, sorted, by column. */
export type PartWords = Readonly<Record<string, ReadonlyArray<string>>>;

/** A table's stretch of its files. */
export interface EncodedTable {
  readonly rows: number;
  readonly csv: Uint8Array;
  /** Where each of its lines ends, its line feed included. */
  readonly lineEnds: Uint32Array;
  readonly blocks: ReadonlyArray<ArrowBlock>;
}

export interface EncodedPart {
  readonly encoded: Readonly<Record<TableName, EncodedTable>>;
  /** What the numbers in the blocks stand for. */
  readonly words: Readonly<Record<TableName, PartWords>>;
  /** The part's rows, each article for itself. */
  readonly tables: Tables;
}

/** Stands in a block for a word that is not there, until `settlePart` has numbers of the dataset. */
export const NO_WORD = -1;

const wordsIn = (name: TableName, table: Table): PartWords =>
  Object.fromEntries(
    openColumns(name).map((column) => {
      const met = new Set<string>();
      addWords(met, table.columns[column] as WordColumn);
      return [column, sortedWords(met)];
    }),
  );

/** Batches of lines as one. */
const joinLines = (batches: ReadonlyArray<CsvLines>): Pick<EncodedTable, "csv" | "lineEnds"> => {
  const [first] = batches;
  if (batches.length === 1) return { csv: first!.bytes, lineEnds: first!.ends };
  let before = 0;
  const ends: Array<number> = [];
  for (const batch of batches) {
    for (const end of batch.ends) ends.push(before + end);
    before += batch.bytes.length;
  }
  return { csv: joinBytes(batches.map(({ bytes }) => bytes)), lineEnds: Uint32Array.from(ends) };
};

/** Most parts are a batch as they are; only a large one is cut. */
const batchesOf = (name: TableName, tables: Tables): Iterable<Table> => {
  const table = tables[name];
  if (table.rows === 0) return [];
  return fitsBatch(table) ? [table] : cutBatches(name, stretchesIn(tables, name));
};

/**
 * Makes a part of rows. Same rows, same bytes, whatever stands around them.
 *
 * @param tables rows of the part's articles, sorted by doc_id
 * @throws BatchFault for rows that break the contract
 */
export const encodePart = (tables: Tables): EncodedPart => {
  const placed: Tables = byTable((name) => placeRows(name, tables[name], new Map()));
  const words = byTable((name) => wordsIn(name, placed[name]));
  const encoded = byTable((name): EncodedTable => {
    const numbering = new Map([
      ...closedNumberings(name),
      ...Object.entries(words[name]).map(([column, own]) => {
        const numbers = new Map(own.map((word, number) => [word, number]));
        return [column, numberedBy((word) => numbers.get(word), NO_WORD)] as const;
      }),
    ]);
    const csv: Array<CsvLines> = [];
    const blocks: Array<ArrowBlock> = [];
    for (const batch of batchesOf(name, placed)) {
      // First, since it is what checks the batch.
      blocks.push(arrowBlock(name, batch, numbering));
      csv.push(csvLines(name, batch));
    }
    return { rows: placed[name].rows, ...joinLines(csv), blocks };
  });
  return { encoded, words, tables: placed };
};
