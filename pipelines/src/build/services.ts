/** Which services a computation over some seeds gets. */
import * as Layer from "effect/Layer";
import { labelModelNamed } from "../accurate/labelModel.ts";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { StageLimit } from "../rows/stage.ts";
import { DatasetStore } from "../store/datasetStore.ts";
import type { BuildPlan } from "../plan.ts";
import { Progress } from "../progress.ts";
import { totalBytes, type Workload } from "./workload.ts";

// A worker takes about as long to start (half a second of CPU) as a quarter of this takes to build.
const WORTH_WORKERS = 2 * 1024 * 1024;

/** Small inputs are computed in this thread and are not kept: both would take longer than they save. */
export const isSmall = (work: Workload): boolean => totalBytes(work) < WORTH_WORKERS;

/**
 * Where rows are gathered and parts are made. Provide it to those alone: idle workers hold memory.
 *
 * @param bytes of the records that go through the stages
 */
export const runnerFor = (plan: BuildPlan, bytes: number) =>
  // The encoder has its session in this thread.
  bytes < WORTH_WORKERS || (plan.model ?? "fast") !== "fast"
    ? Layer.mergeAll(
        ChunkRunner.inline,
        Layer.succeed(StageLimit, plan.articleLimit),
        labelModelNamed(plan.model ?? "fast"),
      )
    : ChunkRunner.workers({ jobs: plan.jobs, articleLimit: plan.articleLimit });

export const servicesFor = (json: boolean) => Layer.mergeAll(DatasetStore.layer, Progress.layerFor(json));
