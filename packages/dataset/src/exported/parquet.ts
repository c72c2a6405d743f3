import { TABLE_NAMES } from "@columnist/model";
import type { ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { parquetFiles } from "../formats/parquet.ts";

/** A Parquet file a table; of one that is larger than 500 MB `sentences.parquet`, `sentences-1.parquet`, … */
export function* exportParquet({ about, batches }: ExportSource): Generator<DatasetFile, void, undefined> {
  for (const name of TABLE_NAMES) {
    const pathOf = (file: number): string => `${name}${file === 0 ? "" : `-${file}`}.parquet`;
    yield* parquetFiles(name, pathOf, batches(name), about);
  }
}
