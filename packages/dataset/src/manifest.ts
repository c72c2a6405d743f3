/** manifest.json: where a dataset came from and what is in it. No clock, host or absolute path stands in it. */
import { sha256Hex, TABLE_NAMES } from "@columnist/model";
import { z } from "zod";
import { DatasetFactsRead } from "./datasetFacts.ts";
import { CONTRACT_VERSION } from "./contractVersion.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

export const ManifestFile = z.object({
  path: z.string().meta({ description: "Name in the folder of this version" }),
  bytes: count,
  sha256: digest,
});
export type ManifestFile = z.infer<typeof ManifestFile>;

export const Manifest = z.object({
  version: z.string().meta({ description: "Number of this version, computed from the change" }),
  previous: z
    .string()
    .nullable()
    .meta({ description: "The version that the number follows; null for the first" }),
  bump: z
    .enum(["first", "patch", "minor", "major"])
    .meta({ description: "Size of the step from the previous version" }),
  reason: z.string().meta({ description: "Why the step has that size" }),
  contract: z.string().meta({ description: "Version of columns, types, terms and id rules" }),
  content_sha256: digest.meta({
    description:
      "SHA-256 over the names and digests of the table files: equal for two builds of the same content",
  }),
  stages: z
    .record(z.string(), z.string())
    .meta({ description: "Versions of the code and data of each stage: parse, clean, segment, label, …" }),
  configuration: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .meta({ description: "Settings that may change a byte of the content" }),
  dataset: DatasetFactsRead.nullable()
    .default(null)
    .meta({ description: "What dataset.json of the seeds says of the whole; null where there is none" }),
  inputs: z
    .array(z.object({ path: z.string(), bytes: count, sha256: digest }))
    .meta({ description: "Every seed file read, by path relative to the seeds folder" }),
  inputs_sha256: digest.meta({ description: "SHA-256 over the paths and digests of the inputs" }),
  rows: z.record(z.string(), count).meta({ description: "Rows of each table" }),
  labels: z
    .record(z.string(), count)
    .meta({ description: "Sentences of each label: what the next version's report compares itself with" }),
  abstained: count.meta({ description: "Sentences that abstain" }),
  confidence: z.number().meta({ description: "Sum of the sentences' confidence" }),
  takedowns: count.meta({ description: "Articles left out because a tombstone names them" }),
  taken_down: z
    .array(z.string())
    .default([])
    .meta({ description: "Their doc_ids: what a diff must not show" }),
  corrections: z
    .object({ applied: count, conflicts: count, articles: z.array(z.string()).default([]) })
    .meta({
      description:
        "Humans' corrections replayed, those that could not be, and doc_ids of the articles that they changed",
    }),
  files: z.array(ManifestFile).meta({ description: "Every other file of this version but SHA256SUMS" }),
});
export type Manifest = z.infer<typeof Manifest>;

const encoder = new TextEncoder();

/** One digest over named digests, whatever their order. */
const digestOf = (files: ReadonlyArray<{ readonly path: string; readonly sha256: string }>): string =>
  sha256Hex(
    encoder.encode(
      files
        .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
        .sort()
        .join(""),
    ),
  );

const TABLE_FILES: ReadonlySet<string> = new Set(
  TABLE_NAMES.flatMap((name) => [`${name}.arrow`, `${name}.csv`]),
);

/** What two builds of the same content share: a digest over their table files. */
export const contentSha256 = (files: ReadonlyArray<ManifestFile>): string =>
  digestOf(files.filter(({ path }) => TABLE_FILES.has(path)));

/** Digest over the inputs of a build. */
export const inputsSha256 = (inputs: Manifest["inputs"]): string => digestOf(inputs);

const byPath = (left: { path: string }, right: { path: string }): number =>
  left.path < right.path ? -1 : left.path > right.path ? 1 : 0;

/** The manifest with its derived fields filled in and its lists sorted. */
export const manifestOf = (
  facts: Omit<Manifest, "contract" | "content_sha256" | "inputs_sha256">,
): Manifest => ({
  version: facts.version,
  previous: facts.previous,
  bump: facts.bump,
  reason: facts.reason,
  contract: CONTRACT_VERSION,
  content_sha256: contentSha256(facts.files),
  stages: facts.stages,
  configuration: facts.configuration,
  dataset: facts.dataset,
  inputs: facts.inputs.toSorted(byPath),
  inputs_sha256: digestOf(facts.inputs),
  rows: facts.rows,
  labels: facts.labels,
  abstained: facts.abstained,
  confidence: facts.confidence,
  takedowns: facts.takedowns,
  taken_down: facts.taken_down.toSorted(),
  corrections: { ...facts.corrections, articles: facts.corrections.articles.toSorted() },
  files: facts.files.toSorted(byPath),
});

/** JSON as it stands in every file of a dataset: two spaces, a final newline. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** SHA256SUMS, as `sha256sum -c` reads it. */
export const sha256Sums = (files: ReadonlyArray<ManifestFile>): string =>
  files
    .toSorted(byPath)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join("");

/** latest.json, which points at the version in use. */
export const Latest = z.object({
  version: z.string(),
  content_sha256: digest,
  manifest_sha256: digest,
  rolled_back_from: z
    .string()
    .optional()
    .meta({ description: "The version in use before somebody went back to this one by `pipeline rollback`" }),
});
export type Latest = z.infer<typeof Latest>;
