/** Primary keys are unique, references resolve, rows stand in their order. */
import {
  columnsOf,
  KEYS,
  LOOSE_TABLES,
  TABLE_NAMES,
  textReader,
  type Table,
  type TableName,
  type Tables,
  type StringColumn,
} from "@columnist/model";
import { cellText } from "../cells.ts";
import type { Violations } from "./violation.ts";

const keyReader = (table: Table, columns: ReadonlyArray<string>): ((row: number) => string) => {
  const readers = columns.map((column) => cellText(table.columns[column]!));
  const [first] = readers;
  if (readers.length === 1) return (row) => first!(row) ?? "";
  return (row) => readers.map((read) => read(row) ?? "").join("\u0000");
};

const valuesOf = (table: Table, column: string): ReadonlySet<string> => {
  const textAt = textReader(table.columns[column] as StringColumn);
  const values = new Set<string>();
  let last: string | null = null;
  for (let row = 0; row < table.rows; row++) {
    const value = textAt(row) ?? "";
    // Rows of one article follow each other.
    if (value !== last) values.add(value);
    last = value;
  }
  return values;
};

const verifyPrimary = (name: TableName, table: Table, found: Violations): void => {
  const { primary } = KEYS[name];
  if (primary.length === 0) return;
  const keyAt = keyReader(table, primary);
  const seen = new Set<string>();
  for (let row = 0; row < table.rows; row++) {
    const key = keyAt(row);
    if (seen.has(key))
      found.add("verify.key.primary", name, `row ${row}: ${key.replaceAll("\u0000", ", ")} twice`);
    seen.add(key);
  }
};

/** References that KEYS cannot state: `quotes` has a row a piece, so its id is no key alone. */
const FURTHER: ReadonlyArray<readonly [TableName, string, TableName, string]> = [
  ["quote_sentences", "quote_id", "quotes", "quote_id"],
  ["quotes", "parent_quote_id", "quotes", "quote_id"],
  ["documents", "dup_cluster", "documents", "doc_id"],
];

const verifyForeign = (tables: Tables, found: Violations): void => {
  const references = TABLE_NAMES.flatMap((name) =>
    KEYS[name].foreign.map(({ column, table, to }) => [name, column, table, to] as const),
  );
  const known = new Map<string, ReadonlySet<string>>();
  for (const [name, column, target, to] of [...references, ...FURTHER]) {
    const values = known.get(`${target}.${to}`) ?? valuesOf(tables[target], to);
    known.set(`${target}.${to}`, values);
    const textAt = textReader(tables[name].columns[column] as StringColumn);
    let last: string | null = null;
    for (let row = 0; row < tables[name].rows; row++) {
      const value = textAt(row);
      if (value === null || value === last) continue;
      if (values.has(value)) last = value;
      else found.add("verify.key.foreign", name, `row ${row}: ${column} ${value} is not in ${target}.${to}`);
    }
  }
};

const verifyOrder = (name: TableName, table: Table, found: Violations): void => {
  if (LOOSE_TABLES.has(name) || !columnsOf(name).some((spec) => spec.name === "doc_id")) return;
  const idAt = textReader(table.columns["doc_id"] as StringColumn);
  let last = "";
  for (let row = 0; row < table.rows; row++) {
    const id = idAt(row)!;
    if (id < last) found.add("verify.order", name, `row ${row}: ${id} stands after ${last}`);
    last = id;
  }
};

/** Checks keys, references and the order of rows in every table. */
export const verifyKeys = (tables: Tables, found: Violations): void => {
  for (const name of TABLE_NAMES) {
    verifyPrimary(name, tables[name], found);
    verifyOrder(name, tables[name], found);
  }
  verifyForeign(tables, found);
};
