/** A worker for tests: does its job, but crashes, hangs or throws on articles whose path says so. */
import { parentPort } from "node:worker_threads";
import * as Effect from "effect/Effect";
import { processChunk } from "columnist";
import type { Answer, Job } from "./chunkRunner.ts";
import { makePart } from "../rows/makePart.ts";
import { unpackSources } from "../rows/packedSources.ts";

const send = (answer: Answer): void => parentPort!.postMessage(answer, []);

parentPort!.on("message", (job: Job) => {
  const packed =
    job.kind === "chunk" ? job.sources : job.part.from.kind === "records" ? job.part.from.sources : null;
  const sources = packed === null ? [] : unpackSources(packed);
  if (sources.some(({ path }) => path.startsWith("crash"))) process.exit(7);
  while (sources.some(({ path }) => path.startsWith("hang")));
  const threw = sources.find(({ path }) => path.startsWith("throw"));
  if (threw !== undefined) send({ ok: false, message: `label failed on ${threw.path}` });
  else if (job.kind === "chunk") send({ ok: true, result: processChunk(sources) });
  else void Effect.runPromise(Effect.map(makePart(job.part), (result) => send({ ok: true, result })));
});

send("ready");
