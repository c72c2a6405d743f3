/** How far a plan is. */
import { ShardRefused } from "./shard.ts";
import { attemptsIn } from "./journal.ts";
import type { PlanFile } from "./planFile.ts";
import { isOfPlan, readSummary, shardPath, type ShardSummary } from "./shardFile.ts";

/**
 * `done`; `missing`: no output, or one that is damaged; `faulty`: an article in it failed by a fault of the program or the
 * machine, so running it again computes it again; `other-code`; `changed`: it was made of other bytes of its seeds.
 */
export type ShardState = "done" | "missing" | "faulty" | "other-code" | "changed";

export interface ShardStatus {
  readonly shard: string;
  readonly state: ShardState;
  /** Articles and failures in its output; null where there is none. */
  readonly articles: number | null;
  readonly failures: number | null;
  /** Attempts at it that were killed or go on. */
  readonly attempts: number;
}

const stateOf = (summary: ShardSummary, plan: PlanFile, number: number): ShardState => {
  if (summary.configHash !== plan.configHash) return "other-code";
  if (!isOfPlan(summary, plan.input(number))) return "changed";
  return summary.isFaulty ? "faulty" : "done";
};

const statusAt = (plan: PlanFile, number: number, folder: string, attempts: number): ShardStatus => {
  const shard = plan.names[number]!;
  try {
    const summary = readSummary(shardPath(folder, shard));
    const state = stateOf(summary, plan, number);
    return { shard, state, articles: summary.rows.documents, failures: summary.failures.length, attempts };
  } catch (error) {
    if (error instanceof ShardRefused) throw error;
    return { shard, state: "missing", articles: null, failures: null, attempts };
  }
};

/** The state of each shard of a plan, in its order, found out when it is asked for; throws ShardRefused as the plan does. */
export const statusOf = (plan: PlanFile, folder: string): ReadonlyArray<() => ShardStatus> => {
  const attempts = attemptsIn(folder);
  return plan.names.map((name, number) => () => statusAt(plan, number, folder, attempts.get(name) ?? 0));
};
