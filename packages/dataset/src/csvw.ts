/** csv-metadata.json: the CSV tables as CSV on the Web describes them (www.w3.org/TR/tabular-metadata). */
import { columnsOf, KEYS, TABLE_NAMES, type ColumnSpec, type TableName } from "@columnist/model";
import type { DatasetFacts } from "./datasetFacts.ts";
import type { ManifestFile } from "./manifest.ts";

const TYPES = {
  utf8: "string",
  dictionary: "string",
  int32: { base: "int" },
  float32: { base: "float" },
  bool: { base: "boolean", format: "true|false" },
  timestamp: { base: "dateTimeStamp" },
  evidence: { base: "json" },
} as const;

const columnOf = (spec: ColumnSpec): unknown => ({
  name: spec.name,
  titles: spec.name,
  "dc:description": spec.unit === null ? spec.description : `${spec.description} (${spec.unit})`,
  // A closed set is a regular expression here; its terms are plain words.
  datatype: spec.values === null ? TYPES[spec.storage] : { base: "string", format: spec.values.join("|") },
  required: !spec.nullable,
});

const tableOf = (name: TableName, { path, sha256 }: ManifestFile): unknown => ({
  url: path,
  "dc:identifier": `sha256:${sha256}`,
  tableSchema: {
    columns: columnsOf(name).map(columnOf),
    ...(KEYS[name].primary.length === 0 ? {} : { primaryKey: KEYS[name].primary }),
    foreignKeys: KEYS[name].foreign.map(({ column, table, to }) => ({
      columnReference: [column],
      reference: { resource: `${table}.csv`, columnReference: [to] },
    })),
  },
});

/** The content of csv-metadata.json. `files` must hold every CSV table; `facts` are those of dataset.json. */
export const csvwMetadata = (
  version: string,
  files: ReadonlyArray<ManifestFile>,
  facts: DatasetFacts | null,
): unknown => ({
  "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
  "dc:title": facts?.title ?? "Columnist: sentences of opinion articles, labeled opinion, claim or quote",
  "dc:hasVersion": version,
  ...(facts?.description === undefined ? {} : { "dc:description": facts.description }),
  ...(facts?.creators === undefined ? {} : { "dc:creator": facts.creators.map(({ name }) => name) }),
  // An id of SPDX's list has an address there; one's own ("LicenseRef-…") is a text.
  ...(facts?.licence === undefined
    ? {}
    : {
        "dc:license": facts.licence.startsWith("LicenseRef-")
          ? facts.licence
          : { "@id": `https://spdx.org/licenses/${facts.licence}` },
      }),
  ...(facts?.doi === undefined ? {} : { "dc:identifier": `https://doi.org/${facts.doi}` }),
  dialect: {
    delimiter: ",",
    quoteChar: '"',
    doubleQuote: true,
    header: true,
    encoding: "utf-8",
    lineTerminators: ["\n"],
  },
  tables: TABLE_NAMES.flatMap((name) => {
    const file = files.find(({ path }) => path === `${name}.csv`);
    return file === undefined ? [] : [tableOf(name, file)];
  }),
});
