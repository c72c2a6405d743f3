/** A worker for tests: does its job, but crashes, hangs or throws on articles whose path says so. */
import { parentPort } from "node:worker_threads";
import * as Effect from "effect/Effect";
import { packRows, type PackedRows } from "../rows/gatherRows.ts";
import { makePart } from "../rows/makePart.ts";
import { unpackSources } from "../rows/packedSources.ts";
import type { MadePart } from "../rows/part.ts";
import type { Answer, Job } from "./workerThread.ts";

const send = (answer: Answer): void => parentPort!.postMessage(answer, []);

/** Records of a job; none where it starts from rows. */
const sourcesOf = (job: Job) => {
  if (job.kind === "rows") return unpackSources(job.sources);
  return job.part.from.kind === "records" ? unpackSources(job.part.from.sources) : [];
};

parentPort!.on("message", (job: Job) => {
  const sources = sourcesOf(job);
  const named = (start: string) => sources.filter(({ path }) => path.startsWith(start));
  // Of two that crash together, each alone is harmless.
  if (named("crash").length > 0 || named("together").length > 1) process.exit(7);
  while (named("hang").length > 0);
  const [threw] = named("throw");
  if (threw !== undefined) send({ ok: false, message: `label failed on ${threw.path}` });
  else {
    const work: Effect.Effect<MadePart | PackedRows> =
      job.kind === "part" ? makePart(job.part) : packRows(sources);
    void Effect.runPromise(Effect.map(work, (result) => send({ ok: true, result })));
  }
});

send("ready");
