/**
 * A table as Parquet files, in pieces (hyparquet-writer, snappy): nested evidence, types and nullability of the contract.
 * Memory: a row group.
 */
import {
  cellAt,
  columnsOf,
  type Column,
  type ColumnSpec,
  type Table,
  type TableName,
} from "@columnist/model";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { KeyValue, SchemaElement } from "hyparquet";
import { cellText } from "../cells.ts";
import { aboutFields, type ExportAbout } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { joinTables } from "../ranges.ts";

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

/** Most rows of a row group, which readers read at once, and bytes after which a file is closed. */
const SIZES = { groupRows: 65_536, fileBytes: 500_000_000 };

/** Batches put together until they fill a row group; the last one may be smaller. No group for no rows. */
function* rowGroups(
  name: TableName,
  batches: Iterable<Table>,
  most: number,
): Generator<Table, void, undefined> {
  let held: Array<Table> = [];
  let rows = 0;
  for (const batch of batches) {
    if (rows > 0 && rows + batch.rows > most) {
      yield joinTables(name, held);
      held = [];
      rows = 0;
    }
    if (batch.rows === 0) continue;
    held.push(batch);
    rows += batch.rows;
  }
  if (rows > 0) yield joinTables(name, held);
}

const metadataOf = (specs: ReadonlyArray<ColumnSpec>, about: ExportAbout): Array<KeyValue> => [
  ...Object.entries(aboutFields(about)).map(([key, value]) => ({ key, value })),
  ...specs.map((spec) => ({ key: `description.${spec.name}`, value: spec.description })),
];

/**
 * A table in one file, or in several of about 500 MB; `pathOf` names the file of each number, from 0. A file must be
 * written before the next is asked for: where it ends is known only then. A table of no rows is one file of none.
 */
export function* parquetFiles(
  name: TableName,
  pathOf: (file: number) => string,
  batches: Iterable<Table>,
  about: ExportAbout,
  { groupRows, fileBytes } = SIZES,
): Generator<DatasetFile, void, undefined> {
  const specs = columnsOf(name);
  const groups = rowGroups(name, batches, groupRows);
  let next = groups.next();
  for (let file = 0; file === 0 || next.done !== true; file++)
    yield {
      path: pathOf(file),
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
        const head = bytes.offset;
        // At least one row group, however few bytes a file may have.
        for (
          ;
          next.done !== true && (bytes.offset === head || bytes.offset < fileBytes);
          next = groups.next()
        ) {
          const { columns, rows } = next.value;
          const columnData = specs.map((spec) => ({
            name: spec.name,
            data: cellsOf(columns[spec.name]!, rows) as Array<never>,
          }));
          void writer.write({ columnData, rowGroupSize: rows });
          yield taken();
        }
        void writer.finish();
        yield taken();
      },
    };
}
