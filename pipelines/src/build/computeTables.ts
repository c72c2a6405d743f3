/** Seeds to the table files of a draft, with the help of what earlier builds kept. */
import { dirname } from "node:path";
import * as Effect from "effect/Effect";
import { makeParts, planParts } from "./compute.ts";
import type { Workload } from "./workload.ts";
import { writeParts } from "./writeParts.ts";
import type { BuildPlan } from "../plan.ts";
import { isSmall, runnerFor } from "./services.ts";
import { DatasetStore, type Draft } from "../store/datasetStore.ts";
import { cacheFolder } from "../workspace.ts";

/** Folder of what is kept for later builds; a small input is not worth keeping. */
const keepIn = (plan: BuildPlan, work: Workload): string | null =>
  !plan.cache || isSmall(work) ? null : cacheFolder();

const attempt = Effect.fnUntraced(function* (
  plan: BuildPlan,
  work: Workload,
  draft: Draft,
  keep: string | null,
  reuse: boolean,
) {
  const store = yield* DatasetStore;
  const scratch = yield* store.scratch(dirname(draft.folder));
  const folders = { keep, scratch: isSmall(work) ? null : scratch };
  // The plan knows every record: it is not held while tables are written.
  const computed = yield* Effect.flatMap(planParts(work, scratch, folders, reuse), (planned) =>
    makeParts(planned).pipe(Effect.provide(runnerFor(plan, planned.bytes))),
  );
  const written = yield* writeParts(draft, computed, keep);
  return { computed, written };
}, Effect.scoped);

/** Computes the seeds and writes their tables to a draft. */
export const computeTables = (plan: BuildPlan, work: Workload, draft: Draft) =>
  Effect.suspend(() => {
    const keep = keepIn(plan, work);
    return attempt(plan, work, draft, keep, true).pipe(
      // What was kept is damaged: all of it is computed again, and kept anew.
      Effect.catchTag("KeptDamaged", () => attempt(plan, work, draft, keep, false)),
      Effect.catchTag("KeptDamaged", (damaged) => Effect.die(damaged)),
    );
  });
