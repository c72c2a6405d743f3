/** The part of a build that computes. */
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { compareVersions, countOf, missingFacts, type DatasetFacts } from "@columnist/dataset";
import { LABELS, rowsFrom } from "@columnist/model";
import { holdCode } from "./codeHash.ts";
import type { Computed } from "./compute.ts";
import { computeTables } from "./computeTables.ts";
import { rememberBuild } from "./fingerprint.ts";
import type { Workload } from "./workload.ts";
import { EmptyAnswer } from "../findings.ts";
import type { WrittenTables } from "./writeParts.ts";
import type { BuildPlan } from "../plan.ts";
import { amendmentsIn } from "../seeds/amendments.ts";
import type { Conflict } from "../seeds/conflict.ts";
import { conflictsOf } from "../seeds/conflicts.ts";
import { changedSeeds } from "../seeds/changedSeeds.ts";
import { Progress } from "../progress.ts";
import { servicesFor } from "./services.ts";
import { counted, shown } from "../terminal.ts";
import { DatasetStore, type Draft } from "../store/datasetStore.ts";
import { pointTo } from "../store/pointTo.ts";
import { readTables, versionInUse } from "../store/published.ts";
import { isSame, publish } from "./release.ts";
import { RETENTION, retentionOf, retire } from "../store/retention.ts";
import { LATEST, usedNumbers, versionNames, wholeVersion, type Published } from "../store/versions.ts";

/** What a build did, for people and for machines. */
export interface BuildResult {
  readonly version: string;
  readonly changed: boolean;
  readonly rows: Readonly<Record<string, number>> | null;
  readonly labels: Readonly<Record<string, number>> | null;
  readonly failures: number | null;
  /** Failures that are faults of the program and not of the input. */
  readonly faults: number;
  /** Articles whose time of publication only --fetched-at resolves; null where they were not counted. */
  readonly undated: number | null;
  /** Corrections that could not be applied. */
  readonly conflicts: ReadonlyArray<Conflict>;
  /** Seeds that were written to after they were read: the version holds what they held then. */
  readonly changedSeeds: ReadonlyArray<string>;
  /** What dataset.json should say of the whole and does not. */
  readonly missing: ReadonlyArray<string>;
  /** What is wrong with latest.json, and what the build did about it; null where nothing is. */
  readonly note: string | null;
  readonly reason: string;
}

const labelsOf = ({ counts }: WrittenTables): Record<string, number> =>
  Object.fromEntries(LABELS.map((label) => [label, countOf(counts, "sentences.label", label)]));

/**
 * The version that has this content: the one in use, or a later one that people rolled back from. An older one with the
 * same content is not it: numbers go forwards when articles go away again.
 */
const sameContent = (
  out: string,
  inUse: Published | null,
  content: string,
  facts: DatasetFacts | null,
): Published | null => {
  if (inUse !== null && isSame(inUse, content, facts)) return inUse;
  const later = versionNames(out).filter(
    (version) => inUse === null || compareVersions(version, inUse.version) > 0,
  );
  for (const version of later.toReversed()) {
    const found = wholeVersion(join(out, version));
    if (!("reason" in found) && isSame(found, content, facts)) return found;
  }
  return null;
};

const MOST_LISTED = 20;

/** No input gave an article: which inputs there are, and what is wrong with each. */
const emptyAnswer = Effect.fnUntraced(function* (draft: Draft, takenDown: number) {
  const { failures } = yield* readTables(draft, ["failures"]);
  const rows = rowsFrom("failures", failures);
  const lines = rows.slice(0, MOST_LISTED).map(({ source_path, source_record, error, detail, advice }) => {
    const name = source_record === null ? source_path : `${source_path} ${source_record}`;
    return `  ${shown(name)}: ${shown(`${detail}; ${advice}`)} (${error})`;
  });
  if (rows.length > MOST_LISTED) lines.push(`  … and ${rows.length - MOST_LISTED} more`);
  if (takenDown > 0) lines.push(`  ${counted(takenDown, "article")} taken down`);
  return yield* new EmptyAnswer({ lines });
});

/**
 * Publishes what `makeTables` writes to a draft, where its content is new. Nothing is left behind when it fails.
 *
 * @param makeTables writes the tables; runs while this process holds the folder
 */
export const publishTables = Effect.fnUntraced(function* <E, R>(
  plan: BuildPlan,
  work: Workload,
  makeTables: (
    draft: Draft,
  ) => Effect.Effect<{ readonly computed: Computed; readonly written: WrittenTables }, E, R>,
) {
  const store = yield* DatasetStore;
  const progress = yield* Progress;
  holdCode();
  const readAt = Date.now();
  yield* store.hold(plan.out, (holder) =>
    progress.note(`Waiting for another build (${holder}) to leave ${plan.out}`),
  );
  const keep = yield* retentionOf(plan.out);
  const current = yield* versionInUse(plan.out);
  const previous = current.published;
  const { facts } = yield* amendmentsIn(work.amendments);
  const draft = yield* store.draft(plan.out);
  const { computed, written } = yield* makeTables(draft);
  const digests = new Map(computed.inputs.map(({ path, sha256 }) => [path, sha256]));
  if (written.rows.documents === 0 && plan.allowEmpty !== true)
    return yield* emptyAnswer(draft, computed.takenDown.size);
  const conflicts = conflictsOf(computed.outcomes);
  const counts = {
    rows: written.rows,
    failures: written.rows.failures,
    faults: countOf(written.counts, "failures.stage", "run"),
    labels: labelsOf(written),
    conflicts,
    undated: countOf(written.counts, "documents.published_at", "open"),
    changedSeeds: changedSeeds(work.seeds, computed.inputs),
    note: current.note,
    missing: missingFacts(facts),
  };
  const same = sameContent(plan.out, previous, written.content, facts);
  if (same !== null) {
    if (same !== previous || current.note !== null) yield* pointTo(plan.out, same);
    rememberBuild(work, digests, same.version, readAt, conflicts);
    const result: BuildResult = {
      version: same.version,
      changed: false,
      ...counts,
      reason: same === previous ? "same content" : `same content; ${LATEST} points to it again`,
    };
    return result;
  }
  const release = yield* publish(draft, computed, written, current, usedNumbers(plan.out), facts, {
    fetched_at: plan.fetchedAt,
    ...((plan.model ?? "fast") === "fast" ? {} : { model: plan.model }),
  });
  rememberBuild(work, digests, release.version, readAt, conflicts);
  const gone = yield* retire(plan.out, release.version, keep);
  if (gone.length > 0) yield* progress.note(`Deleted by ${RETENTION}: ${gone.join(", ")}`);
  const result: BuildResult = {
    version: release.version,
    changed: true,
    ...counts,
    reason: release.step === null ? "the first version" : `${release.step.bump}: ${release.step.reason}`,
  };
  return result;
}, Effect.scoped);

/** Computes the seeds and publishes a version where its content is new. */
export const buildVersion = (plan: BuildPlan, work: Workload, json: boolean) =>
  publishTables(plan, work, (draft) => computeTables(plan, work, draft)).pipe(
    Effect.provide(servicesFor(json)),
  );
