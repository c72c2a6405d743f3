/** What was computed becomes a version: tables are written, compared with the latest version, described, published. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import {
  asksForChange,
  changelog,
  changeName,
  changelogSection,
  compareContracts,
  countDiff,
  currentContract,
  descriptionFiles,
  diffTables,
  freeVersion,
  judgementRows,
  HELD_OUT,
  latestFile,
  Manifest,
  manifestFile,
  stepOf,
  summaryOf,
  sumsFile,
  type DatasetDiff,
  type DatasetFacts,
  type ManifestFile,
  type Outcome,
  type VersionStep,
} from "@columnist/dataset";
import type { Changes } from "@columnist/review";
import { STAGE_VERSIONS } from "columnist/versions";
import { labelVersion } from "../accurate/labelVersion.ts";
import { modelOfConfiguration } from "../accurate/modelNames.ts";
import type { Computed } from "./compute.ts";
import type { WrittenTables } from "./writeParts.ts";
import type { Draft } from "../store/datasetStore.ts";
import { Progress } from "../progress.ts";
import { changedRows } from "../store/changedRows.ts";
import { contractOf } from "../store/published.ts";
import { conflictsOf } from "../seeds/conflicts.ts";
import type { Current, Published } from "../store/versions.ts";

export interface Comparison {
  readonly step: VersionStep;
  readonly diff: DatasetDiff;
}

const saysSame = ({ manifest }: Published, facts: DatasetFacts | null): boolean =>
  JSON.stringify(manifest.dataset) === JSON.stringify(facts);

/** Whether a version is what the seeds give: its tables, and what dataset.json says of the whole. */
export const isSame = (version: Published, content: string, facts: DatasetFacts | null): boolean =>
  version.manifest.content_sha256 === content && saysSame(version, facts);

const wasApplied = ({ correction, conflict }: Outcome): boolean =>
  conflict === null && asksForChange(correction);

/** doc_ids of the articles that a correction changed, each once. */
const correctedArticles = (outcomes: Computed["outcomes"]): ReadonlyArray<string> => [
  ...new Set(outcomes.filter(wasApplied).map(({ correction }) => correction.doc_id)),
];

/** What changed from a published version to tables that were written, and how big a step that is. */
export const compareWith = Effect.fn("compare")(function* (
  previous: Published,
  draft: Draft,
  { outcomes, takenDown }: Pick<Computed, "outcomes" | "takenDown">,
  written: WrittenTables,
  facts: DatasetFacts | null,
) {
  const contract = compareContracts(contractOf(previous), currentContract());
  const { before, after } = yield* changedRows(previous, draft);
  const diff = diffTables(before, after, {
    incomparable: contract.incomparable,
    takenDown: new Set([...previous.manifest.taken_down, ...takenDown]),
    corrected: new Set([...previous.manifest.corrections.articles, ...correctedArticles(outcomes)]),
  });
  const step = stepOf({
    contract,
    diff,
    sameContent: previous.manifest.content_sha256 === written.content,
    sameFacts: saysSame(previous, facts),
  });
  const comparison: Comparison = { step, diff };
  return comparison;
});

const readText = (folder: string, name: string): string | null => {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return null;
  }
};

/** What the report tells of the change from the version before. */
const changesSince = (version: string, diff: DatasetDiff): Changes => ({
  version,
  added: new Set(diff.documents.filter(({ change }) => change === "added").map(({ doc_id }) => doc_id)),
  counts: countDiff(diff).map(
    ({ of, change, cause, count }) => `${count} ${of} ${changeName(change)} (${cause})`,
  ),
  relabelled: diff.sentences
    .filter(({ change }) => change === "relabelled")
    .map((row) => ({
      docId: row.doc_id,
      sentId: row.sent_id,
      text: row.text,
      before: row.label_before ?? "",
      after: row.label_after ?? "",
      cause: row.cause,
    })),
});

export interface Release {
  readonly version: string;
  readonly step: VersionStep | null;
  readonly diff: DatasetDiff | null;
  readonly files: ReadonlyArray<ManifestFile>;
}

/**
 * Describes the draft's tables, and publishes it as the version after the one in use.
 *
 * @param facts what dataset.json says
 * @param used numbers that the folder used already: none of them is given again
 */
export const publish = Effect.fn("publish")(function* (
  draft: Draft,
  computed: Computed,
  written: WrittenTables,
  { published: previous, rolledBackFrom }: Current,
  used: ReadonlyArray<string>,
  facts: DatasetFacts | null,
  configuration: Manifest["configuration"],
) {
  const { inputs, takenDown, outcomes } = computed;
  const progress = yield* Progress;
  yield* progress.begin("Describing the version", null);
  const comparison = previous === null ? null : yield* compareWith(previous, draft, computed, written, facts);
  const version = freeVersion(previous?.version ?? null, comparison?.step.bump ?? "major", used);
  const files: Array<ManifestFile> = [...written.files];
  const write = Effect.fnUntraced(function* (path: string, text: string) {
    const { bytes, sha256 } = yield* draft.write(path, [text]);
    const file: ManifestFile = { path, bytes, sha256 };
    files.push(file);
    return file;
  });

  const rollback =
    rolledBackFrom === null ? null : `After a rollback from ${rolledBackFrom} to ${previous?.version}.`;
  const section = changelogSection(version, comparison?.step ?? null, comparison?.diff ?? null, rollback);
  const model = modelOfConfiguration(configuration);
  const labeller = { model, version: labelVersion(model), heldOut: HELD_OUT[model] ?? null };
  const judgements = judgementRows(outcomes);
  const descriptions = descriptionFiles({
    version,
    rows: written.rows,
    summary: summaryOf(written.counts, written.rows),
    facts,
    labeller,
    judgements,
    changelog: changelog(section, previous === null ? null : readText(previous.folder, "CHANGELOG.md")),
    tables: written.files,
  });
  for (const { path, text } of descriptions) yield* write(path, text);

  const changes =
    previous === null || comparison === null ? null : changesSince(previous.version, comparison.diff);
  // Only now: the plots take as long to load as a small dataset to build.
  const { renderReport } = yield* Effect.promise(() => import("@columnist/review"));
  yield* write(
    "report.html",
    renderReport(written.tally, {
      version,
      title: facts?.title ?? null,
      changes,
      labeller,
      judgements,
    }),
  );

  const manifest = manifestFile({
    version,
    previous: previous?.version ?? null,
    bump: comparison === null || comparison.step.bump === "none" ? "first" : comparison.step.bump,
    reason: comparison?.step.reason ?? "first version",
    stages: {
      ...STAGE_VERSIONS,
      label: labelVersion(model),
    },
    configuration,
    dataset: facts,
    inputs: inputs.flatMap(({ path, bytes, sha256 }) => (sha256 === null ? [] : [{ path, bytes, sha256 }])),
    rows: written.rows,
    labels: written.tally.labels,
    abstained: written.tally.abstained,
    confidence: written.tally.confidence,
    takedowns: takenDown.size,
    taken_down: [...takenDown],
    corrections: {
      applied: outcomes.filter(wasApplied).length,
      conflicts: conflictsOf(outcomes).length,
      articles: [...correctedArticles(outcomes)],
    },
    files,
  });
  const { sha256 } = yield* write(manifest.path, manifest.text);
  const sums = sumsFile(files);
  yield* draft.write(sums.path, [sums.text]);
  yield* draft.publish(version, latestFile(Manifest.parse(JSON.parse(manifest.text)), sha256).text);
  yield* progress.end;
  const release: Release = {
    version,
    step: comparison?.step ?? null,
    diff: comparison?.diff ?? null,
    files,
  };
  return release;
});
