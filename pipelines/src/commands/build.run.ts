/** `pipeline build`: seeds to a new version of the dataset, where the content changed. */
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { resolveBuild, type BuildPlan, type BuildTyped } from "../plan.ts";
import type { BuildResult } from "../build/buildVersion.ts";
import { gather } from "../build/workload.ts";
import { rememberBuild, unchangedBuild } from "../build/fingerprint.ts";
import { conflictLine } from "../seeds/conflict.ts";
import { counted, printJson, printLine } from "../terminal.ts";
import { shownPath } from "../workspace.ts";

const rowsLine = (
  rows: NonNullable<BuildResult["rows"]>,
  labels: NonNullable<BuildResult["labels"]>,
): string =>
  `${counted(rows["documents"] ?? 0, "article")}, ${counted(rows["sentences"] ?? 0, "sentence")} ` +
  `(${labels["opinion"]} opinion, ${labels["claim"]} claim, ${labels["quote"]} quote)`;

/** What a person should know of before the last line. */
const warnings = (plan: BuildPlan, folder: string, result: BuildResult): ReadonlyArray<string> => {
  const { changedSeeds, conflicts, failures, faults, missing, undated } = result;
  const lines: Array<string> = [];
  if (changedSeeds.length > 0)
    lines.push(`Changed after they were read: ${changedSeeds.join(", ")}; build again to take that in`);
  for (const conflict of conflicts) lines.push(conflictLine(conflict, plan.seeds));
  if (undated !== null && undated > 0 && plan.fetchedAt === null)
    lines.push(
      `${counted(undated, "article")} say${undated === 1 ? "s" : ""} when published only as “34 min ago” or without a year: ` +
        "build with --fetched-at and the time of the fetch, as 2026-01-31T08:00:00Z, to date them",
    );
  if (failures !== null && failures > 0)
    lines.push(`${counted(failures, "input")} failed: see ${folder}/failures.csv`);
  if (result.changed && missing.length > 0)
    lines.push(
      `The card states no ${missing.join(", ")}: write ${shownPath(join(plan.seeds, "dataset.json"))} (docs/dataset-json.md shows one)`,
    );
  if (faults > 0) lines.push(`${faults} of them by a fault of this program: please report it`);
  return lines;
};

/**
 * Says what a build did: what to know of first, then one line. `files`: how many seeds there are. `startedAt`:
 * milliseconds, of performance.now.
 */
export const say = Effect.fnUntraced(function* (
  plan: BuildPlan,
  files: number,
  result: BuildResult,
  json: boolean,
  startedAt: number,
) {
  const folder = `${shownPath(plan.out)}/${result.version}`;
  if (json) {
    yield* printJson({ ...result, folder, files });
    return;
  }
  for (const line of warnings(plan, folder, result)) yield* printLine(line);
  const { rows, labels, reason } = result;
  const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const next = `Next: open ${folder}/report.html in a browser`;
  yield* printLine(
    result.changed && rows !== null && labels !== null
      ? `Wrote ${folder} (${reason}): ${rowsLine(rows, labels)} in ${seconds}. ${next}`
      : `Nothing changed: ${folder} is what ${counted(files, "file")} give${files === 1 ? "s" : ""} (${reason}; ${seconds}). ${next}`,
  );
});

/** `pipeline build`. */
export const build = Effect.fn("build")(function* (typed: BuildTyped) {
  const startedAt = performance.now();
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  const readAt = Date.now();
  const known = plan.cache ? unchangedBuild(work, readAt) : null;
  if (known !== null) {
    if (known.digests !== null) rememberBuild(work, known.digests, known.version, readAt, known.conflicts);
    const reason = "seeds, code and settings are those of the last build";
    yield* say(
      plan,
      work.seeds.length,
      {
        version: known.version,
        changed: false,
        rows: null,
        labels: null,
        failures: null,
        faults: 0,
        undated: null,
        conflicts: known.conflicts,
        changedSeeds: [],
        note: null,
        missing: [],
        reason,
      },
      typed.json,
      startedAt,
    );
    return;
  }
  // Only now what is heavy: stages, models, writers.
  const { buildVersion } = yield* Effect.promise(() => import("../build/buildVersion.ts"));
  const result = yield* buildVersion(plan, work, typed.json);
  yield* say(plan, work.seeds.length, result, typed.json, startedAt);
});

/** `pipeline build --plan`. */
export const planOnly = Effect.fnUntraced(function* (typed: BuildTyped) {
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  const { printPlan } = yield* Effect.promise(() => import("./printPlan.ts"));
  yield* printPlan(plan, work, typed.json);
});
