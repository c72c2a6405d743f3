import * as Effect from "effect/Effect";
import { cleanChunk, labelChunk, parseChunk, segmentChunk, tablesOf, type ChunkResult } from "columnist";
import type { Source } from "@columnist/model";
import { stage, StageLimit } from "./stage.ts";
import { ROW_OPTIONS } from "./rowOptions.ts";
import { withinTime } from "./withinTime.ts";

export const parse = stage("parse", parseChunk);
export const clean = stage("clean", cleanChunk);
export const segment = stage("segment", segmentChunk);
export const label = stage("label", labelChunk);

/** Raw articles to columns, stage by stage. Computes what `processChunk` of columnist computes; a test holds them equal. */
export const articlePipeline = (sources: ReadonlyArray<Source>): Effect.Effect<ChunkResult> =>
  parse(sources).pipe(
    Effect.flatMap(clean),
    Effect.flatMap(segment),
    Effect.flatMap(label),
    Effect.flatMap((chunk) =>
      Effect.map(StageLimit, (limit) => withinTime(limit, () => tablesOf(chunk, ROW_OPTIONS))),
    ),
    Effect.withSpan("articles", { attributes: { records: sources.length } }),
  );
