/** A worker's whole job: takes packed sources, sends columns back. No Effect here: it would only cost start-up time. */
import { parentPort } from "node:worker_threads";
import { processChunk } from "columnist";
import { buffersOf } from "@columnist/model";
import type { Answer } from "./chunkRunner.ts";
import { unpackSources, type PackedSources } from "../seeds/packedSources.ts";
import { verifyChunk } from "./verifyChunk.ts";

const send = (answer: Answer, move: Array<ArrayBuffer> = []): void => parentPort!.postMessage(answer, move);

parentPort!.on("message", (packed: PackedSources) => {
  try {
    const sources = unpackSources(packed);
    const result = processChunk(sources);
    verifyChunk(sources, result);
    const buffers = new Set(buffersOf(Object.values(result.tables)));
    buffers.add(result.signatures.buffer as ArrayBuffer);
    send({ ok: true, result }, [...buffers]);
  } catch (cause) {
    const error = cause as Error;
    const inner = error.cause instanceof Error ? `: ${error.cause.message}` : "";
    send({ ok: false, message: `${error.message}${inner}` });
  }
});

send("ready");
