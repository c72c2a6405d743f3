import * as Effect from "effect/Effect";
import { cleanChunk, labelChunk, parseChunk, segmentChunk, tablesOf, type ChunkResult } from "columnist";
import type { Source } from "@columnist/model";
import { LabelModel, labelVersion } from "../accurate/labelModel.ts";
import { stage, StageLimit } from "./stage.ts";
import { ROW_OPTIONS } from "./rowOptions.ts";
import { withinTime } from "./withinTime.ts";

export const parse = stage("parse", parseChunk);
export const clean = stage("clean", cleanChunk);
export const segment = stage("segment", segmentChunk);
type Segmented = Parameters<typeof labelChunk>[0];
export const label = (chunk: Segmented) =>
  Effect.flatMap(LabelModel, ({ knowing }) =>
    Effect.flatMap(
      knowing((model) => labelChunk(chunk, model)),
      (model) => stage("label", (segmented: Segmented) => labelChunk(segmented, model))(chunk),
    ),
  );

/** Raw articles to columns, stage by stage. Computes what `processChunk` of columnist computes; a test holds them equal. */
export const articlePipeline = (sources: ReadonlyArray<Source>): Effect.Effect<ChunkResult> =>
  parse(sources).pipe(
    Effect.flatMap(clean),
    Effect.flatMap(segment),
    Effect.flatMap(label),
    Effect.flatMap((chunk) =>
      Effect.gen(function* () {
        const limit = yield* StageLimit;
        const { name } = yield* LabelModel;
        const options = { ...ROW_OPTIONS, labelVersion: labelVersion(name) };
        return withinTime(limit, () => tablesOf(chunk, options));
      }),
    ),
    Effect.withSpan("articles", { attributes: { records: sources.length } }),
  );
