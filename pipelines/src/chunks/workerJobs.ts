/**
 * A worker's whole job: takes packed sources and sends columns back, or takes the rows of a part and sends its files'
 * bytes back. No Effect here: it would only cost start-up time.
 */
import { parentPort } from "node:worker_threads";
import { processChunk } from "columnist";
import { buffersOf } from "@columnist/model";
import { buffersOfPart, makePart, type PartJob } from "../parts/makePart.ts";
import type { Answer, Job } from "./chunkRunner.ts";
import { unpackSources, type PackedSources } from "../seeds/packedSources.ts";
import { ROW_OPTIONS } from "./rowOptions.ts";

const send = (answer: Answer, move: Array<ArrayBuffer> = []): void => parentPort!.postMessage(answer, move);

const computeChunk = (packed: PackedSources): void => {
  const sources = unpackSources(packed);
  const result = processChunk(sources, ROW_OPTIONS);
  const buffers = new Set(buffersOf(Object.values(result.tables)));
  buffers.add(result.signatures.buffer as ArrayBuffer);
  send({ ok: true, result }, [...buffers]);
};

const computePart = (job: PartJob): void => {
  const result = makePart(job);
  send({ ok: true, result }, [...buffersOfPart(result)]);
};

parentPort!.on("message", (job: Job) => {
  try {
    if (job.kind === "chunk") computeChunk(job.sources);
    else computePart(job.part);
  } catch (cause) {
    const error = cause as Error;
    const inner = error.cause instanceof Error ? `: ${error.cause.message}` : "";
    send({ ok: false, message: `${error.message}${inner}` });
  }
});

send("ready");
