/** Every file of a dataset as bytes. The caller writes them, and brings back the digests of what it wrote. */
import type { JudgementRow, Labeller, TableName } from "@columnist/model";
import { card } from "./card.ts";
import { citationCff, zenodo } from "./citationFiles.ts";
import { croissant } from "./croissant.ts";
import { csvwMetadata } from "./csvw.ts";
import { dataPackage } from "./datapackage.ts";
import type { DatasetFacts } from "./datasetFacts.ts";
import {
  jsonText,
  manifestOf,
  sha256Sums,
  type Latest,
  type Manifest,
  type ManifestFile,
} from "./manifest.ts";
import { schemaFile } from "./schemaFile.ts";
import type { Summary } from "./summary.ts";

/** A file whose bytes are made while it is written. */
export interface DatasetFile {
  readonly path: string;
  /** Call once; each piece is at most a batch. */
  readonly pieces: () => Iterable<Uint8Array>;
}

/** A small file. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface Description {
  readonly version: string;
  /** Rows of each table. */
  readonly rows: Readonly<Record<TableName, number>>;
  readonly summary: Summary;
  /** What dataset.json says; null where there is none. */
  readonly facts: DatasetFacts | null;
  /** What gave the labels. */
  readonly labeller: Labeller;
  /** What people said of its sentences. */
  readonly judgements: ReadonlyArray<JudgementRow>;
  /** Text of CHANGELOG.md (changelog.ts). */
  readonly changelog: string;
  /** The table files as written. */
  readonly tables: ReadonlyArray<ManifestFile>;
}

/** schema.json, datapackage.json, csv-metadata.json, croissant.json, README.md, CHANGELOG.md; with facts CITATION.cff and .zenodo.json too. */
export const descriptionFiles = (description: Description): ReadonlyArray<TextFile> => {
  const { version, rows, summary, facts, labeller, judgements, tables } = description;
  return [
    { path: "schema.json", text: jsonText(schemaFile()) },
    { path: "datapackage.json", text: jsonText(dataPackage(version, tables, facts)) },
    { path: "csv-metadata.json", text: jsonText(csvwMetadata(version, tables, facts)) },
    { path: "croissant.json", text: jsonText(croissant(version, tables, facts)) },
    { path: "README.md", text: card({ version, facts, rows, summary, labeller, judgements }) },
    { path: "CHANGELOG.md", text: description.changelog },
    ...(facts === null
      ? []
      : [
          { path: "CITATION.cff", text: citationCff(facts, version) },
          { path: ".zenodo.json", text: jsonText(zenodo(facts, version)) },
        ]),
  ];
};

/** manifest.json over every file written so far (report.html included). Write it, then SHA256SUMS. */
export const manifestFile = (facts: Parameters<typeof manifestOf>[0]): TextFile => ({
  path: "manifest.json",
  text: jsonText(manifestOf(facts)),
});

/** SHA256SUMS over every file written so far, manifest.json included. */
export const sumsFile = (files: ReadonlyArray<ManifestFile>): TextFile => ({
  path: "SHA256SUMS",
  text: sha256Sums(files),
});

/** latest.json, beside the folders of the versions. `rolledBackFrom`: the version in use before, after a rollback. */
export const latestFile = (
  manifest: Manifest,
  manifestSha256: string,
  rolledBackFrom: string | null = null,
): TextFile => ({
  path: "latest.json",
  text: jsonText({
    version: manifest.version,
    content_sha256: manifest.content_sha256,
    manifest_sha256: manifestSha256,
    ...(rolledBackFrom === null ? {} : { rolled_back_from: rolledBackFrom }),
  } satisfies Latest),
});
