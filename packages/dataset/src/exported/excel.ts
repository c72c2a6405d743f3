import { TABLE_NAMES } from "@columnist/model";
import type { ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { writeExcelCsv } from "../formats/csv.ts";

/** A CSV file a table for Excel (see writeExcelCsv). */
export const exportExcel = (source: ExportSource): ReadonlyArray<DatasetFile> =>
  TABLE_NAMES.map((name) => ({
    path: `${name}.excel.csv`,
    pieces: () => writeExcelCsv(name, () => source.batches(name)),
  }));
