/** README.md of a dataset: the card, with the front matter that Hugging Face reads. Its numbers come with their queries. */
import { columnsOf, TABLE_NAMES, type JudgementRow, type Labeller, type TableName } from "@columnist/model";
import { citation, type DatasetFacts } from "./datasetFacts.ts";
import { howLabelled, howRight, knownFailures, languagesJudged, whatPeopleSaid } from "./cardTrust.ts";
import { frontMatter } from "./frontMatter.ts";
import { answerTable, cell, markdownTable } from "./markdown.ts";
import type { Summary } from "./summary.ts";

/** What the card states beside the numbers. */
export interface CardFacts {
  readonly version: string;
  readonly summary: Summary;
  readonly rows: Readonly<Record<TableName, number>>;
  /** What dataset.json says; null where there is none. */
  readonly facts: DatasetFacts | null;
  readonly labeller: Labeller;
  readonly judgements: ReadonlyArray<JudgementRow>;
}

// A folder with CSV and Arrow of one table loads only one of them without a word, unless each table is a configuration;
// a configuration of no rows cannot be loaded.
const configurations = (rows: CardFacts["rows"]): ReadonlyArray<string> =>
  TABLE_NAMES.filter((table) => rows[table] > 0).flatMap((table) => [
    `- config_name: ${table}`,
    `  data_files: ${table}.arrow`,
    ...(table === "sentences" ? ["  default: true"] : []),
  ]);

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

const USES = `Made for counting and comparing what sentences of opinion pieces do, over many articles; for finding quotes and who says them; for drawing samples to read; as a first pass for people who label.

Not made for, and wrong for:
- labels of people: but for the rows of \`label_source\` human they are a program's;
- telling whether a claim is true or an opinion sound: a label says what a sentence does, and nothing of that;
- judging or ranking persons, authors or outlets by single rows, or by shares of few articles;
- shares without the sentences that abstain: leave them out where sure rows are wanted, and say how many they were;
- training a model to imitate it without saying so: it would learn this program's mistakes.`;

/** A section; nothing where there is nothing to say. */
const section = (title: string, text: string | undefined): ReadonlyArray<string> =>
  text === undefined || text === "" ? [] : [`## ${title}`, text, ""];

/** A section as dataset.json words it, else the words that say that it does not. */
const stated = (title: string, text: string | undefined, silence: string): ReadonlyArray<string> =>
  section(title, text ?? silence);

const creatorsOf = (facts: DatasetFacts | null): string | undefined =>
  facts?.creators
    ?.map(({ name, affiliation, orcid }) => {
      const more = [affiliation, orcid === undefined ? undefined : `https://orcid.org/${orcid}`];
      const beside = more.filter((part) => part !== undefined).join(", ");
      return beside === "" ? `- ${name}` : `- ${name} (${beside})`;
    })
    .join("\n");

const PERSONS =
  "The articles' authors (`documents.authors`), whom they quote (`quotes.speaker`, `sentences.speaker`), and whoever else their texts name. Nothing is added about a person and nobody is matched with anything outside the text; a speaker may be wrong. An article is taken out of every later version by a line in `takedowns.jsonl` of the seeds.";

/** The sections that say what it is, where it comes from and how far it goes; numbers and columns follow. */
const body = ({ facts, summary, labeller, judgements, version }: CardFacts): ReadonlyArray<string> => {
  const { figures, languages } = summary;
  const human = figures.find(({ name }) => name === "sentences, label_source human")?.value ?? 0;
  return [
    "## Uses and misuses",
    ...(facts?.intended_uses === undefined ? [] : [facts.intended_uses, ""]),
    USES,
    "",
    ...stated(
      "Where the texts come from",
      facts?.collection,
      "dataset.json does not say how the articles were chosen (`collection`): take them for no sample of anything.",
    ),
    ...(summary.publishers.rows.length === 0 ? [] : ["Publishers, where an article states one:", ""]),
    ...answerTable(summary.publishers),
    ...answerTable(summary.mediaTypes),
    ...(summary.refusals.rows.length === 0 ? [] : ["Inputs refused:", "", ...answerTable(summary.refusals)]),
    ...howLabelled(labeller, human),
    ...howRight(labeller),
    ...whatPeopleSaid(judgements),
    "## What the sentences do",
    "Shares of sentences, the sure ones by label and those that abstain (not sure), with 95 % intervals by articles: sentences of one article are alike, so a share is as sure as it has articles, and an article that is a copy of another is counted once. Of fewer than five articles there is no interval, and the share says little.",
    "",
    ...answerTable(summary.mix),
    ...languagesJudged(labeller, languages),
    ...knownFailures(labeller),
    ...section(
      "Data of persons",
      [facts?.persons_data, PERSONS].filter((text) => text !== undefined).join("\n\n"),
    ),
    ...stated(
      "Licence",
      facts?.licence === undefined
        ? undefined
        : `${facts.licence}, of the whole; what a seed states of itself stands in \`documents.rights\`.`,
      "No licence of the whole is stated: see `documents.rights`, where a seed states one. Without one the texts stay their publishers'.",
    ),
    ...section("Creators", creatorsOf(facts)),
    ...section("Funding", facts?.funding),
    ...section("How to cite", citation(facts, version)),
    ...stated("Contact", facts?.contact, "dataset.json names nobody."),
  ];
};

/** The text of the card. */
export const card = (facts: CardFacts): string =>
  [
    ...frontMatter(facts.facts, facts.summary.languages, configurations(facts.rows)),
    "",
    `# ${facts.facts?.title ?? "Columnist"} ${facts.version}`,
    "",
    ...(facts.facts?.description === undefined ? [] : [facts.facts.description, ""]),
    "Sentences of opinion articles, each labeled opinion, claim or quote by what it does in its text, never by whether it is true.",
    "A label comes with its rule, its evidence, calibrated probabilities and the place of the sentence in the text and in the bytes it came from.",
    "",
    ...body(facts),
    "## Numbers",
    "Each number is the answer to its query over the files of this folder, in DuckDB; so is each table above that has one under it.",
    "",
    markdownTable(
      ["figure", "value", "query"],
      facts.summary.figures.map(({ name, value, sql }) => [name, value, `\`${sql}\``]),
    ),
    "",
    ...(facts.summary.speakers.rows.length === 0
      ? []
      : ["## Quoted most", "", ...answerTable(facts.summary.speakers)]),
    LOADING,
    "",
    "## Columns",
    "",
    ...columnTable(),
  ].join("\n");
