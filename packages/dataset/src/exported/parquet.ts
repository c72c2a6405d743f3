import {
  cellAt,
  columnsOf,
  TABLE_NAMES,
  type Column,
  type ColumnSpec,
  type TableName,
} from "@columnist/model";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { SchemaElement } from "hyparquet";
import { cellText } from "../cells.ts";
import { CONTRACT_VERSION } from "../contractVersion.ts";
import type { ExportSource } from "../exportFormat.ts";
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

const parquetBytes = (name: TableName, source: ExportSource): Uint8Array => {
  const table = joinTables(name, [...source.batches(name)]);
  const specs = columnsOf(name);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: specs.map((spec) => ({
        name: spec.name,
        data: cellsOf(table.columns[spec.name]!, table.rows) as Array<never>,
      })),
      schema: [{ name: "schema", num_children: specs.length }, ...specs.flatMap(schemaOf)],
      rowGroupSize: 65_536,
      createdBy: "columnist",
      kvMetadata: [
        { key: "contract", value: CONTRACT_VERSION },
        ...specs.map((spec) => ({ key: `description.${spec.name}`, value: spec.description })),
      ],
    }),
  );
};

/** A Parquet file a table (hyparquet-writer, snappy). Memory: the whole table. */
export const exportParquet = (source: ExportSource): ReadonlyArray<DatasetFile> =>
  TABLE_NAMES.map((name) => ({
    path: `${name}.parquet`,
    *pieces() {
      yield parquetBytes(name, source);
    },
  }));
