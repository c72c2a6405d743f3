import * as Effect from "effect/Effect";
import { cleanChunk, labelChunk, parseChunk, segmentChunk } from "columnist";
import type { Source } from "@columnist/model";
import { LabelModel } from "../accurate/labelModel.ts";
import { stage } from "./stage.ts";

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

/** Raw articles to labelled ones, stage by stage: the one way, in this thread and in workers. */
export const labelled = (sources: ReadonlyArray<Source>) =>
  parse(sources).pipe(Effect.flatMap(clean), Effect.flatMap(segment), Effect.flatMap(label));
