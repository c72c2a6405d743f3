/**
 * A table as Parquet files, in pieces (hyparquet-writer, snappy): nested evidence, types and nullability of the contract.
 * Memory: a row group.
 */
import { cellAt, columnsOf, type Column, type ColumnSpec, type TableName } from "@columnist/model";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { KeyValue, SchemaElement } from "hyparquet";
import { cellText } from "../cells.ts";
import { aboutFields, type ExportAbout } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { joinRanges, type RowRange } from "../ranges.ts";

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } } as const;

const evidenceSchema = (name: string): Array<SchemaElement> => [
  {
    name,
    repetition_type: "REQUIRED",
    num_children: 1,
    converted_type: "LIST",
    logical_type: { type: "LIST" },
  },
  { name: "list", repetition_type: "REPEATED", num_children: 1 },
  { name: "element", repetition_type: "REQUIRED", num_children: 5 },
  { name: "kind", repetition_type: "REQUIRED", ...TEXT },
  { name: "rule_id", repetition_type: "REQUIRED", ...TEXT },
  { name: "char_start", repetition_type: "REQUIRED", type: "INT32" },
  { name: "char_end", repetition_type: "REQUIRED", type: "INT32" },
  { name: "weight", repetition_type: "REQUIRED", type: "FLOAT" },
];

const schemaOf = (spec: ColumnSpec): Array<SchemaElement> => {
  const base = { name: spec.name, repetition_type: spec.nullable ? "OPTIONAL" : "REQUIRED" } as const;
  switch (spec.storage) {
    case "utf8":
    case "dictionary":
      return [{ ...base, ...TEXT }];
    case "int32":
      return [{ ...base, type: "INT32" }];
    case "float32":
      return [{ ...base, type: "FLOAT" }];
    case "bool":
      return [{ ...base, type: "BOOLEAN" }];
    case "timestamp":
      return [
        {
          ...base,
          type: "INT64",
          converted_type: "TIMESTAMP_MILLIS",
          logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
        },
      ];
    case "evidence":
      return evidenceSchema(spec.name);
  }
};

const cellsOf = (column: Column, rows: number): Array<unknown> => {
  const at = <A>(read: (row: number) => A): Array<A | null> =>
    Array.from({ length: rows }, (_, row) => (column.valid?.[row] === 0 ? null : read(row)));
  switch (column.storage) {
    case "utf8":
    case "dictionary":
      return at(cellText(column));
    case "bool":
      return at((row) => column.values[row] === 1);
    case "timestamp":
      return at((row) => new Date(column.values[row]!));
    case "evidence":
      return at((row) => cellAt(column, row));
    case "int32":
    case "float32":
      return at((row) => column.values[row]);
  }
};

/** Most rows of a row group, which readers read at once, and bytes of rows after which a file ends. */
const SIZES = { groupRows: 65_536, fileBytes: 500_000_000 };

/** Rows in order, batch by batch: stretches of tables that are joined when they are written. */
export type Rows = Iterable<ReadonlyArray<RowRange>>;

const rowsIn = (ranges: ReadonlyArray<RowRange>): number =>
  ranges.reduce((sum, { start, end }) => sum + end - start, 0);

/** Batches put together until they fill a row group; the last one may be smaller. No group for no rows. */
function* rowGroups(batches: Rows, most: number): Generator<ReadonlyArray<RowRange>, void, undefined> {
  let held: Array<RowRange> = [];
  let rows = 0;
  for (const ranges of batches) {
    const more = rowsIn(ranges);
    if (rows > 0 && rows + more > most) {
      yield held;
      held = [];
      rows = 0;
    }
    if (more === 0) continue;
    held.push(...ranges);
    rows += more;
  }
  if (rows > 0) yield held;
}

/** Bytes of rows as Arrow has them in memory, words counted as numbers. */
const bytesIn = ({ table, start, end }: RowRange): number => {
  const rows = end - start;
  let bytes = 0;
  for (const column of Object.values(table.columns))
    switch (column.storage) {
      case "utf8":
        bytes += column.offsets[end]! - column.offsets[start]! + rows * 4;
        break;
      case "evidence":
        // Two texts, two places and a weight.
        bytes += (column.offsets[end]! - column.offsets[start]!) * 28 + rows * 4;
        break;
      case "timestamp":
        bytes += rows * 8;
        break;
      case "bool":
        bytes += rows / 8;
        break;
      default:
        bytes += rows * 4;
    }
  return bytes;
};

/**
 * How many row groups each file has: as many files as `datasets` makes of a table of those bytes in memory, about equal.
 * Compressed, a file is a fifth to a half of that.
 */
const groupsAFile = (batches: Rows, { groupRows, fileBytes }: typeof SIZES): ReadonlyArray<number> => {
  const groups = Array.from(rowGroups(batches, groupRows), (ranges) =>
    ranges.reduce((sum, range) => sum + bytesIn(range), 0),
  );
  const all = groups.reduce((sum, bytes) => sum + bytes, 0);
  const files = Math.max(1, Math.min(groups.length, Math.ceil(all / fileBytes)));
  const counts: Array<number> = Array.from({ length: files }, () => 0);
  let before = 0;
  let file = 0;
  for (const [i, bytes] of groups.entries()) {
    // On where the middle of the group is in the next file's share; each file gets one at least.
    const isNext = before + bytes / 2 >= ((file + 1) / files) * all && counts[file]! > 0;
    if (file + 1 < files && (isNext || groups.length - i < files - file)) file++;
    counts[file]!++;
    before += bytes;
  }
  return counts;
};

const metadataOf = (specs: ReadonlyArray<ColumnSpec>, about: ExportAbout): Array<KeyValue> => [
  ...Object.entries(aboutFields(about)).map(([key, value]) => ({ key, value })),
  ...specs.map((spec) => ({ key: `description.${spec.name}`, value: spec.description })),
];

/**
 * A table in one file, or in several of at most about 500 MB; `pathOf` names the file of each number, from 0, of so many.
 * The rows are asked for twice: to count the files, and to write them. A file must be written before the next is asked for.
 * A table of no rows is one file of none.
 */
export function* parquetFiles(
  name: TableName,
  pathOf: (file: number, of: number) => string,
  batches: () => Rows,
  about: ExportAbout,
  sizes = SIZES,
): Generator<DatasetFile, void, undefined> {
  const specs = columnsOf(name);
  const files = groupsAFile(batches(), sizes);
  const groups = rowGroups(batches(), sizes.groupRows);
  for (const [file, count] of files.entries())
    yield {
      path: pathOf(file, files.length),
      *pieces() {
        const bytes = new ByteWriter();
        const writer = new ParquetWriter({
          writer: bytes,
          schema: [{ name: "schema", num_children: specs.length }, ...specs.flatMap(schemaOf)],
          createdBy: "columnist",
          kvMetadata: metadataOf(specs, about),
        });
        // What is written so far is given away; the writer counts on in `offset`.
        const taken = (): Uint8Array => {
          const piece = bytes.getBytes().slice();
          bytes.index = 0;
          return piece;
        };
        for (let group = 0; group < count; group++) {
          const next = groups.next();
          if (next.done === true) break;
          const { columns, rows } = joinRanges(name, next.value);
          // Made when the writer comes to the column, so that the cells of one are held at a time.
          const columnData = specs.map((spec) => ({
            name: spec.name,
            get data() {
              return cellsOf(columns[spec.name]!, rows) as Array<never>;
            },
          }));
          void writer.write({ columnData, rowGroupSize: rows });
          yield taken();
        }
        void writer.finish();
        yield taken();
      },
    };
}

/** The name that Hugging Face gives a file of several: train-00000-of-00003.parquet. */
export const numberedPath = (name: string, file: number, of: number): string => {
  const digits = (number: number): string => String(number).padStart(5, "0");
  return `${name}-${digits(file)}-of-${digits(of)}.parquet`;
};
