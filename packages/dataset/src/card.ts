/** README.md of a dataset: the card, with the front matter that Hugging Face reads. Its numbers come with their queries. */
import { columnsOf, TABLE_NAMES, type TableName } from "@columnist/model";
import { citation, type DatasetFacts } from "./datasetFacts.ts";
import type { Summary } from "./summary.ts";

/** What the card states beside the numbers. */
export interface CardFacts {
  readonly version: string;
  readonly summary: Summary;
  readonly rows: Readonly<Record<TableName, number>>;
  /** What dataset.json says; null where there is none. */
  readonly facts: DatasetFacts | null;
}

// A folder with CSV and Arrow of one table loads only one of them without a word, unless each table is a configuration;
// a configuration of no rows cannot be loaded.
const frontMatter = ({ summary, rows, facts }: CardFacts): ReadonlyArray<string> => [
  "---",
  // Hugging Face knows SPDX ids in small letters.
  `license: ${facts?.licence?.toLowerCase() ?? "other"}`,
  ...(summary.languages.length === 0
    ? []
    : ["language:", ...summary.languages.map((language) => `- ${language}`)]),
  `pretty_name: ${JSON.stringify(facts?.title ?? "Columnist")}`,
  "task_categories:",
  "- text-classification",
  "tags:",
  "- opinion",
  "- claim-detection",
  "- quotation",
  "configs:",
  ...TABLE_NAMES.filter((table) => rows[table] > 0).flatMap((table) => [
    `- config_name: ${table}`,
    `  data_files: ${table}.arrow`,
    ...(table === "sentences" ? ["  default: true"] : []),
  ]),
  "---",
];

const cell = (text: string): string => text.replaceAll("|", "\\|");

const columnTable = (): ReadonlyArray<string> =>
  TABLE_NAMES.flatMap((table) => [
    `### ${table}`,
    "",
    "| column | type | meaning |",
    "|---|---|---|",
    ...columnsOf(table).map(({ name, storage, unit, nullable, values, description }) => {
      const type = `${values === null ? storage : values.join(", ")}${unit === null ? "" : `, ${unit}`}${nullable ? ", or null" : ""}`;
      return `| \`${name}\` | ${cell(type)} | ${cell(description)} |`;
    }),
    "",
  ]);

const LOADING = `## Loading
\`\`\`python
import pandas as pd, pyarrow.feather as feather
sentences = feather.read_table("sentences.arrow").to_pandas()
# CSV: without keep_default_na=False pandas reads the texts "NA" and "None" as missing.
sentences = pd.read_csv("sentences.csv", keep_default_na=False, na_values={})

import polars as pl
sentences = pl.read_ipc("sentences.arrow")

import duckdb
duckdb.sql("select label, count(*) from read_csv('sentences.csv') group by label")

import pathlib
from datasets import load_dataset, ClassLabel
here = str(pathlib.Path(".").resolve())  # a folder must be named in full
sentences = load_dataset(here, "sentences", split="train")
sentences = sentences.cast_column("label", ClassLabel(names=["opinion", "claim", "quote"]))
\`\`\`
\`\`\`ts
import { tableFromIPC } from "apache-arrow";
const sentences = tableFromIPC(await (await import("node:fs/promises")).readFile("sentences.arrow"));
\`\`\`
The suggested split stands in the column \`split\`: whole clusters of duplicates, by hash, so that it stays as seeds are added.`;

/** What dataset.json says of the whole, a section each. */
const factSections = (facts: DatasetFacts | null, version: string): ReadonlyArray<string> => {
  const creators = facts?.creators?.map(({ name, affiliation, orcid }) => {
    const more = [affiliation, orcid === undefined ? undefined : `https://orcid.org/${orcid}`];
    const beside = more.filter((part) => part !== undefined).join(", ");
    return beside === "" ? `- ${name}` : `- ${name} (${beside})`;
  });
  const sections: ReadonlyArray<readonly [string, string | undefined]> = [
    ["Creators", creators?.join("\n")],
    ["Where the articles come from", facts?.collection],
    ["Intended uses", facts?.intended_uses],
    ["Data of persons", facts?.persons_data],
    [
      "Licence",
      facts?.licence === undefined
        ? "No licence of the whole is stated: see `documents.rights`, where a seed states one."
        : `${facts.licence}, of the whole; what a seed states of itself stands in \`documents.rights\`.`,
    ],
    ["Funding", facts?.funding],
    ["Contact", facts?.contact],
    ["How to cite", citation(facts, version)],
  ];
  return sections.flatMap(([title, text]) => (text === undefined ? [] : [`## ${title}`, text, ""]));
};

/** The text of the card. */
export const card = (facts: CardFacts): string =>
  [
    ...frontMatter(facts),
    "",
    `# ${facts.facts?.title ?? "Columnist"} ${facts.version}`,
    "",
    ...(facts.facts?.description === undefined ? [] : [facts.facts.description, ""]),
    "Sentences of opinion articles, each labeled opinion, claim or quote by what it does in its text, never by whether it is true.",
    "A label comes with its rule, its evidence, calibrated probabilities and the place of the sentence in the text and in the bytes it came from.",
    "",
    "## Numbers",
    "Each number is the answer to its query over the files of this folder.",
    "",
    "| figure | value | query |",
    "|---|---:|---|",
    ...facts.summary.figures.map(({ name, value, sql }) => `| ${cell(name)} | ${value} | \`${cell(sql)}\` |`),
    "",
    ...(facts.summary.speakers.length === 0
      ? []
      : [
          "## Quoted most",
          "",
          "| speaker | quotes |",
          "|---|---:|",
          ...facts.summary.speakers.map(({ speaker, quotes }) => `| ${cell(speaker)} | ${quotes} |`),
          "",
        ]),
    ...factSections(facts.facts, facts.version),
    LOADING,
    "",
    "## Columns",
    "",
    ...columnTable(),
  ].join("\n");
