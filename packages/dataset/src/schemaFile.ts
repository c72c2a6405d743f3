/** schema.json: the zod contract as JSON Schema, a description for every column, and the contract as data. */
import { KEYS, TABLE_NAMES, TABLES } from "@columnist/model";
import { z } from "zod";
import { currentContract, type Contract } from "./contract.ts";
import { Manifest } from "./manifest.ts";

export interface SchemaFile {
  readonly contract: Contract;
  readonly tables: { readonly [table: string]: unknown };
  readonly keys: typeof KEYS;
  readonly manifest: unknown;
}

/** The content of schema.json. Timestamps are milliseconds in the schema, ISO 8601 in CSV, timestamp[ms, UTC] in Arrow. */
export const schemaFile = (): SchemaFile => ({
  contract: currentContract(),
  tables: Object.fromEntries(TABLE_NAMES.map((name) => [name, z.toJSONSchema(TABLES[name])])),
  keys: KEYS,
  manifest: z.toJSONSchema(Manifest),
});
