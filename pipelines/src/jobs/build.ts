/** `pipeline build`: seeds to a new version of the dataset, where the content changed. */
import * as Effect from "effect/Effect";
import { resolveBuild, type BuildPlan, type BuildTyped } from "../plan.ts";
import { gather } from "../chunks/workload.ts";
import { unchangedVersion } from "../chunks/fingerprint.ts";
import { printJson, printLine } from "../terminal.ts";
import { shownPath } from "../workspace.ts";

/** What a build did, for people and for machines. */
export interface BuildResult {
  readonly version: string;
  readonly changed: boolean;
  readonly rows: Readonly<Record<string, number>> | null;
  readonly labels: Readonly<Record<string, number>> | null;
  readonly failures: number | null;
  /** Failures that are faults of the program and not of the input. */
  readonly faults: number;
  /** Corrections that could not be applied, a line each. */
  readonly conflicts: ReadonlyArray<string>;
  /** Seeds that were written to after they were read: the version holds what they held then. */
  readonly changedSeeds: ReadonlyArray<string>;
  /** What is wrong with latest.json, and what the build did about it; null where nothing is. */
  readonly note: string | null;
  readonly reason: string;
}

/** Says what a build did. `files`: how many seeds there are. */
export const say = Effect.fnUntraced(function* (
  plan: BuildPlan,
  files: number,
  result: BuildResult,
  json: boolean,
) {
  const folder = `${shownPath(plan.out)}/${result.version}`;
  if (json) {
    yield* printJson({ ...result, folder, files });
    return;
  }
  if (result.changedSeeds.length > 0)
    yield* printLine(
      `Changed after they were read: ${result.changedSeeds.join(", ")}; build again to take that in`,
    );
  if (!result.changed) {
    yield* printLine(`Nothing changed: ${folder} is what ${files} files give (${result.reason})`);
    return;
  }
  for (const conflict of result.conflicts) yield* printLine(`Correction not applied: ${conflict}`);
  const { rows, labels } = result;
  if (rows !== null && labels !== null) {
    yield* printLine(
      `${rows["documents"]} articles, ${rows["sentences"]} sentences: ` +
        `${labels["opinion"]} opinion, ${labels["claim"]} claim, ${labels["quote"]} quote`,
    );
    if (result.failures !== null && result.failures > 0)
      yield* printLine(`${result.failures} inputs failed: see ${folder}/failures.csv`);
    if (result.faults > 0)
      yield* printLine(`${result.faults} of them by a fault of this program: please report it`);
  }
  yield* printLine(`Wrote ${folder} (${result.reason})`);
});

/** `pipeline build`. */
export const build = Effect.fn("build")(function* (typed: BuildTyped) {
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  const known = plan.cache ? unchangedVersion(work) : null;
  if (known !== null) {
    const reason = "seeds, code and settings are those of the last build";
    yield* say(
      plan,
      work.seeds.length,
      {
        version: known,
        changed: false,
        rows: null,
        labels: null,
        failures: null,
        faults: 0,
        conflicts: [],
        changedSeeds: [],
        note: null,
        reason,
      },
      typed.json,
    );
    return;
  }
  // Only now what is heavy: stages, models, writers.
  const { buildVersion } = yield* Effect.promise(() => import("./buildVersion.ts"));
  const result = yield* buildVersion(plan, work, typed.json);
  yield* say(plan, work.seeds.length, result, typed.json);
});

/** `pipeline build --plan`. */
export const planOnly = Effect.fnUntraced(function* (typed: BuildTyped) {
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  const { printPlan } = yield* Effect.promise(() => import("./printPlan.ts"));
  yield* printPlan(plan, work, typed.json);
});
