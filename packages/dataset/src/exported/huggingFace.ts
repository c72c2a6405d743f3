import { SPLITS, textReader, type StringColumn, type Table, type TableName } from "@columnist/model";
import { aboutFields, linesFile, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { frontMatter } from "../frontMatter.ts";
import { numberedPath, parquetFiles, type Rows } from "../formats/parquet.ts";
import type { RowRange } from "../ranges.ts";

/** The tables that belong to articles, and so to a split. `failures` are files that gave none, `judgements` lines of people. */
const CONFIGURATIONS = [
  "sentences",
  "quotes",
  "quote_sentences",
  "documents",
  "dropped",
  "fields",
  "offset_map",
] as const satisfies ReadonlyArray<TableName>;

type Configuration = (typeof CONFIGURATIONS)[number];
type SplitReader = (batch: Table) => (row: number) => string;

const textOf = (batch: Table, column: string): ((row: number) => string) =>
  textReader(batch.columns[column] as StringColumn) as (row: number) => string;

const splitOfDocuments = (source: ExportSource): ReadonlyMap<string, string> => {
  const splits = new Map<string, string>();
  for (const batch of source.batches("documents")) {
    const doc = textOf(batch, "doc_id");
    const split = textOf(batch, "split");
    for (let row = 0; row < batch.rows; row++) splits.set(doc(row), split(row));
  }
  return splits;
};

/**
 * Splits of sentences by their ids, asked for in the order of their articles: sentences of one article are held at a
 * time.
 */
const splitOfSentences = (source: ExportSource): ((id: string) => string) => {
  const articles = (function* () {
    let doc = "";
    let split = "";
    let ids = new Set<string>();
    for (const batch of source.batches("sentences")) {
      const [id, of, part] = [textOf(batch, "sent_id"), textOf(batch, "doc_id"), textOf(batch, "split")];
      for (let row = 0; row < batch.rows; row++) {
        if (of(row) !== doc) {
          if (ids.size > 0) yield { ids, split };
          [doc, split, ids] = [of(row), part(row), new Set()];
        }
        ids.add(id(row));
      }
    }
    if (ids.size > 0) yield { ids, split };
  })();
  let at = articles.next();
  return (id) => {
    while (at.done !== true && !at.value.ids.has(id)) at = articles.next();
    if (at.done === true) throw new RangeError(`quote_sentences: ${id} is no sentence, or out of order`);
    return at.value.split;
  };
};

/** How the split of a row is told. Called anew for each reading of a table. */
const splitReader = (
  source: ExportSource,
  name: Configuration,
  documents: ReadonlyMap<string, string>,
): SplitReader => {
  if (name === "sentences" || name === "documents") return (batch) => textOf(batch, "split");
  if (name === "quote_sentences") {
    const splitOf = splitOfSentences(source);
    return (batch) => {
      const id = textOf(batch, "sent_id");
      return (row) => splitOf(id(row));
    };
  }
  return (batch) => {
    const doc = textOf(batch, "doc_id");
    return (row) => documents.get(doc(row)) ?? "train";
  };
};

/** The rows of one split, batch by batch, in their order. */
function* rowsOfSplit(
  source: ExportSource,
  name: Configuration,
  split: string,
  documents: ReadonlyMap<string, string>,
): Generator<ReadonlyArray<RowRange>, void, undefined> {
  const read = splitReader(source, name, documents);
  for (const table of source.batches(name)) {
    const splitOf = read(table);
    const ranges: Array<{ table: Table; start: number; end: number }> = [];
    for (let row = 0; row < table.rows; row++) {
      if (splitOf(row) !== split) continue;
      const last = ranges.at(-1);
      if (last?.end === row) last.end++;
      else ranges.push({ table, start: row, end: row + 1 });
    }
    if (ranges.length > 0) yield ranges;
  }
}

const languagesOf = (source: ExportSource): ReadonlyArray<string> => {
  const languages = new Set<string>();
  for (const batch of source.batches("documents")) {
    const lang = textOf(batch, "lang");
    for (let row = 0; row < batch.rows; row++) languages.add(lang(row).split("-")[0]!);
  }
  return [...languages].filter((language) => language !== "und").sort();
};

const cardOf = (source: ExportSource, written: ReadonlyMap<Configuration, ReadonlyArray<string>>): string => {
  const { about } = source;
  const { dataset, citation, licence, ...marks } = aboutFields(about);
  const configs = Array.from(written, ([name, splits]) => [
    `- config_name: ${name}`,
    ...(name === "sentences" ? ["  default: true"] : []),
    "  data_files:",
    ...splits.flatMap((split) => [`  - split: ${split}`, `    path: ${name}/${split}-*.parquet`]),
  ]).flat();
  return [
    ...frontMatter(about.facts, languagesOf(source), configs),
    "",
    `# ${dataset} ${about.version}`,
    "",
    ...(about.facts?.description === undefined ? [] : [about.facts.description, ""]),
    "Sentences of opinion articles, each labeled opinion, claim or quote, in the splits train, validation and test: whole",
    "articles, with their near duplicates in one split. Rows where `abstain` is true have two possible labels.",
    "",
    "```python",
    "from datasets import ClassLabel, load_dataset",
    'test = load_dataset("path/of/this/folder", "sentences", split="test")',
    'test = test.cast_column("label", ClassLabel(names=["opinion", "claim", "quote"]))',
    "```",
    "",
    ...Object.entries(marks).map(([name, value]) => `- ${name}: ${value}`),
    `- licence: ${licence}`,
    `- cite as: ${citation}`,
    "",
  ].join("\n");
};

/**
 * A folder that Hugging Face loads as it lies: a configuration a table (but `failures` and `judgements`, which belong to no
 * article), a Parquet file a split, README.md that names them; nothing for a split of no rows, which Hugging Face refuses to
 * load. Files of about 500 MB at most, named as Hugging Face names them: sentences/train-00000-of-00003.parquet.
 */
export function* exportHuggingFace(source: ExportSource): Generator<DatasetFile, void, undefined> {
  const documents = splitOfDocuments(source);
  const written = new Map<Configuration, Array<string>>();
  for (const name of CONFIGURATIONS)
    for (const split of SPLITS) {
      const rows = (): Rows => rowsOfSplit(source, name, split, documents);
      if (rows()[Symbol.iterator]().next().done === true) continue;
      written.set(name, [...(written.get(name) ?? []), split]);
      const pathOf = (file: number, of: number): string => numberedPath(`${name}/${split}`, file, of);
      yield* parquetFiles(name, pathOf, rows, source.about);
    }
  yield linesFile("README.md", () => [cardOf(source, written)]);
}
