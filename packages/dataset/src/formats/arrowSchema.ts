/** The contract as an Arrow schema: types, explicit dictionary ids, and each column's meaning as field metadata. */
import {
  Bool,
  Dictionary as DictionaryType,
  Field,
  Float32,
  Int32,
  Int8,
  List,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  type DataType,
} from "apache-arrow";
import { columnsOf, EvidenceRow, TABLE_NAMES, type ColumnSpec, type TableName } from "@columnist/model";
import { CONTRACT_VERSION } from "../contractVersion.ts";

// apache-arrow numbers dictionaries by a counter of the process: a table written twice would differ in bytes.
const IDS_A_TABLE = 64;

/** Id of a column's dictionary: from its place in the contract. */
const dictionaryId = (table: TableName, column: number): number =>
  (TABLE_NAMES.indexOf(table) + 1) * IDS_A_TABLE + column;

/** Closed sets are small and fixed: int8. Any other dictionary is int32 (an Int8 one corrupts past 127 words). */
export const indexTypeOf = (spec: ColumnSpec): Int8 | Int32 =>
  spec.values === null ? new Int32() : new Int8();

const evidenceType = (): DataType => {
  const types: Record<keyof EvidenceRow, DataType> = {
    kind: new Utf8(),
    rule_id: new Utf8(),
    char_start: new Int32(),
    char_end: new Int32(),
    weight: new Float32(),
  };
  const fields = Object.entries(types).map(([name, type]) => {
    const { description } = EvidenceRow.shape[name as keyof EvidenceRow].meta()!;
    return new Field(name, type, false, new Map([["description", description!]]));
  });
  return new List(new Field("item", new Struct(fields as Array<never>), false));
};

const typeOf = (spec: ColumnSpec, id: number): DataType => {
  switch (spec.storage) {
    case "utf8":
      return new Utf8();
    case "dictionary":
      return new DictionaryType(new Utf8(), indexTypeOf(spec), id, false);
    case "int32":
      return new Int32();
    case "float32":
      return new Float32();
    case "bool":
      return new Bool();
    case "timestamp":
      return new TimestampMillisecond("UTC");
    case "evidence":
      return evidenceType();
  }
};

const metadataOf = (spec: ColumnSpec): Map<string, string> => {
  const metadata = new Map([["description", spec.description]]);
  if (spec.unit !== null) metadata.set("unit", spec.unit);
  if (spec.values !== null) metadata.set("values", JSON.stringify(spec.values));
  return metadata;
};

/** The Arrow schema of a table. */
export const arrowSchema = (table: TableName): Schema =>
  new Schema(
    columnsOf(table).map(
      (spec, index) =>
        new Field(spec.name, typeOf(spec, dictionaryId(table, index)), spec.nullable, metadataOf(spec)),
    ),
    new Map([
      ["table", table],
      ["contract", CONTRACT_VERSION],
    ]),
  );
