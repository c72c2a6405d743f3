/** What a build works on: the seeds, and what people decided about them. */
import * as Effect from "effect/Effect";
import { amendmentFiles, type AmendmentFiles } from "../seeds/amendments.ts";
import type { BuildPlan } from "../plan.ts";
import { datasetColumns } from "../seeds/columnNames.ts";
import { Seeds, type SeedFile } from "../seeds/seeds.ts";

export interface Workload {
  readonly plan: Pick<BuildPlan, "seeds" | "out" | "fetchedAt" | "model" | "columns">;
  readonly seeds: ReadonlyArray<SeedFile>;
  readonly amendments: AmendmentFiles;
}

/** Lists the seeds and reads the decisions; opens no seed. */
export const gather = (plan: Workload["plan"]) =>
  Effect.gen(function* () {
    const { list } = yield* Seeds;
    const named = yield* datasetColumns(plan.seeds);
    const columns = named === null && (plan.columns ?? null) === null ? null : { ...named, ...plan.columns };
    const workload: Workload = {
      plan: { ...plan, columns },
      seeds: yield* list(plan.seeds, plan.out),
      amendments: yield* amendmentFiles(plan.seeds),
    };
    return workload;
  }).pipe(Effect.provide(Seeds.layer));

export const totalBytes = ({ seeds }: Workload): number => seeds.reduce((sum, { size }) => sum + size, 0);
