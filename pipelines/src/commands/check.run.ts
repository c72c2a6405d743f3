/** `pipeline check`: is the dataset what the seeds give? */
import { tmpdir } from "node:os";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import { modelOfConfiguration, type ModelName } from "../accurate/modelNames.ts";
import { computeTables } from "../build/computeTables.ts";
import { DatasetStore, notWritten } from "../store/datasetStore.ts";
import { diffSummary } from "./diff.run.ts";
import { DatasetStale } from "../findings.ts";
import { resolveBuild, type BuildPlan, type BuildTyped } from "../plan.ts";
import { shortName, versionInUse } from "../store/published.ts";
import { compareWith, isSame } from "../build/release.ts";
import { servicesFor } from "../build/services.ts";
import { amendmentsIn } from "../seeds/amendments.ts";
import { conflictLine } from "../seeds/conflict.ts";
import { conflictsOf } from "../seeds/conflicts.ts";
import { counted, print, printJson, printLine } from "../terminal.ts";
import { gather, type Workload } from "../build/workload.ts";

/** The command that makes the dataset fresh again. */
const mend = ({ seeds, out, fetchedAt }: BuildTyped, model: ModelName): string => {
  const flags = [
    ...(seeds === "seeds" ? [] : [`--seeds ${seeds}`]),
    ...(out === "datasets" ? [] : [`--out ${out}`]),
    ...(model === "fast" ? [] : [`--model ${model}`]),
    ...(fetchedAt._tag === "Some" ? [`--fetched-at ${fetchedAt.value}`] : []),
  ];
  return flags.length === 0 ? "pnpm pipeline build" : `pnpm run pipeline build ${flags.join(" ")}`;
};

const temporaryFolder = Effect.flatMap(FileSystem.FileSystem, (files) =>
  files.makeTempDirectoryScoped({ prefix: "columnist-" }),
).pipe(Effect.mapError(({ cause }) => notWritten(tmpdir(), cause)));

const run = Effect.fnUntraced(function* (typed: BuildTyped, plan: BuildPlan, work: Workload) {
  const { published: previous } = yield* versionInUse(plan.out);
  if (previous === null)
    return yield* new DatasetStale({
      what: `There is no dataset in ${typed.out} yet`,
      command: mend(typed, "fast"),
    });
  // Relative times are resolved as the build did, unless told otherwise.
  const told = previous.manifest.configuration["fetched_at"];
  const fetchedAt = plan.fetchedAt ?? (typeof told === "string" ? told : null);
  const model = modelOfConfiguration(previous.manifest.configuration);
  const store = yield* DatasetStore;
  const folder = yield* temporaryFolder;
  const draft = yield* store.draft(folder);
  const { computed, written } = yield* computeTables({ ...plan, fetchedAt, model }, work, draft);
  const conflicts = conflictsOf(computed.outcomes);
  if (!typed.json) for (const conflict of conflicts) yield* printLine(conflictLine(conflict, plan.seeds));
  const { facts } = yield* amendmentsIn(work.amendments);
  if (isSame(previous, written.content, facts)) {
    if (typed.json) yield* printJson({ fresh: true, version: previous.version, conflicts });
    else yield* print(`Fresh: ${shortName(previous)} is what ${counted(work.seeds.length, "file")} give\n`);
    return;
  }
  const { step, diff } = yield* compareWith(previous, draft, computed, written, facts);
  if (typed.json) yield* printJson({ fresh: false, version: previous.version, step, conflicts, diff });
  else yield* print(diffSummary(diff));
  return yield* new DatasetStale({
    what: `Stale: ${shortName(previous)} is not what the seeds give (${step.bump}: ${step.reason})`,
    command: mend(typed, model),
  });
}, Effect.scoped);

export const check = Effect.fn("check")(function* (typed: BuildTyped) {
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  yield* run(typed, plan, work).pipe(Effect.provide(servicesFor(typed.json)));
});
