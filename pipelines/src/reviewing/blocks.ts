/** Rows of a version's tables, read where they are asked for: a block of an Arrow file at a time. */
import { join } from "node:path";
import { readBatches } from "@columnist/dataset";
import { rowsFrom, textReader, type StringColumn, type Table, type TableName } from "@columnist/model";
import { openArrow, type ArrowFile } from "../store/arrowFile.ts";
import { DatasetNotReadable } from "../store/datasetStore.ts";

/** Rows of a table of a version, a block at a time. */
export const blocksOf = (folder: string, name: TableName) => {
  const path = join(folder, `${name}.arrow`);
  let file: ArrowFile;
  try {
    file = openArrow(path);
  } catch (error) {
    throw new DatasetNotReadable({ path, reason: (error as Error).message });
  }
  const starts = [0];
  const read = function* (
    blocks: ArrowFile["blocks"],
    what: Parameters<typeof readBatches>[2],
  ): Generator<Table> {
    for (const batch of readBatches(name, file.messages(blocks), what)) {
      if (!batch.ok) throw new DatasetNotReadable({ path, reason: batch.refusal.message });
      yield batch.value;
    }
  };
  return {
    /** Some columns of every batch in order; the first walk learns where each begins. */
    *walk(columns: ReadonlyArray<string>): Generator<Table> {
      let rows = 0;
      for (const table of read(file.blocks, { columns })) {
        if (starts.at(-1) === rows) starts.push(rows + table.rows);
        rows += table.rows;
        yield table;
      }
    },
    /** Some rows, the last exclusive: of the blocks that hold them nothing else is decoded. After a walk. */
    *tables(from: number, to: number): Generator<Table> {
      for (let block = 0; block + 1 < starts.length; block++) {
        const start = starts[block]!;
        if (starts[block + 1]! <= from || to <= start) continue;
        yield* read([file.blocks[block]!], { rows: { from: Math.max(0, from - start), to: to - start } });
      }
    },
    close: file.close,
  };
};

/** The rows of some tables. */
export const rowsIn = function* <Name extends TableName>(name: Name, tables: Iterable<Table>) {
  for (const table of tables) yield* rowsFrom(name, table);
};

export type Text = (row: number) => string | null;
export const textsOf = (table: Table, column: string): Text =>
  textReader(table.columns[column] as StringColumn);
