/** datapackage.json: the CSV tables as a Frictionless Data Package, version 2 (specs.frictionlessdata.io). */
import { columnsOf, KEYS, TABLE_NAMES, type ColumnSpec, type TableName } from "@columnist/model";
import type { DatasetFacts } from "./datasetFacts.ts";
import type { ManifestFile } from "./manifest.ts";

const TYPES = {
  utf8: { type: "string" },
  dictionary: { type: "string" },
  int32: { type: "integer" },
  float32: { type: "number" },
  bool: { type: "boolean", trueValues: ["true"], falseValues: ["false"] },
  timestamp: { type: "datetime", format: "%Y-%m-%dT%H:%M:%S.%fZ" },
  evidence: { type: "array" },
} as const;

const fieldOf = (spec: ColumnSpec): unknown => {
  const constraints = {
    ...(spec.nullable ? {} : { required: true }),
    ...(spec.values === null ? {} : { enum: spec.values }),
  };
  return { name: spec.name, ...TYPES[spec.storage], description: spec.description, constraints };
};

const resourceOf = (name: TableName, file: ManifestFile): unknown => ({
  name,
  path: file.path,
  type: "table",
  format: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  bytes: file.bytes,
  hash: `sha256:${file.sha256}`,
  dialect: { header: true, delimiter: ",", quoteChar: '"', doubleQuote: true, lineTerminator: "\n" },
  schema: {
    fields: columnsOf(name).map(fieldOf),
    missingValues: [""],
    ...(KEYS[name].primary.length === 0 ? {} : { primaryKey: KEYS[name].primary }),
    foreignKeys: KEYS[name].foreign.map(({ column, table, to }) => ({
      fields: [column],
      reference: { resource: table, fields: [to] },
    })),
  },
});

/** The content of datapackage.json. `files` must hold every CSV table; `facts` are those of dataset.json. */
export const dataPackage = (
  version: string,
  files: ReadonlyArray<ManifestFile>,
  facts: DatasetFacts | null,
): unknown => ({
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: facts?.name ?? "columnist",
  title: facts?.title ?? "Columnist: sentences of opinion articles, labeled opinion, claim or quote",
  ...(facts?.description === undefined ? {} : { description: facts.description }),
  ...(facts?.doi === undefined ? {} : { id: `https://doi.org/${facts.doi}` }),
  ...(facts?.url === undefined ? {} : { homepage: facts.url }),
  ...(facts?.licence === undefined ? {} : { licenses: [{ name: facts.licence }] }),
  ...(facts?.creators === undefined
    ? {}
    : {
        contributors: facts.creators.map(({ name, affiliation }) => ({
          title: name,
          roles: ["creator"],
          ...(affiliation === undefined ? {} : { organization: affiliation }),
        })),
      }),
  version,
  resources: TABLE_NAMES.flatMap((name) => {
    const file = files.find(({ path }) => path === `${name}.csv`);
    return file === undefined ? [] : [resourceOf(name, file)];
  }),
});
