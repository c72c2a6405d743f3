/** croissant.json: the CSV tables in Croissant 1.1 (mlcommons.org/croissant), for catalogues and loaders of machine learning. */
import {
  columnsOf,
  KEYS,
  TABLE_NAMES,
  type ColumnSpec,
  type Storage,
  type TableName,
} from "@columnist/model";
import { citation, type DatasetFacts } from "./datasetFacts.ts";
import type { ManifestFile } from "./manifest.ts";

const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  samplingRate: "cr:samplingRate",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
} as const;

const TYPES: { readonly [S in Storage]: string } = {
  utf8: "sc:Text",
  dictionary: "sc:Text",
  // Loaders make an int64 of sc:Integer, which a column with an empty cell is not.
  int32: "sc:Integer",
  float32: "sc:Float",
  bool: "sc:Boolean",
  timestamp: "sc:DateTime",
  evidence: "sc:Text",
};

// No `references`: mlcroissant joins along them while it loads, and gives joined records. datapackage.json has the keys.
const fieldOf = (table: TableName, spec: ColumnSpec): unknown => ({
  "@type": "cr:Field",
  "@id": `${table}/${spec.name}`,
  name: spec.name,
  description: spec.description,
  dataType: spec.nullable && spec.storage !== "utf8" ? "sc:Text" : TYPES[spec.storage],
  source: { fileObject: { "@id": `${table}.csv` }, extract: { column: spec.name } },
});

const recordSetOf = (table: TableName): unknown => ({
  "@type": "cr:RecordSet",
  "@id": table,
  name: table,
  ...(KEYS[table].primary.length === 0
    ? {}
    : { key: KEYS[table].primary.map((column) => ({ "@id": `${table}/${column}` })) }),
  field: columnsOf(table).map((spec) => fieldOf(table, spec)),
});

const creatorOf = ({ name, orcid, affiliation }: NonNullable<DatasetFacts["creators"]>[number]): unknown => ({
  "@type": "sc:Person",
  name,
  ...(orcid === undefined ? {} : { identifier: `https://orcid.org/${orcid}` }),
  ...(affiliation === undefined ? {} : { affiliation: { "@type": "sc:Organization", name: affiliation } }),
});

/** What dataset.json says, in the words of schema.org and of Croissant's vocabulary for responsible use. */
const factsOf = (facts: DatasetFacts | null): object => ({
  ...(facts?.creators === undefined ? {} : { creator: facts.creators.map(creatorOf) }),
  ...(facts?.doi === undefined ? {} : { identifier: `https://doi.org/${facts.doi}` }),
  ...(facts?.collection === undefined ? {} : { "rai:dataCollection": facts.collection }),
  ...(facts?.intended_uses === undefined ? {} : { "rai:dataUseCases": facts.intended_uses }),
  ...(facts?.persons_data === undefined ? {} : { "rai:personalSensitiveInformation": facts.persons_data }),
  "rai:machineAnnotationTools": "Columnist",
});

/** The content of croissant.json. `files` must hold every CSV table; `facts` are those of dataset.json. */
export const croissant = (
  version: string,
  files: ReadonlyArray<ManifestFile>,
  facts: DatasetFacts | null,
): unknown => ({
  "@context": CONTEXT,
  "@type": "sc:Dataset",
  conformsTo: "http://mlcommons.org/croissant/1.1",
  name: facts?.name ?? "columnist",
  description:
    facts?.description ??
    "Sentences of opinion articles, labeled opinion, claim or quote, with speakers, evidence and offsets.",
  url: facts?.url ?? "https://example.org/columnist",
  license:
    facts?.licence === undefined
      ? "as stated for each article in documents.rights"
      : facts.licence.startsWith("LicenseRef-")
        ? facts.licence
        : `https://spdx.org/licenses/${facts.licence}.html`,
  citeAs: citation(facts, version),
  version,
  ...factsOf(facts),
  distribution: TABLE_NAMES.flatMap((table) => {
    const file = files.find(({ path }) => path === `${table}.csv`);
    if (file === undefined) return [];
    return [
      {
        "@type": "cr:FileObject",
        "@id": file.path,
        name: file.path,
        contentUrl: file.path,
        contentSize: `${file.bytes} B`,
        encodingFormat: "text/csv",
        sha256: file.sha256,
      },
    ];
  }),
  recordSet: TABLE_NAMES.map(recordSetOf),
});
