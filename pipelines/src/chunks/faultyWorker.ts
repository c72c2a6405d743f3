/** A worker for tests: does its job, but crashes, hangs or throws on articles whose path says so. */
import { parentPort } from "node:worker_threads";
import { processChunk } from "columnist";
import type { Answer, Job } from "./chunkRunner.ts";
import { makePart } from "../parts/makePart.ts";
import { unpackSources } from "../seeds/packedSources.ts";

const send = (answer: Answer): void => parentPort!.postMessage(answer, []);

parentPort!.on("message", (job: Job) => {
  if (job.kind === "part") {
    send({ ok: true, result: makePart(job.part) });
    return;
  }
  const sources = unpackSources(job.sources);
  if (sources.some(({ path }) => path.startsWith("crash"))) process.exit(7);
  while (sources.some(({ path }) => path.startsWith("hang")));
  const threw = sources.find(({ path }) => path.startsWith("throw"));
  send(
    threw === undefined
      ? { ok: true, result: processChunk(sources) }
      : { ok: false, message: `label failed on ${threw.path}` },
  );
});

send("ready");
