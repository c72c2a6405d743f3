/** Writes a whole dataset of invented articles, as the pipeline would, and plants faults in copies of it. */
import {
  changelog,
  changelogSection,
  descriptionFiles,
  EXPORTS,
  HELD_OUT,
  manifestFile,
  sumsFile,
  type DatasetFacts,
  type ExportAbout,
  type ManifestFile,
} from "@columnist/dataset";
import {
  AWKWARD,
  exampleArticle,
  exampleChunk,
  exampleChunks,
  EXAMPLE_LABELLER,
  exampleSummary,
  wholeTables,
} from "@columnist/dataset/example";
import { rowsFrom } from "@columnist/model";
import { addRows, emptyTally, renderReport } from "@columnist/review";
import { createHash } from "node:crypto";
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Corpus, assemble, tableFiles } from "@columnist/dataset/oracle";

/** Some hundred articles, one of them of the texts that trip readers up. */
export const exampleCorpus = (articles: number): Corpus =>
  assemble([...exampleChunks(articles), exampleChunk([exampleArticle(9_000, AWKWARD)])]);

const encoder = new TextEncoder();

const put = (folder: string, path: string, pieces: Iterable<Uint8Array>): ManifestFile => {
  const digest = createHash("sha256");
  let bytes = 0;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const file = openSync(join(folder, path), "w");
  for (const piece of pieces) {
    digest.update(piece);
    bytes += piece.length;
    writeSync(file, piece);
  }
  closeSync(file);
  return { path, bytes, sha256: digest.digest("hex") };
};

const EXAMPLE_FACTS: DatasetFacts = {
  title: 'Kelda: "opinion" columns',
  name: "kelda",
  description: "Invented columns: of an invented island.",
  creators: [
    { name: "Ann Lee", orcid: "0000-0002-1825-0097", affiliation: "Kelda University" },
    { name: "The Kelda Archive" },
  ],
  licence: "CC0-1.0",
  url: "https://example.org/kelda",
  doi: "10.5281/zenodo.12345",
  contact: "ann@example.org",
  collection: "Drawn by rule, no page fetched.",
  intended_uses: "Tests.",
  persons_data: "None: everybody is invented.",
};

/** The report of a corpus, whose labels are those of the model that was measured. */
const reportOf = (corpus: Corpus): string => {
  const tables = wholeTables(corpus);
  const tally = emptyTally();
  addRows(tally, {
    documents: rowsFrom("documents", tables.documents),
    sentences: rowsFrom("sentences", tables.sentences),
    quotes: rowsFrom("quotes", tables.quotes),
    dropped: rowsFrom("dropped", tables.dropped),
    failures: rowsFrom("failures", tables.failures),
  });
  const labeller = { model: "fast", version: "1", heldOut: HELD_OUT["fast"] ?? null };
  return renderReport(tally, { version: "1.0.0", title: null, changes: null, labeller });
};

/** Writes version 1.0.0 of a corpus into a folder. */
export const writeDataset = (folder: string, corpus: Corpus): void => {
  const tables = tableFiles(corpus).map(({ path, pieces }) => put(folder, path, pieces()));
  const text = ({ path, text }: { readonly path: string; readonly text: string }): ManifestFile =>
    put(folder, path, [encoder.encode(text)]);
  const described = descriptionFiles({
    version: "1.0.0",
    rows: corpus.rows,
    summary: exampleSummary(corpus),
    labeller: EXAMPLE_LABELLER,
    judgements: rowsFrom("judgements", wholeTables(corpus).judgements),
    facts: EXAMPLE_FACTS,
    changelog: changelog(changelogSection("1.0.0", null, null), null),
    tables,
  }).map(text);
  const files = [...tables, ...described, text({ path: "report.html", text: reportOf(corpus) })];
  const manifest = text(
    manifestFile({
      version: "1.0.0",
      previous: null,
      bump: "first",
      reason: "the first version",
      stages: { parse: "1", clean: "1", segment: "1", label: "1" },
      dataset: EXAMPLE_FACTS,
      configuration: {},
      labels: {},
      abstained: 0,
      confidence: 0,
      inputs: [],
      rows: corpus.rows,
      takedowns: 0,
      taken_down: [],
      corrections: { applied: 0, conflicts: 0, articles: [] },
      files,
    }),
  );
  text(sumsFile([...files, manifest]));
};

/** What the exports of a corpus say of it. */
export const EXAMPLE_ABOUT: ExportAbout = {
  version: "1.0.0",
  contentSha256: "0".repeat(64),
  facts: EXAMPLE_FACTS,
};

/** Writes the files of one export of a corpus, as version 1.0.0, into a folder. */
export const writeExport = async (folder: string, corpus: Corpus, id: string): Promise<void> => {
  const format = EXPORTS.find((format) => format.id === id)!;
  const source = { about: EXAMPLE_ABOUT, batches: corpus.batches };
  for (const { path, pieces } of (await format.load())(source, { sqliteFile: () => [] }))
    put(folder, path, pieces());
};

/** A copy of a dataset with one file changed. */
export const plant = (from: string, to: string, file: string, change: (text: string) => string): string => {
  cpSync(from, to, { recursive: true });
  const before = readFileSync(join(from, file), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`the fault for ${file} changes nothing`);
  writeFileSync(join(to, file), after);
  return to;
};
