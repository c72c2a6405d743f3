import {
  cellAt,
  columnsOf,
  KEYS,
  TABLE_NAMES,
  type Column,
  type ColumnSpec,
  type Storage,
  type TableName,
} from "@columnist/model";
import { cellText } from "../cells.ts";
import { aboutFields, type ExportSource, type ExportTools, type SqlStep } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortestFloat32, shortFloats } from "../formats/float32.ts";

type SqlValue = string | number | null;

const TYPES: { readonly [S in Storage]: "TEXT" | "INTEGER" | "REAL" } = {
  utf8: "TEXT",
  dictionary: "TEXT",
  int32: "INTEGER",
  float32: "REAL",
  bool: "INTEGER",
  timestamp: "TEXT",
  evidence: "TEXT",
};

// What is referred to comes before what refers to it.
const ORDER: ReadonlyArray<TableName> = [
  "documents",
  "sentences",
  ...TABLE_NAMES.filter((name) => name !== "documents" && name !== "sentences"),
];

const columnSql = ({ name, storage, nullable, values }: ColumnSpec): string =>
  [
    name,
    TYPES[storage],
    ...(nullable ? [] : ["not null"]),
    ...(storage === "bool" ? [`check (${name} in (0, 1))`] : []),
    ...(values === null ? [] : [`check (${name} in (${values.map((value) => `'${value}'`).join(", ")}))`]),
  ].join(" ");

const tableSql = (name: TableName): string => {
  const { primary, foreign } = KEYS[name];
  return `create table ${name} (\n  ${[
    ...columnsOf(name).map(columnSql),
    ...(primary.length === 0 ? [] : [`primary key (${primary.join(", ")})`]),
    ...foreign.map(({ column, table, to }) => `foreign key (${column}) references ${table} (${to})`),
  ].join(",\n  ")}\n) strict`;
};

/** A cell as SQLite takes it: flags 0 and 1, times ISO 8601, evidence JSON, floats in their shortest form. */
const valueOf = (column: Column): ((row: number) => SqlValue) => {
  switch (column.storage) {
    case "utf8":
    case "dictionary":
    case "timestamp":
      return cellText(column);
    case "evidence":
      return (row) => JSON.stringify(cellAt(column, row), shortFloats);
    case "float32":
      return (row) => (column.valid?.[row] === 0 ? null : Number(shortestFloat32(column.values[row]!)));
    case "int32":
    case "bool":
      return (row) => (column.valid?.[row] === 0 ? null : column.values[row]!);
  }
};

function* rowsOf(name: TableName, source: ExportSource): Generator<ReadonlyArray<SqlValue>> {
  for (const { columns, rows } of source.batches(name)) {
    const cells = columnsOf(name).map((spec) => valueOf(columns[spec.name]!));
    for (let row = 0; row < rows; row++) yield cells.map((read) => read(row));
  }
}

const insertSql = (table: string, columns: number): string =>
  `insert into ${table} values (${Array.from({ length: columns }, () => "?").join(", ")})`;

// documents.authors holds names joined by |; a copy of an article that is there already counts for nobody.
const VIEWS: ReadonlyArray<string> = [
  "create view sure as select * from sentences where abstain = 0",
  `create view authors as
  with recursive split (doc_id, author, rest) as (
    select doc_id, null, authors || '|' from documents where authors is not null
    union all
    select doc_id, substr(rest, 1, instr(rest, '|') - 1), substr(rest, instr(rest, '|') + 1) from split where rest <> ''
  )
  select doc_id, author from split where author is not null`,
  `create view by_author as
  select author, label, count(*) as sentences, count(distinct doc_id) as articles
  from sure join authors using (doc_id) join documents using (doc_id)
  where canonical = 1 group by author, label`,
];

function* stepsOf(source: ExportSource): Generator<SqlStep> {
  yield { sql: "create table about (name text primary key, value text not null) strict" };
  yield { sql: insertSql("about", 2), rows: Object.entries(aboutFields(source.about)) };
  yield {
    sql: `create table columns (
  "table" text, name text, unit text, description text not null, primary key ("table", name)
) strict`,
  };
  yield {
    sql: insertSql("columns", 4),
    rows: ORDER.flatMap((table) =>
      columnsOf(table).map(({ name, unit, description }) => [table, name, unit, description]),
    ),
  };
  for (const name of ORDER) {
    yield { sql: tableSql(name) };
    yield { sql: insertSql(name, columnsOf(name).length), rows: rowsOf(name, source) };
  }
  yield { sql: "create index sentences_of_document on sentences (doc_id, sent_index)" };
  yield { sql: "create index quotes_of_document on quotes (doc_id)" };
  yield { sql: "create index quotes_of_sentence on quote_sentences (sent_id)" };
  for (const sql of VIEWS) yield { sql };
  // It keeps the text itself, under a name of its own for joins: rows of `sentences` have no number that would outlast a VACUUM.
  yield { sql: "create virtual table search using fts5 (sent_id unindexed, words)" };
  yield { sql: "insert into search select sent_id, text from sentences order by rowid" };
  yield { sql: "insert into search (search) values ('optimize')" };
}

/**
 * columnist.sqlite: every table with its types, keys and closed sets; views `sure` (rows that do not abstain), `authors`
 * and `by_author`; `search`, full text (`select * from search join sentences using (sent_id) where search match 'ferry'`);
 * `about` and `columns` say what it is. Flags are 0 and 1, times ISO 8601 in UTC, evidence JSON. Memory: a batch.
 */
export const exportSqlite = (
  source: ExportSource,
  { sqliteFile }: ExportTools,
): ReadonlyArray<DatasetFile> => [{ path: "columnist.sqlite", pieces: () => sqliteFile(stepsOf(source)) }];
