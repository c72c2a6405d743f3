/** Seeds to the table files of a draft, with the help of what earlier builds kept. */
import { dirname, join } from "node:path";
import * as Effect from "effect/Effect";
import { compute, NOTHING_KEPT, type KeptParts } from "../chunks/compute.ts";
import { keptKeys } from "../chunks/fingerprint.ts";
import type { Workload } from "../chunks/workload.ts";
import { keptPart } from "../parts/partCache.ts";
import { writeParts } from "../parts/writeParts.ts";
import type { BuildPlan } from "../plan.ts";
import { isSmall, runnerFor } from "../services.ts";
import { DatasetStore, type Draft } from "../store/datasetStore.ts";
import { cacheFolder } from "../workspace.ts";

/** Parts that the last build into this folder kept; a small input is not worth keeping. */
const earlierParts = (plan: BuildPlan, work: Workload): KeptParts | null => {
  if (!plan.cache || isSmall(work)) return null;
  const folder = join(cacheFolder(), "parts");
  const parts = keptKeys(plan.out).map((key) => keptPart(folder, key));
  return { folder, parts: parts.filter((part) => part !== null) };
};

const attempt = Effect.fnUntraced(function* (work: Workload, draft: Draft, earlier: KeptParts | null) {
  const store = yield* DatasetStore;
  const scratch = yield* store.scratch(dirname(draft.folder));
  const computed = yield* compute(work, scratch, earlier ?? NOTHING_KEPT);
  const written = yield* writeParts(draft, computed, earlier?.folder ?? null);
  return { computed, written };
}, Effect.scoped);

/** Computes the seeds and writes their tables to a draft. */
export const computeTables = (plan: BuildPlan, work: Workload, draft: Draft) =>
  Effect.suspend(() => {
    const earlier = earlierParts(plan, work);
    return attempt(work, draft, earlier).pipe(
      // What was kept is damaged: all of it is computed again, and kept anew.
      Effect.catchTag("KeptDamaged", () =>
        attempt(work, draft, earlier === null ? null : { ...earlier, parts: [] }),
      ),
      Effect.catchTag("KeptDamaged", (damaged) => Effect.die(damaged)),
    );
  }).pipe(Effect.provide(runnerFor(plan, work)));
