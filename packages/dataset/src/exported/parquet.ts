import { TABLE_NAMES, type TableName } from "@columnist/model";
import type { ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { numberedPath, parquetFiles, type Rows } from "../formats/parquet.ts";

/** A Parquet file a table; of one of more than 500 MB `sentences-00000-of-00002.parquet` and so on. */
export function* exportParquet({ about, batches }: ExportSource): Generator<DatasetFile, void, undefined> {
  const rowsOf = function* (name: TableName): Rows {
    for (const table of batches(name)) yield [{ table, start: 0, end: table.rows }];
  };
  for (const name of TABLE_NAMES)
    yield* parquetFiles(
      name,
      (file, of) => (of === 1 ? `${name}.parquet` : numberedPath(name, file, of)),
      () => rowsOf(name),
      about,
    );
}
